import type { Architecture } from '../model/architecture.ts';
import type { Module } from '../model/graph.ts';
import type { Change, ImpactReason, ImpactStep } from '../model/impact.ts';
import type { Project } from '../model/inventory.ts';
import type { Service, Unit } from '../model/unit.ts';
import { concernsAll, isProse } from './change-scope.ts';
import type { Seed } from './import-reach.ts';

/** A service that a change touches, without regard to imports. */
export interface Touched {
  readonly service: Service;
  readonly reason: ImpactReason;
  readonly via: readonly ImpactStep[];
}

/** What changes touch at once: services, and the modules whose importers they touch next. */
export interface ChangeSeeds {
  readonly touched: readonly Touched[];
  readonly seeds: readonly Seed[];
}

/** Tells what each change is to the architecture that has its file. */
export function changeSeeds(changes: readonly Change[], architecture: Architecture): ChangeSeeds {
  const touched: Touched[] = [];
  const seeds: Seed[] = [];
  const homeOf = homes(architecture.projects);
  const dependants = dependantsIn(architecture);
  const sources = new Set(architecture.graph.modules);
  const whole = new Set<Project>();
  let modules: ReadonlyMap<Project, readonly Module[]> | undefined;
  const touch = (unit: Unit | undefined, reason: ImpactReason, via: readonly ImpactStep[]): void => {
    if (unit?.kind === 'service') touched.push({ service: unit, reason, via });
  };

  /** A file of the project changed that is no module: all that is made of the project may be otherwise. */
  function touchProject(project: Project, first: ImpactStep): void {
    const ways = new Map<Project, readonly ImpactStep[]>([[project, [first]]]);
    for (const [one, via] of ways) {
      const unit = architecture.unitOf(one);
      if (one !== project) touch(unit, 'depends', via);
      if (unit.kind === 'library') {
        modules ??= modulesByProject(architecture);
        for (const module of modules.get(one) ?? []) seeds.push({ module, via });
      }
      for (const other of dependants(one)) {
        if (!ways.has(other)) ways.set(other, [...via, { what: other.manifest?.file ?? other.name, says: `asks for ${one.name}` }]);
      }
    }
  }

  for (const change of changes) {
    const { path } = change;
    const first: ImpactStep = { what: path, says: change.kind === 'changed' ? 'has changed' : change.kind === 'added' ? 'is new' : 'is gone' };
    if (isProse(path)) continue;
    if (concernsAll(path)) for (const service of architecture.services) touch(service, 'everything', [first]);
    const module = architecture.graph.module(path);
    if (module !== undefined) seeds.push({ module, via: [first] });
    const home = homeOf(path);
    const unit = home && architecture.unitOf(home);
    touch(unit, 'changed', [first]);
    // Each such file of a project touches the same.
    if (!isImported(module, architecture, sources) && home !== undefined && unit?.kind === 'library' && !whole.has(home)) {
      whole.add(home);
      touchProject(home, first);
    }
    for (const service of configuredBy(path, architecture)) touch(service, 'configured', [first]);
    touchTables(path, first, architecture, touch, seeds);
  }
  return { touched, seeds };
}

function touchTables(path: string, first: ImpactStep, { resources }: Architecture, touch: (unit: Unit | undefined, reason: ImpactReason, via: readonly ImpactStep[]) => void, seeds: Seed[]): void {
  for (const table of resources.tables) {
    if (!table.declarations.some(({ site }) => site.file === path)) continue;
    const name = table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
    const described: ImpactStep = { what: `table ${name}`, says: 'is described by it' };
    touch(table.owner, 'table', [first, described]);
    for (const { unit, site, module, role } of [...table.declarations, ...table.uses]) {
      if (site.file === path) continue;
      const via = [first, described, { what: site.file, line: site.line, says: role === 'uses' ? 'uses it' : 'describes it too' }];
      touch(unit, 'table', via);
      if (module !== undefined && unit.kind !== 'service') seeds.push({ module, via });
    }
  }
}

/** Whether all that a file does to others it does by being imported: source code, and data that some module names. */
function isImported(module: Module | undefined, { graph }: Architecture, sources: ReadonlySet<Module>): boolean {
  if (module === undefined) return false;
  return sources.has(module) || (!/(?:^|\/)(?:package|[tj]sconfig[^/]*)\.json$/.test(module.path) && graph.importersOf(module).length > 0);
}

/** The services that a file says something of from outside: where it is built, and where its data is. */
function configuredBy(path: string, { services, resources }: Architecture): readonly Service[] {
  const uses = [...resources.databases, ...resources.caches].flatMap((one) => one.uses);
  return services.filter((service) => service.evidence.some(({ site }) => site?.file === path)
    || uses.some((use) => use.service === service && use.site.file === path));
}

/** The project with the nearest root above a path. */
function homes(projects: readonly Project[]): (path: string) => Project | undefined {
  const byRoot = new Map(projects.map((project) => [project.root, project]));
  return (path) => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const project = byRoot.get(path.slice(0, end));
      if (project !== undefined) return project;
    }
    return byRoot.get('');
  };
}

/** The projects whose manifests ask for a project. */
function dependantsIn({ projects }: Architecture): (project: Project) => readonly Project[] {
  const askers = new Map<string, Project[]>();
  for (const project of projects) {
    const { dependencies = {}, devDependencies = {}, peerDependencies = {}, optionalDependencies = {} } = project.manifest ?? {};
    for (const name of new Set([dependencies, devDependencies, peerDependencies, optionalDependencies].flatMap(Object.keys))) {
      const list = askers.get(name);
      if (list === undefined) askers.set(name, [project]);
      else list.push(project);
    }
  }
  return (project) => askers.get(project.manifest?.name ?? project.name) ?? [];
}

function modulesByProject({ graph }: Architecture): ReadonlyMap<Project, readonly Module[]> {
  const found = new Map<Project, Module[]>();
  for (const module of graph.modules) {
    const list = found.get(module.project);
    if (list === undefined) found.set(module.project, [module]);
    else list.push(module);
  }
  return found;
}
