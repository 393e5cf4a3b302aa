import type { Inventory, Project, TsConfig } from '../../model/inventory.ts';
import { directoryOf, isWithin, joinPath } from './posix-path.ts';

/** One target of one alias that a tsconfig at the root of the repository or of a workspace declares for all. */
export interface RootAlias {
  /** As written; it has a star when it stands for many specifiers. */
  readonly alias: string;
  /** Posix path from the repository root, with the star where the alias has one. */
  readonly target: string;
  /** The directory of the tsconfig that declares it. */
  readonly declaredIn: string;
}

/** Files that mark the root of a set of projects. */
const workspaceMarkers = [
  'pnpm-workspace.yaml', 'nx.json', 'lerna.json', 'rush.json', 'turbo.json', 'nest-cli.json', 'angular.json', 'workspace.json',
];

/**
 * The aliases that a whole repository or workspace shares. An alias that a single project declares for itself is no
 * publication, whatever it leads to.
 */
export function rootAliases(inventory: Inventory): readonly RootAlias[] {
  const found = new Map<string, RootAlias>();
  const roots = new Map<string, boolean>();
  for (const config of effectiveConfigs(inventory)) {
    const declaredIn = config.pathsDirectory ?? config.pathsBase;
    let isRoot = roots.get(declaredIn);
    if (isRoot === undefined) roots.set(declaredIn, (isRoot = isSharedRoot(inventory, declaredIn)));
    if (!isRoot) continue;
    for (const [alias, targets] of Object.entries(config.paths ?? {})) {
      for (const written of alias.startsWith('*') ? [] : targets) {
        const target = joinPath(config.pathsBase, written);
        if (target !== undefined && !opensAll(target, declaredIn)) found.set(`${alias}\0${target}`, { alias, target, declaredIn });
      }
    }
  }
  return [...found.values()];
}

/** `@/*` → `./*` is another spelling of every path, and publishes nothing. */
function opensAll(target: string, declaredIn: string): boolean {
  const star = target.indexOf('*');
  return star >= 0 && isWithin(declaredIn, directoryOf(target.slice(0, star)));
}

/** The tsconfigs that govern projects; aliases of the root reach them through `extends` or from above. */
function effectiveConfigs(inventory: Inventory): ReadonlySet<TsConfig> {
  const configs = new Set<TsConfig>();
  for (const { root } of [{ root: '' }, ...inventory.projects]) {
    for (const below of ['index.ts', 'src/index.ts']) {
      const config = inventory.tsconfigOf(joinPath(root, below) ?? below);
      if (config?.paths !== undefined) configs.add(config);
    }
  }
  return configs;
}

function isSharedRoot(inventory: Inventory, directory: string): boolean {
  if (!inventory.projects.some((project) => project.root !== directory && isWithin(project.root, directory))) return false;
  if (directory === '') return true;
  const own = inventory.projects.find((project) => project.root === directory);
  return isWorkspaceRoot(own)
    || workspaceMarkers.some((name) => inventory.fileOf(`${directory}/${name}`) !== undefined);
}

function isWorkspaceRoot(project: Project | undefined): boolean {
  return project?.manifest !== undefined && Object.hasOwn(project.manifest.raw, 'workspaces');
}
