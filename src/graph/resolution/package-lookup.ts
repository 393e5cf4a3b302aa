import type { Inventory } from '../../model/inventory.ts';
import { rankTargets } from './condition-order.ts';
import { type MapTarget, targetsOf } from './exports-map.ts';
import type { FileLookup } from './file-lookup.ts';
import { mainPaths, namedPaths, typesPaths } from './manifest-paths.ts';
import { directoryOf, joinPath } from './posix-path.ts';
import type { Package } from './project-index.ts';
import { defaultLookup, type LookupOptions } from './resolution.ts';
import type { SourceLookup } from './source-lookup.ts';

/** Finds what a subpath of a package leads to, by its manifest. */
export interface PackageLookup {
  /** The file behind a subpath ('.' or './x'); or, when there is none, the path where the manifest puts it. */
  entry(project: Package, subpath: string, options: LookupOptions): PackageEntry;
  /** The file that the main fields of a manifest lead to, or the index of its directory; -1 when there is none. */
  main(project: Package, options: LookupOptions): number;
  /** The file behind a path that a manifest names, built or not; -1 when there is none. */
  target(project: Package, path: string, options: LookupOptions): number;
  /** The subpaths of the exports map that `entry` has found to lead to this file, so far. */
  entered(project: Package, file: number): ReadonlySet<string> | undefined;
  /** Every file that a subpath the manifest opens leads to, under any condition; the first is what importers get. */
  published(project: Package, subpath: string): readonly number[];
}

export interface PackageEntry {
  /** -1 when nothing is there. */
  readonly file: number;
  readonly expected: string | undefined;
}

/** Names that the main module of a project goes by when its manifest names a bundle of another name. */
const usualMains = ['src/index', 'index', 'src/main', 'lib/index', 'src/lib/index', 'src/public-api', 'src/public_api', 'src/mod'];

export function createPackageLookup(inventory: Inventory, files: FileLookup, sources: SourceLookup): PackageLookup {
  const direct = (path: string, options: LookupOptions): number => {
    // Most paths of a manifest lead into a directory that no build has made.
    if (!inventory.isDirectory(directoryOf(path))) return -1;
    const file = files.file(path, options);
    if (file >= 0) return file;
    const index = inventory.isDirectory(path) ? files.index(path, options) : -1;
    return index >= 0 ? index : files.rare(path, options);
  };
  /** The file itself, or what a build makes it of. */
  const present: PackageLookup['target'] = (project, path, options) => {
    const file = direct(path, options);
    return file >= 0 || !sources.isOutput(path) ? file : sources.sourceOf(path, options, project);
  };
  const target: PackageLookup['target'] = (project, path, options) => {
    const file = direct(path, options);
    return file >= 0 ? file : sources.sourceOf(path, options, project);
  };
  const usual = (project: Package, stems: readonly string[], options: LookupOptions): number => {
    for (const stem of stems) {
      const path = joinPath(project.root, stem);
      const file = path === undefined ? -1 : files.code(path, options);
      if (file >= 0) return file;
    }
    return -1;
  };

  const firstPresent = (project: Package, paths: readonly string[], options: LookupOptions): number => {
    for (const path of paths) {
      const file = present(project, path, options);
      if (file >= 0) return file;
    }
    return -1;
  };

  /** A package that is published from another directory names files that lie elsewhere here: those come last. */
  function firstElsewhere(project: Package, paths: readonly string[], options: LookupOptions): number {
    for (const path of paths) {
      const file = sources.sourceOf(path, options, project);
      if (file >= 0) return file;
    }
    return -1;
  }

  function byMap(project: Package, targets: readonly MapTarget[], options: LookupOptions): PackageEntry {
    const ranked = rankTargets(targets, options.conditions).flatMap(({ target: written, source }) => {
      const path = joinPath(project.root, written);
      return path === undefined ? [] : [{ path, source }];
    });
    const paths = ranked.filter(({ path, source }) => !source || inventory.fileOf(path) !== undefined).map(({ path }) => path);
    const file = firstPresent(project, paths, options);
    const expected = ranked.find(({ source }) => !source)?.path;
    return { file: file >= 0 ? file : firstElsewhere(project, paths, options), expected };
  }

  const noted = new Map<Package, Map<number, Set<string>>>();
  function note(project: Package, subpath: string, file: number): void {
    // `./src/a` may be found by way of `dist/src/a.js`, which only some builds make; that asks for a closer look.
    if (subpath.startsWith('./src/')) return;
    let files = noted.get(project);
    if (files === undefined) noted.set(project, (files = new Map()));
    const subpaths = files.get(file);
    if (subpaths === undefined) files.set(file, new Set([subpath]));
    else subpaths.add(subpath);
  }

  function main(project: Package, options: LookupOptions): number {
    const { manifest } = project;
    if (manifest === undefined) return files.index(project.root, options);
    const source = manifest.source === undefined ? undefined : joinPath(project.root, manifest.source);
    const sourceFile = source === undefined ? undefined : inventory.fileOf(source);
    if (sourceFile !== undefined) return sourceFile;
    const file = firstPresent(project, mainPaths(project, manifest), options);
    return file >= 0 ? file : files.index(project.root, options);
  }

  function byPath(project: Package, subpath: string, options: LookupOptions): number {
    const path = joinPath(project.root, subpath);
    if (path === undefined) return -1;
    const file = direct(path, options);
    if (file >= 0) return file;
    return inventory.isDirectory(path) ? -1 : sources.sourceOf(path, options, project);
  }

  /** Many projects import the same subpath, so the answer is remembered for the package and not for who asks. */
  const known = new Map<LookupOptions, Map<Package, Map<string, PackageEntry>>>();
  function entry(project: Package, subpath: string, options: LookupOptions): PackageEntry {
    const entries = inner(inner(known, options), project);
    let found = entries.get(subpath);
    if (found === undefined) entries.set(subpath, (found = findEntry(project, subpath, options)));
    return found;
  }

  function findEntry(project: Package, subpath: string, options: LookupOptions): PackageEntry {
    const { manifest } = project;
    const targets = manifest?.exports === undefined ? undefined : targetsOf(manifest.exports, subpath);
    if (targets !== undefined && targets.length > 0) {
      const found = byMap(project, targets, options);
      if (found.file >= 0) note(project, subpath, found.file);
      return found.file >= 0 ? found : { file: guess(project, subpath, found.expected, options), expected: found.expected };
    }
    if (subpath === '.') {
      const paths = manifest === undefined ? [] : mainPaths(project, manifest);
      const [expected] = paths;
      const found = main(project, options);
      const file = found >= 0 ? found : firstElsewhere(project, paths, options);
      return file >= 0 ? { file, expected } : { file: guess(project, subpath, expected, options), expected };
    }
    for (const path of typesPaths(project, subpath)) {
      const file = target(project, path, options);
      if (file >= 0) return { file, expected: path };
    }
    return { file: byPath(project, subpath, options), expected: joinPath(project.root, subpath) };
  }

  /** A bundle need not be named like its source; but what generators make must not be taken for source. */
  function guess(project: Package, subpath: string, expected: string | undefined, options: LookupOptions): number {
    if (expected !== undefined && !sources.isOutput(expected) && !isBesideManifest(project, expected)) return -1;
    if (subpath === '.') return usual(project, usualMains, options);
    const name = subpath.slice(2);
    return usual(project, [`src/${name}`, `src/${name}/index`], options);
  }

  function published(project: Package, subpath: string): readonly number[] {
    const paths = namedPaths(project, subpath);
    const isMain = project.manifest?.exports === undefined && subpath === '.';
    const first = isMain && paths.length === 0 ? main(project, defaultLookup)
      : paths.length === 0 ? -1 : entry(project, subpath, defaultLookup).file;
    const files = [first, ...paths.map((path) => target(project, path, defaultLookup))];
    return [...new Set(files.filter((file) => file >= 0))];
  }

  return { entry, main, target, published, entered: (project, file) => noted.get(project)?.get(file) };
}

function inner<Outer, Key, Value>(map: Map<Outer, Map<Key, Value>>, key: Outer): Map<Key, Value> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map()));
  return found;
}

function isBesideManifest(project: Package, path: string): boolean {
  return !path.slice(project.root === '' ? 0 : project.root.length + 1).includes('/');
}
