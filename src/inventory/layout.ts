import { baseName } from './posix-path.ts';

/** Files and directories of a tree, numbered. A directory has a higher number than the one it lies in. */
export interface Layout {
  readonly paths: readonly string[];
  readonly files: ReadonlyMap<string, number>;
  /** Path of each directory; the first is the root, ''. */
  readonly directories: readonly string[];
  readonly directoryNumbers: ReadonlyMap<string, number>;
  /** For each directory the one it lies in; the root lies in itself. */
  readonly parents: Int32Array;
  /** For each file its directory. */
  readonly directoryOf: Int32Array;
  /** Name of a manifest → directories that have one, in order. */
  readonly manifests: ReadonlyMap<string, readonly string[]>;
}

/** Files that say what projects there are. */
const manifestNames: ReadonlySet<string> = new Set([
  'package.json', 'pnpm-workspace.yaml', 'lerna.json', 'rush.json', 'nest-cli.json', '.nest-cli.json', 'project.json',
  'angular.json', 'workspace.json', 'nx.json',
]);

/** Numbers the files and directories of a sorted list of paths. */
export function layOut(paths: readonly string[]): Layout {
  const files = new Map<string, number>();
  const directories = [''];
  const directoryNumbers = new Map([['', 0]]);
  const parents = [0];
  const directoryOf = new Int32Array(paths.length);
  const manifests = new Map<string, string[]>();

  function numberOf(directory: string): number {
    const known = directoryNumbers.get(directory);
    if (known !== undefined) return known;
    let number = 0;
    // From the top, without recursion: a path may have thousands of names.
    for (let end = directory.indexOf('/'); ; end = directory.indexOf('/', end + 1)) {
      const path = end < 0 ? directory : directory.slice(0, end);
      const next = directoryNumbers.get(path) ?? directories.length;
      if (next === directories.length) {
        directories.push(path);
        directoryNumbers.set(path, next);
        parents.push(number);
      }
      number = next;
      if (end < 0) return number;
    }
  }

  let directory = '';
  let number = 0;
  for (const [file, path] of paths.entries()) {
    files.set(path, file);
    const slash = path.lastIndexOf('/');
    if (slash < 0 ? directory !== '' : slash !== directory.length || !path.startsWith(directory)) {
      directory = slash < 0 ? '' : path.slice(0, slash);
      number = numberOf(directory);
    }
    directoryOf[file] = number;
    // All manifests end in `json` or `yaml`.
    const last = path.charCodeAt(path.length - 1);
    if ((last === letterN || last === letterL) && manifestNames.has(baseName(path))) {
      const name = baseName(path);
      const found = manifests.get(name);
      if (found === undefined) manifests.set(name, [directory]);
      else found.push(directory);
    }
  }
  return { paths, files, directories, directoryNumbers, parents: Int32Array.from(parents), directoryOf, manifests };
}

const letterN = 110;
const letterL = 108;
