import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { imageName } from './image-name.ts';
import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { isOneShot, isOneShotName, namingWords } from './shell-words.ts';
import { entriesOf, itemsOf, property, propertyAt, recordOf, stringOf } from '../documents/untyped.ts';
import { type YamlDocument, readYaml } from '../documents/yaml-documents.ts';

/** Compose files: one fact for each service that is built or that runs an image. */
export const compose: Reader<DeploymentFact> = {
  id: 'compose',
  version: 1,
  reads: (path) => /^(docker-)?compose([._-].+)?\.ya?ml$/i.test(baseName(path)),
  read: (path, text) => {
    const { documents, problem } = readYaml(text);
    const facts = documents.flatMap((document) => servicesOf(path, document));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function servicesOf(path: string, document: YamlDocument): readonly DeploymentFact[] {
  const services = property(document.value, 'services');
  return entriesOf(services).flatMap(([name]) => {
    const service = extended(services, name);
    const fact = factOf(path, name, service, document.lineOf(['services', name]));
    return fact === undefined ? [] : [fact];
  });
}

/** A service with what it takes over by `extends` from its own file; another file cannot be seen from here. */
function extended(services: unknown, name: string): Readonly<Record<string, unknown>> {
  let merged: Readonly<Record<string, unknown>> = {};
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const service: Readonly<Record<string, unknown>> = recordOf(property(services, at)) ?? {};
    merged = { ...service, ...merged };
    const base: unknown = service['extends'];
    at = stringOf(base) ?? (property(base, 'file') === undefined ? stringOf(property(base, 'service')) : undefined);
  }
  return merged;
}

function factOf(path: string, name: string, service: Readonly<Record<string, unknown>>, line: number): DeploymentFact | undefined {
  const image = imageName(stringOf(service['image']));
  const build = buildOf(directoryOf(path), service['build']);
  if (build === undefined && image === undefined) return undefined;
  const command = commandOf(service);
  const mentions = [...new Set([
    ...build?.mentions ?? [], ...namingWords(command), ...namingWords(stringOf(service['working_dir']) ?? ''),
  ])];
  return {
    technology: 'compose',
    name,
    ...(build?.context === undefined ? {} : { context: build.context }),
    ...(build?.dockerfile === undefined ? {} : { dockerfile: build.dockerfile }),
    ...(image === undefined ? {} : { image }),
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(runsOnce(name, service, command) ? { oneShot: true } : {}),
    site: { file: path, line, column: 1 },
  };
}

interface Build {
  readonly context: string | undefined;
  readonly dockerfile: string | undefined;
  readonly mentions: readonly string[];
}

function buildOf(directory: string, build: unknown): Build | undefined {
  if (build === undefined || build === null) return undefined;
  const written = stringOf(build) ?? stringOf(property(build, 'context')) ?? '.';
  const context = fromDirectory(directory, withDefaults(written));
  const file = stringOf(property(build, 'dockerfile')) ?? 'Dockerfile';
  const inline = property(build, 'dockerfile_inline') !== undefined;
  const dockerfile = context === undefined || inline ? undefined : fromDirectory(context, withDefaults(file));
  const target = stringOf(property(build, 'target'));
  return { context, dockerfile, mentions: [...(target === undefined ? [] : [target]), ...argumentsOf(property(build, 'args'))] };
}

/** Build arguments that may name the project to build (`APP: orders`); whatever could be a secret is no such name. */
function argumentsOf(args: unknown): readonly string[] {
  const pairs = Array.isArray(args)
    ? itemsOf(args).map((each) => String(each)).map((each) => [each.split('=', 1)[0]!, each.slice(each.indexOf('=') + 1)] as const)
    : entriesOf(args).map(([key, value]) => [key, stringOf(value) ?? ''] as const);
  return pairs.filter(([key]) => /app|project|service|package|workspace|module|name|scope|target|path|dir/i.test(key)
    && !/key|token|secret|pass/i.test(key)).flatMap(([, value]) => namingWords(value));
}

function commandOf(service: Readonly<Record<string, unknown>>): readonly string[] {
  return [service['entrypoint'], service['command']].flatMap((each) => typeof each === 'string' ? [each] : itemsOf(each).filter((word) => typeof word === 'string'));
}

/** By its command, or by its name when nothing says that it goes on running. */
function runsOnce(name: string, service: Readonly<Record<string, unknown>>, command: readonly string[]): boolean {
  return isOneShot(command) || (isOneShotName(name) && !staysUp(service));
}

function staysUp(service: Readonly<Record<string, unknown>>): boolean {
  const restart = stringOf(service['restart']) ?? stringOf(propertyAt(service, 'deploy', 'restart_policy', 'condition'));
  return itemsOf(service['ports']).length > 0 || restart === 'always' || restart === 'unless-stopped' || restart === 'any';
}

function withDefaults(written: string): string {
  return written.replace(/\$\{\w+:?-([^}$]*)\}/g, '$1');
}
