import type { FileRole, Project } from '../model/inventory.ts';
import { fileGlobSet } from './glob.ts';
import { jestTests } from './jest-tests.ts';
import type { Layout } from './layout.ts';
import { baseName } from './posix-path.ts';
import { fileRole, innerRole, isTestProject, rootFileRole, sharedRole, topRole } from './role-names.ts';

/** A file that is two of these is the later one: a test inside what is generated is generated. */
const order: readonly FileRole[] = ['shipped', 'config', 'script', 'story', 'test', 'fixture', 'generated'];

const unknown = 255;

export interface RoleInput {
  readonly layout: Layout;
  readonly projects: readonly Project[];
  /** For each directory, the place in `projects` of the one that owns it. */
  readonly owners: Int32Array;
  /** Roots of projects that a manifest says are there to test others. */
  readonly testing: ReadonlySet<string>;
  /** Globs of further tests. */
  readonly tests: readonly string[];
}

/**
 * Tells what a file is for, by the names of its directories, its own, its project's, and the tests that the project's
 * manifest names. Each file is judged when it is first asked for.
 */
export function roles({ layout, projects, owners, testing, tests }: RoleInput): (file: number) => FileRole {
  const directories = directoryRoles(layout, projects, testing);
  const isNamedTest = fileGlobSet(tests);
  const jest = projects.map(jestTests);
  const known = new Uint8Array(layout.paths.length).fill(unknown);

  function judge(file: number): number {
    const path = layout.paths[file] ?? '';
    const directory = layout.directoryOf[file] ?? 0;
    const project = owners[directory] ?? 0;
    const name = baseName(path);
    const atRoot = layout.directories[directory] === projects[project]?.root;
    const inherited = directories[directory] ?? 0;
    const role = Math.max(inherited, rank(fileRole(name)), atRoot && inherited === 0 ? rank(rootFileRole(name)) : 0);
    if (role < rank('test') && (isNamedTest(path) || jest[project]?.(path) === true)) return rank('test');
    return role;
  }

  return (file) => {
    let role = known[file] ?? unknown;
    if (role === unknown) known[file] = role = judge(file);
    return order[role] ?? 'shipped';
  };
}

/** The role that each directory gives its files. */
function directoryRoles(layout: Layout, projects: readonly Project[], testing: ReadonlySet<string>): Uint8Array {
  const roots = new Map(projects.map((project) => [project.root, project]));
  const withManifest = ['package.json', 'pnpm-workspace.yaml'].flatMap((name) => layout.manifests.get(name) ?? []);
  const tops = new Set(['', ...roots.keys(), ...withManifest]);
  // What holds for whole projects below as well, and what holds for files.
  const shared = new Uint8Array(layout.directories.length);
  const own = new Uint8Array(layout.directories.length);
  for (const [number, directory] of layout.directories.entries()) {
    if (number === 0) continue;
    const parent = layout.parents[number] ?? 0;
    const project = roots.get(directory);
    const name = baseName(directory);
    const isTop = tops.has(layout.directories[parent] ?? '');
    if (project !== undefined) {
      const isTest = testing.has(directory) || isTestProject(project);
      own[number] = shared[number] = Math.max(shared[parent] ?? 0, isTest ? rank('test') : 0);
      continue;
    }
    const inProject = Math.max(rank(innerRole(name)), isTop ? rank(topRole(name)) : 0);
    const isTools = isTop && topRole(name) === 'script';
    shared[number] = Math.max(shared[parent] ?? 0, rank(sharedRole(name)), isTools ? rank('script') : 0);
    own[number] = Math.max(own[parent] ?? 0, shared[number] ?? 0, inProject);
  }
  return own;
}

function rank(role: FileRole): number {
  return order.indexOf(role);
}
