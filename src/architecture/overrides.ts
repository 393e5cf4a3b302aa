import type { Evidence } from '../model/unit.ts';
import type { Config, ServiceConfig } from '../model/config.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { didYouMean } from '../model/nearest-name.ts';
import { type Problem, problem } from '../model/problem.ts';
import { isWithin, plainDirectory } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

/** A service before its interfaces are known. */
export interface ServiceDraft {
  readonly name: string;
  readonly projects: readonly Project[];
  readonly tags: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Set when the config names it; then every project below its root is its own. */
  readonly root: string | undefined;
}

/** The services after the config had its say; it wins, and whatever it names in vain is a Problem. */
export function overrideServices(
  inferred: readonly ServiceDraft[],
  config: Config,
  inventory: Inventory,
  index: ProjectIndex,
): { readonly services: readonly ServiceDraft[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const denied = new Set<Project>();
  const declared: ServiceDraft[] = [];
  for (const [name, value] of Object.entries(config.services ?? {})) {
    if (value === false) {
      const found = inferred.find((service) => service.name === name);
      if (found === undefined) problems.push(noSuchService(name, `services.${name}`, inferred.map((service) => service.name)));
      else denied.add(found.projects[0]!);
      continue;
    }
    const settings = typeof value === 'string' ? { root: value } : value;
    const draft = declare(name, settings, inferred, index);
    if (draft === undefined) problems.push(noSuchDirectory(name, settings.root, inventory, index));
    else declared.push(draft);
  }
  const owned = ownership(declared);
  const services = declared.map((draft) => ({ ...draft, projects: draft.projects.filter((project) => owned.get(project) === draft) }))
    .filter(({ projects }) => projects.length > 0);
  const names = new Set(services.map(({ name }) => name));
  const kept = inferred.filter(({ projects: [main] }) => !denied.has(main!) && !owned.has(main!))
    .map((service) => names.has(service.name) ? { ...service, name: service.projects[0]!.root } : service);
  return { services: [...services, ...kept], problems };
}

function declare(name: string, { root: written, tags = [] }: ServiceConfig, inferred: readonly ServiceDraft[], index: ProjectIndex): ServiceDraft | undefined {
  const root = plainDirectory(written);
  // Everything lies below the root of the repository; a service there is that one project.
  const below = index.projects.filter((project) => root === '' ? project.root === '' : isWithin(root, project.root));
  const [main] = below;
  if (main === undefined) return undefined;
  const known = inferred.find(({ projects }) => projects[0] === main);
  return {
    name, root, tags,
    projects: below,
    evidence: [{ reason: 'the config names it' }, ...known?.evidence ?? []],
  };
}

/** Who owns a project that several declared services hold: the one with the deepest root. */
function ownership(declared: readonly ServiceDraft[]): ReadonlyMap<Project, ServiceDraft> {
  const owners = new Map<Project, ServiceDraft>();
  for (const draft of declared) {
    for (const project of draft.projects) {
      const other = owners.get(project);
      if (other === undefined || other.root!.length < draft.root!.length) owners.set(project, draft);
    }
  }
  return owners;
}

/** The project that the config means by a name or a directory. */
export function projectNamed(written: string, index: ProjectIndex): Project | undefined {
  return index.at(plainDirectory(written)) ?? index.projects.find(({ name }) => name === written);
}

export function noSuchService(name: string, key: string, names: readonly string[]): Problem {
  return problem('no-match', `${key} in the config names the service "${name}", which does not exist${hint(name, names)} `
    + 'Correct or remove it; `mandate inspect` lists the services.');
}

export function noSuchProject(written: string, key: string, index: ProjectIndex): Problem {
  const names = index.projects.flatMap(({ name, root }) => root === '' ? [name] : [name, root]);
  return problem('no-match', `${key} in the config names "${written}", which is no project${hint(written, names)} `
    + 'Give the name or the directory of a package; `mandate inspect` lists them.');
}

function noSuchDirectory(name: string, written: string, inventory: Inventory, index: ProjectIndex): Problem {
  const root = plainDirectory(written);
  const holder = index.owning(root);
  if (inventory.isDirectory(root) && holder !== undefined) {
    return problem('no-match', `services.${name} in the config names the directory "${written}", which holds no project: it is a part of `
      + `${holder.name}. A service is a project; give the directory a package.json, or name ${holder.root || 'the root'}.`);
  }
  return problem('no-match', `services.${name} in the config names the directory "${written}", which does not exist`
    + `${hint(root, index.projects.map((project) => project.root))} Give a directory from the root of the repository.`);
}

/** The nearest right name, and the end of the sentence. */
function hint(name: string, names: readonly string[]): string {
  return didYouMean(name, names) || '.';
}
