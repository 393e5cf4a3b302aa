import type { Architecture } from '../model/architecture.ts';
import type { Module } from '../model/graph.ts';

/** What a project is known by when its name or its directory changes. */
export interface PastProject {
  readonly name: string;
  readonly root: string;
  /** The service whose main project it is. */
  readonly service?: string;
  /** The service that its files count for: it is inside of it, or speaks for it as a whole. */
  readonly of?: string;
  /** The smallest content keys of its modules, shortened: what two states of it have in common. */
  readonly sketch: readonly string[];
}

/** Old name → new name, of projects and of services. */
export interface Renames {
  readonly names: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
}

/** The projects of a revision. `keyOf` gives the content key of a file. */
export function pastProjects({ projects, services, interfaces, graph, unitOf }: Architecture, keyOf: (path: string) => string | undefined): readonly PastProject[] {
  const modules = new Map<Module['project'], string[]>();
  for (const { path, project } of graph.modules) {
    const keys = modules.get(project) ?? [];
    if (keys.length === 0) modules.set(project, keys);
    keys.push(keyOf(path)?.slice(0, 10) ?? '');
  }
  const serviceOf = new Map(services.flatMap(({ name, projects: [main] }) => (main === undefined ? [] : [[main, name] as const])));
  const spoken = new Map(interfaces.flatMap(({ project, service, modules }) => (service === undefined || modules !== undefined ? [] : [[project, service.name] as const])));
  return projects.map((project): PastProject => {
    const service = serviceOf.get(project);
    const unit = unitOf(project);
    const of = unit.kind === 'service' ? unit.name : spoken.get(project);
    const sketch = [...new Set(modules.get(project))].filter((key) => key !== '').sort().slice(0, sketchSize);
    return {
      name: project.name, root: project.root, ...(service === undefined ? {} : { service }), ...(of === undefined ? {} : { of }), sketch,
    };
  });
}

/**
 * Which names of one revision stand for which of a later one: of a project that has another name in the same directory, or that has
 * both changed and most of its modules as they were. A name that is still there stays with whoever has it.
 */
export function renamedProjects(before: readonly PastProject[], now: readonly PastProject[]): Renames {
  const [had, has] = [before, now].map((projects) => new Set(projects.map(({ name }) => name)));
  const named = new Map(now.map((one) => [one.name, one]));
  const pairs = before.flatMap((old): (readonly [PastProject, PastProject])[] => {
    const one = named.get(old.name);
    return one === undefined ? [] : [[old, one]];
  });
  const gone = before.filter(({ name }) => !has!.has(name));
  const fresh = now.filter(({ name }) => !had!.has(name));
  const candidates = gone.flatMap((old) => fresh.map((one) => (
    { old, one, likeness: old.root === one.root ? 2 : likeness(old.sketch, one.sketch) }
  )));
  const taken = new Set<PastProject>();
  for (const { old, one } of candidates.filter((pair) => pair.likeness >= alike).sort((a, b) => b.likeness - a.likeness)) {
    if (taken.has(old) || taken.has(one)) continue;
    taken.add(old).add(one);
    pairs.push([old, one]);
  }
  const names = new Map<string, string>();
  const services = new Map<string, string>();
  const serviceNames = [before, now].map((projects) => new Set(projects.map(({ service }) => service)));
  for (const [old, one] of pairs) {
    if (old.name !== one.name) names.set(old.name, one.name);
    if (old.service === undefined || one.service === undefined || old.service === one.service) continue;
    if (serviceNames[1]!.has(old.service) || serviceNames[0]!.has(one.service)) continue;
    services.set(old.service, one.service);
    // What has no name of its own goes by that of its service.
    if (!had!.has(old.service)) names.set(old.service, one.service);
  }
  return { names, services };
}

/** Keys that are compared at the most. */
const sketchSize = 24;
/** The share of modules that two states of one project have in common, at the least. */
const alike = 0.5;

/** The share that the smallest keys of both together have in common: an estimate of that of all. */
function likeness(left: readonly string[], right: readonly string[]): number {
  const together = [...new Set([...left, ...right])].sort().slice(0, sketchSize);
  const [a, b] = [new Set(left), new Set(right)];
  return together.length === 0 ? 0 : together.filter((key) => a.has(key) && b.has(key)).length / together.length;
}
