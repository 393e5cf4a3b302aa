import type { Service } from '../../model/unit.ts';
import type { SettingFact } from '../../model/data-facts.ts';
import type { Project } from '../../model/inventory.ts';
import type { Unit } from '../../model/unit.ts';
import { directoryOf, lastName } from '../paths.ts';
import type { ProjectIndex } from '../project-index.ts';
import type { MadeSettings } from './made-settings.ts';
import type { Runners } from './runners.ts';
import type { SaidBy } from './said.ts';
import type { Setting } from './setting.ts';

/** What one configuration sets for one service. */
export interface Environment {
  readonly service: Service;
  /** The configuration; environments of different ones never meet at run time. */
  readonly context: string;
  /** Whether it is how the service runs in deployment, as against a developer's machine. */
  readonly deployed: boolean;
  readonly settings: ReadonlyMap<string, Setting>;
  /** What fills in `${NAME}` beside the settings themselves: the `.env` beside a compose file, and what code makes of them. */
  readonly defaults: ReadonlyMap<string, Setting>;
}

const localFile = /(^|[._-])(dev|develop|development|local|override|test|tests|e2e|ci)([._-]|$)/i;
const deployedVariant = /^(prod|production|staging|stage|live|preview|docker|container)$/i;
/** Test databases may be shared by whom they like; the values of samples are nobody's. */
const noVariant = /^(test|tests|testing|e2e|ci|spec|template|dist|sample|example|defaults?|schema|vault)([._-]|$)|[._-](test|example|sample)$/i;

/** The environments of all services, sorted by configuration and service. */
export function findEnvironments(
  said: SaidBy, runners: Runners, made: MadeSettings, { index, unitOf }: { readonly index: ProjectIndex; unitOf(project: Project): Unit },
): readonly Environment[] {
  const settings = said('setting').map(({ fact }) => fact);
  const sets = setsOf(settings);
  const files = filesOf(settings);
  const drafts = new Map<string, Draft>();
  const draft = (service: Service, context: string, deployed: boolean, defaults: Draft['defaults']): Draft => {
    const key = `${context}\n${service.name}`;
    let known = drafts.get(key);
    if (known === undefined) drafts.set(key, (known = { service, context, deployed, settings: new Map(), defaults: new Map([...made(service), ...defaults]) }));
    return known;
  };
  const of = (scope: SettingFact['scope'], file: string): readonly Draft[] => {
    if (scope.in === 'deployment' || scope.in === 'file') {
      const named = scope.in === 'deployment' ? runners.named(file, scope.name) : undefined;
      const services = named === undefined ? scope.in === 'file' ? runners.in(file) : onlyOne(runners.in(file), file) : [named];
      const deployed = !localFile.test(lastName(file));
      return services.map((service) => draft(service, contextOf(file), deployed, files.get(envBeside(file)) ?? new Map<string, Setting>()));
    }
    if (scope.in !== 'directory' || noVariant.test(scope.variant ?? '')) return [];
    const project = index.owning(directoryOf(file));
    const unit = project && unitOf(project);
    const variant = scope.variant ?? '';
    return unit?.kind === 'service' ? [draft(unit, `.env${variant === '' ? '' : `.${variant}`}`, deployedVariant.test(variant), new Map())] : [];
  };

  // What a deployment takes over as a whole is weaker than what it sets itself.
  for (const { fact } of said('setting-source')) {
    const taken = 'file' in fact.from ? files.get(fact.from.file) : sets.get(fact.from.set);
    for (const each of of(fact.scope, fact.site.file)) {
      for (const setting of taken?.values() ?? []) each.settings.set(setting.key, 'file' in fact.from ? setting : { ...setting, site: fact.site });
    }
  }
  for (const fact of settings) for (const each of of(fact.scope, fact.site.file)) each.settings.set(fact.key, settingOf(fact, sets));
  return [...drafts.values()].sort((a, b) => compare(a.context, b.context) || compare(a.service.name, b.service.name));
}

interface Draft extends Environment {
  readonly settings: Map<string, Setting>;
}

/** A value of a ConfigMap that is known counts as itself; that of a secret is known by its place. */
function settingOf({ key, value, site }: SettingFact, sets: ReadonlyMap<string, ReadonlyMap<string, Setting>>): Setting {
  if (value.kind !== 'reference') return { key, value, site };
  const behind = sets.get(value.name)?.get(value.key)?.value;
  return { key, value: behind === undefined || behind.kind === 'hidden' ? value : behind, site };
}

function setsOf(settings: readonly SettingFact[]): ReadonlyMap<string, ReadonlyMap<string, Setting>> {
  const sets = new Map<string, Map<string, Setting>>();
  for (const { scope, key, value, site } of settings) {
    if (scope.in !== 'set') continue;
    const set = sets.get(scope.name) ?? new Map<string, Setting>();
    sets.set(scope.name, set.set(key, { key, value, site }));
  }
  return sets;
}

/** The settings of each `.env` file, by its path. */
function filesOf(settings: readonly SettingFact[]): ReadonlyMap<string, ReadonlyMap<string, Setting>> {
  const files = new Map<string, Map<string, Setting>>();
  for (const { scope, key, value, site } of settings) {
    if (scope.in !== 'directory') continue;
    const file = files.get(site.file) ?? new Map<string, Setting>();
    files.set(site.file, file.set(key, { key, value, site }));
  }
  return files;
}

function envBeside(file: string): string {
  const directory = directoryOf(file);
  return directory === '' ? '.env' : `${directory}/.env`;
}

/** A compose file has a network of its own, where `db` is its own; elsewhere a name is the same whatever file it stands in. */
function contextOf(file: string): string {
  if (file.endsWith('.tf')) return 'Terraform';
  const [, tool] = /(?:^|\/)(?:docker-)?(compose|serverless|wrangler)[^/]*$/i.exec(file) ?? [];
  switch (tool?.toLowerCase()) {
    case 'compose': return file;
    case 'serverless': return 'Serverless';
    case 'wrangler': return 'Wrangler';
    default: return 'Kubernetes';
  }
}

/**
 * A name that no deployment fact has (a function, an environment) means the one service of its file, if there is one;
 * in Compose and Terraform each has one, or nothing tells what it runs.
 */
function onlyOne(services: readonly Service[], file: string): readonly Service[] {
  return services.length === 1 && !/(^|\/)(docker-)?compose[^/]*$|\.tf$/i.test(file) ? services : [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
