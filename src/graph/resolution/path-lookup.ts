import type { Inventory } from '../../model/inventory.ts';
import { addedExtensions, type FileLookup } from './file-lookup.ts';
import { isGeneratedPath, isIgnoredPath } from './generated-paths.ts';
import type { PackageLookup } from './package-lookup.ts';
import { directoryOf, extensionStart } from './posix-path.ts';
import type { ProjectIndex } from './project-index.ts';
import type { LookupOptions, Verdict } from './resolution.ts';
import type { SourceLookup } from './source-lookup.ts';

/** Finds what a path of the repository stands for as an import: a file, a directory, a link, an unbuilt output. */
export interface PathLookup {
  /** -1 when nothing is there. */
  at(path: string, options: LookupOptions): number;
  /** The same with a memory, for paths that many files name in the same way. */
  known(path: string, options: LookupOptions): number;
  /** What a directory stands for: the main file of its manifest, or its index; -1 when it has neither. */
  directory(path: string, options: LookupOptions): number;
  /** The verdict on a path where nothing is; `specifier` is what the user wrote. */
  missing(path: string, specifier: string): Verdict;
}

interface Lookups {
  readonly files: FileLookup;
  readonly projects: ProjectIndex;
  readonly packages: PackageLookup;
  readonly sources: SourceLookup;
}

export function createPathLookup(inventory: Inventory, { files, projects, packages, sources }: Lookups): PathLookup {
  const directory: PathLookup['directory'] = (path, options) => {
    if (!inventory.isDirectory(path)) return -1;
    const inside = projects.packageAt(path);
    return inside?.manifest === undefined ? files.index(path, options) : packages.main(inside, options);
  };
  const plain = (path: string, options: LookupOptions): number => {
    const file = files.file(path, options);
    if (file >= 0) return file;
    if (!inventory.isDirectory(directoryOf(path))) return -1;
    const main = directory(path, options);
    return main >= 0 ? main : files.rare(path, options);
  };
  /** Links are no files of the tree, so only what was found nowhere else is looked for behind them. */
  const behindLinks = (path: string, options: LookupOptions): number => {
    const real = inventory.realPath(path);
    if (real !== path) return plain(real, options);
    const stem = path.slice(0, extensionStart(path));
    for (const extension of addedExtensions) {
      for (const candidate of stem === path ? [path + extension] : [path + extension, stem + extension]) {
        const target = inventory.realPath(candidate);
        const file = target === candidate ? undefined : inventory.fileOf(target);
        if (file !== undefined) return file;
      }
    }
    return -1;
  };
  const at: PathLookup['at'] = (path, options) => {
    const file = plain(path, options);
    if (file >= 0) return file;
    const linked = behindLinks(path, options);
    return linked >= 0 ? linked : sources.unbuilt(path, options);
  };
  const memories = new Map<LookupOptions, Map<string, number>>();
  return {
    directory,
    at,
    known(path, options) {
      let memory = memories.get(options);
      if (memory === undefined) memories.set(options, (memory = new Map()));
      let file = memory.get(path);
      if (file === undefined) memory.set(path, (file = at(path, options)));
      return file;
    },
    missing(path, specifier) {
      const external = installedPackage(path);
      if (external !== undefined) return { kind: 'package', name: external };
      if (isGeneratedPath(inventory, path) || isIgnoredPath(inventory, path)) return { kind: 'generated', path };
      return {
        kind: 'unresolved',
        reason: `'${specifier}' leads to ${path === '' ? 'the root' : path}, where no file is, so what it brings in is not `
          + 'analysed. Correct the specifier, or add the file; a generated file is told by a line in .gitignore.',
      };
    },
  };
}

/** The package that a path through `node_modules` leads into. */
function installedPackage(path: string): string | undefined {
  const marker = 'node_modules/';
  const start = path.lastIndexOf(marker);
  if (start < 0 || (start > 0 && path[start - 1] !== '/')) return undefined;
  const [scope = '', name = ''] = path.slice(start + marker.length).split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
