import type { Inventory, Project } from '../model/inventory.ts';
import type { Tree } from '../model/tree.ts';
import { fileGlobSet } from './glob.ts';
import { governingTsConfig } from './governing-tsconfig.ts';
import { layOut } from './layout.ts';
import type { Layout } from './layout.ts';
import { manifestFiles } from './manifest-files.ts';
import { findProjects } from './projects.ts';
import { realPaths } from './real-paths.ts';
import type { Reading } from './reading.ts';
import { roles } from './roles.ts';
import { tsConfigs } from './tsconfigs.ts';

export interface InventorySettings {
  /** Globs of files that are left out; they count as ignored. */
  readonly ignore?: readonly string[];
  /** Globs of files that are tests, beside those told by name and manifest. */
  readonly tests?: readonly string[];
}

/**
 * Tells what a repository consists of. Only manifests are read now; a tsconfig is when the first file that it may
 * govern is asked for, so its Problems join `problems` then.
 */
export function takeInventory(
  tree: Tree,
  reading: Reading,
  settings: InventorySettings = {},
): Inventory {
  const isLeftOut = fileGlobSet(settings.ignore ?? []);
  const paths = settings.ignore === undefined ? tree.paths : tree.paths.filter((path) => !isLeftOut(path));
  const ignores = (path: string): boolean => isLeftOut(path) || tree.ignores(path);
  const layout = layOut(paths);
  const isFile = (path: string): boolean => layout.files.has(path);
  const manifests = manifestFiles(layout, reading);
  const found = findProjects(layout, manifests);
  const { projects } = found;
  const owners = ownersOf(layout, projects);
  const configs = tsConfigs({ isFile, ignores, readText: reading.text, packageNamed: packagesByName(projects) });
  return {
    paths,
    fileOf: (path) => layout.files.get(path),
    isDirectory: (path) => layout.directoryNumbers.has(path),
    realPath: realPaths(tree.links),
    ignores,
    manifestAt: manifests.packageOf,
    projects,
    projectOf: (file) => projectAt(projects, owners[layout.directoryOf[file] ?? 0] ?? 0),
    roleOf: roles({ layout, projects, owners, testing: found.testing, tests: settings.tests ?? [] }),
    tsconfigOf: governingTsConfig(configs, isFile),
    get problems() {
      return [...found.problems, ...configs.problems];
    },
  };
}

/** For each directory, the place of the project that owns it. */
function ownersOf(layout: Layout, projects: readonly Project[]): Int32Array {
  const places = new Map(projects.map(({ root }, place) => [root, place]));
  const owners = new Int32Array(layout.directories.length);
  for (const [number, directory] of layout.directories.entries()) {
    owners[number] = places.get(directory) ?? owners[layout.parents[number] ?? 0] ?? 0;
  }
  return owners;
}

function projectAt(projects: readonly Project[], place: number): Project {
  const project = projects[place];
  if (project === undefined) throw new RangeError(`no project has the number ${place}`);
  return project;
}

/** Of two packages of one name, the one that a workspace lists is meant. */
function packagesByName(projects: readonly Project[]): (name: string) => Project | undefined {
  const packages = new Map<string, Project>();
  for (const project of projects) {
    const name = project.manifest?.name;
    if (name !== undefined && (!packages.has(name) || (project.workspace && packages.get(name)?.workspace === false))) {
      packages.set(name, project);
    }
  }
  return (name) => packages.get(name);
}
