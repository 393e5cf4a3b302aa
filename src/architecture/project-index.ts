import type { Inventory, Project } from '../model/inventory.ts';
import { onceFor } from '../model/once-for.ts';
import { isSampleDirectory, isSourceDirectory, isTestDirectory } from './evidence-places.ts';
import { directoryOf, isWithin, joinPath, lastName } from './paths.ts';

/** Projects by place and by name. */
export interface ProjectIndex {
  readonly projects: readonly Project[];
  at(directory: string): Project | undefined;
  /** The project that owns a path: the one with the nearest root. */
  owning(path: string): Project | undefined;
  /** The one project that goes by a name (of manifest, Nx or Nest, or directory); undefined when none or several do. */
  named(name: string): Project | undefined;
  /** Whether a project is there to hold others: a workspace root, a Nest monorepo's root. */
  holdsOthers(project: Project): boolean;
  /** Whether a project is alone in its repository, but for tests and samples. */
  isSole(project: Project): boolean;
  /** Whether a directory lies in the source or assets of a project: a generator's templates are deployed by nobody. */
  isEmbedded(directory: string): boolean;
  /** Whether something says that a project is started, not only imported. */
  isRunnable(project: Project): boolean;
}

const workspaceFiles = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'turbo.json', 'rush.json', 'moon.yml', '.moon/workspace.yml'];

/** Made once an inventory. */
export const projectIndexOf = onceFor(createProjectIndex);

function createProjectIndex(inventory: Inventory): ProjectIndex {
  const { projects } = inventory;
  const byRoot = new Map(projects.map((project) => [project.root, project]));
  const byName = groupByName(projects);
  const holders = new Set(projects.filter((project) => holds(project, projects, inventory)));
  const owning = (path: string): Project | undefined => {
    for (let at = path; ; at = directoryOf(at)) {
      const project = byRoot.get(at);
      if (project !== undefined || at === '') return project;
    }
  };
  const isEmbedded = (directory: string): boolean => {
    const owner = owning(directory);
    if (owner === undefined || holders.has(owner)) return false;
    if (directory !== owner.root) return isSourceDirectory(directory.slice(owner.root === '' ? 0 : owner.root.length + 1));
    const outer = owner.workspace ? undefined : owning(directoryOf(owner.root));
    return outer !== undefined && !holders.has(outer) && isSourceDirectory(owner.root.slice(outer.root === '' ? 0 : outer.root.length + 1));
  };
  return {
    projects,
    at: (directory) => byRoot.get(directory),
    owning,
    isEmbedded,
    named: (name) => byName(name),
    holdsOthers: (project) => holders.has(project),
    isSole: (project) => projects.every((other) => other === project || isAside(other.root)),
    isRunnable,
  };
}

/** Looks up whole names first: `api` is the project of that name before it is any directory called `api`. */
function groupByName(projects: readonly Project[]): (name: string) => Project | undefined {
  const levels: readonly ((project: Project) => string | undefined)[] = [
    (project) => project.manifest?.name ?? project.name,
    (project) => project.name,
    (project) => project.root === '' ? undefined : lastName(project.root),
    (project) => unscoped(project),
  ];
  const maps = levels.map((nameOf) => {
    const found = new Map<string, Project[]>();
    for (const project of projects) {
      const name = nameOf(project);
      if (name !== undefined) found.set(name, [...found.get(name) ?? [], project]);
    }
    return found;
  });
  return (name) => {
    const found = maps.map((map) => map.get(name)).find((group) => group !== undefined);
    return found?.length === 1 ? found[0] : undefined;
  };
}

/** A project's name without the scope of its package. */
export function unscoped(project: Project): string {
  return (project.manifest?.name ?? project.name).replace(/^@[^/]+\//, '');
}

/** Whether a directory holds what stands beside the product. */
function isAside(directory: string): boolean {
  return isTestDirectory(directory) || isSampleDirectory(directory);
}

function holds(project: Project, projects: readonly Project[], inventory: Inventory): boolean {
  const below = projects.filter((other) => other !== project && isWithin(project.root, other.root) && !isAside(other.root));
  if (below.length === 0) return false;
  if (project.root === '' || project.manifest?.raw['workspaces'] !== undefined) return true;
  if (workspaceFiles.some((file) => inventory.fileOf(joinPath(project.root, file)) !== undefined)) return true;
  return inventory.fileOf(joinPath(project.root, 'nest-cli.json')) !== undefined
    && below.some((other) => other.declaredBy.includes('nest-cli.json'));
}

const starting = /^(start|serve|preview|dev|develop)(:.+)?$/;

function isRunnable(project: Project): boolean {
  if (project.type !== undefined) return project.type === 'application';
  return Object.keys(project.manifest?.scripts ?? {}).some((name) => starting.test(name))
    || /(^|\/)(apps?|services?|microservices|workers)\/[^/]+$/.test(project.root);
}
