import type { DataFact, SettingScope } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { entriesOf, itemsOf, property, stringOf } from '../documents/untyped.ts';
import { type YamlDocument, readYaml } from '../documents/yaml-documents.ts';
import { isSettingName } from '../../model/setting-part.ts';
import { settingValue } from './setting-value.ts';

type Path = readonly (string | number)[];

const maxExtended = 20;

/**
 * Compose files: what each service is given by `environment` and `env_file`, with what it takes over by anchors, merges and
 * `extends` from the same file. A key without a value is taken from where compose is run.
 */
export const composeSettings: Reader<DataFact> = {
  id: 'compose-settings',
  version: 2,
  reads: (path) => /^(docker-)?compose([._-].+)?\.ya?ml$/i.test(baseName(path)),
  read: (path, text) => {
    if (!/environment|env_file/.test(text)) return { facts: [] };
    const { documents, problem } = readYaml(text);
    const facts = documents.flatMap((document) => entriesOf(property(document.value, 'services'))
      .flatMap(([name]) => factsOf(path, document, name)));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function factsOf(path: string, document: YamlDocument, name: string): readonly DataFact[] {
  const scope: SettingScope = { in: 'deployment', name };
  const chain = baseFirst(property(document.value, 'services'), name);
  const siteOf = (at: Path) => ({ file: path, line: document.lineOf(at), column: 1 });
  const sources = chain.flatMap((service) => envFilesOf(document, service)).map(({ file, at }): DataFact => {
    const from = fromDirectory(directoryOf(path), file.replace(/\$\{\w+:?-([^}$]*)\}/g, '$1'));
    return from === undefined
      ? { kind: 'unread', technology: 'compose', what: 'address', reason: 'its env_file lies elsewhere, or its name is filled in at run time', site: siteOf(at) }
      : { kind: 'setting-source', scope, from: { file: from }, site: siteOf(at) };
  });
  // What a service says itself stands over what it takes over.
  const settings = new Map(chain.flatMap((service) => environmentOf(document, service)).map((each) => [each.key, each]));
  return [...sources, ...[...settings.values()].map(({ key, value, at }): DataFact => ({
    kind: 'setting', scope, key, value: settingValue(key, value), site: siteOf(at),
  }))];
}

/** A service and what it extends within the file, the farthest first. */
function baseFirst(services: unknown, name: string): readonly string[] {
  const chain: string[] = [];
  for (let at: string | undefined = name; at !== undefined && !chain.includes(at) && chain.length < maxExtended;) {
    chain.unshift(at);
    const base: unknown = property(property(services, at), 'extends');
    at = stringOf(base) ?? (property(base, 'file') === undefined ? stringOf(property(base, 'service')) : undefined);
  }
  return chain;
}

interface Written {
  readonly key: string;
  readonly value: string;
  readonly at: Path;
}

function environmentOf(document: YamlDocument, service: string): readonly Written[] {
  const at = ['services', service, 'environment'];
  const environment = property(property(property(document.value, 'services'), service), 'environment');
  const pairs = Array.isArray(environment)
    ? environment.map((each, index) => [...pairOf(String(each)), [...at, index]] as const)
    : entriesOf(environment).map(([key, value]) => [key, value ?? undefined, [...at, key]] as const);
  return pairs.filter(([key, value]) => isSettingName(key) && typeof value !== 'object')
    .map(([key, value, place]) => ({ key, value: value === undefined ? `\${${key}}` : String(value), at: place }));
}

function pairOf(text: string): readonly [string, string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text.trim(), undefined] : [text.slice(0, equals).trim(), text.slice(equals + 1)];
}

function envFilesOf(document: YamlDocument, service: string): readonly { readonly file: string; readonly at: Path }[] {
  const at = ['services', service, 'env_file'];
  const written = property(property(property(document.value, 'services'), service), 'env_file');
  const items = Array.isArray(written) ? itemsOf(written).map((item, index) => [item, [...at, index]] as const) : [[written, at] as const];
  return items.flatMap(([item, place]) => {
    const file = stringOf(item) ?? stringOf(property(item, 'path'));
    return file === undefined ? [] : [{ file, at: place }];
  });
}
