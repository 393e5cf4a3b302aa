import type { Inventory, Project } from '../../model/inventory.ts';
import { createLookups, type Lookups } from './create-lookups.ts';
import { fillPattern, isPattern, subpathsOf } from './exports-map.ts';
import { directoryOf, extensionStart, isWithin, pathBelow } from './posix-path.ts';
import { defaultLookup } from './resolution.ts';
import { type RootAlias, rootAliases } from './root-aliases.ts';
import { versionedSubpaths } from './types-versions.ts';

/** One name under which a project publishes a file. */
export interface PublishedFile {
  /** '.' or './x'. */
  readonly subpath: string;
  /** What an importer writes. */
  readonly specifier: string;
  readonly file: number;
}

/** What one project publishes. */
export interface PublishedEntries {
  /** The entries with a name of their own; what patterns publish is told by `entryOf` alone. */
  readonly listed: readonly PublishedFile[];
  /** The entry that publishes a file; undefined when none does. */
  entryOf(file: number): PublishedFile | undefined;
}

/**
 * What the projects of a repository publish: by exports map, main fields and `typesVersions`, by the entry files of
 * nest-cli or Nx, and by the aliases of the root tsconfig. Undefined for a project that declares no entry which leads
 * to a file: nothing of it is closed.
 */
export function publishedEntries(inventory: Inventory): (project: Project) => PublishedEntries | undefined {
  const lookups = createLookups(inventory);
  const aliases = rootAliases(inventory).toSorted((a, b) => a.alias.length - b.alias.length || (a.alias < b.alias ? -1 : 1));
  return (project) => {
    const exact = exactAliases(inventory, lookups, aliases, project);
    const listed = unique([...byManifest(lookups, project, exact), ...byEntries(inventory, project, exact), ...exact]);
    const openings = [...manifestPatterns(inventory, lookups, project), ...aliasPatterns(inventory, lookups, aliases, project)];
    if (listed.length === 0 && openings.length === 0) return undefined;
    const known = new Map<number, PublishedFile | undefined>();
    for (const entry of listed) if (!known.has(entry.file)) known.set(entry.file, entry);
    return {
      listed,
      entryOf(file) {
        if (!known.has(file)) known.set(file, firstMatch(openings, file));
        return known.get(file);
      },
    };
  };
}

/** A way to publish many files; it answers for one of them. */
type Opening = (file: number) => PublishedFile | undefined;

function firstMatch(openings: readonly Opening[], file: number): PublishedFile | undefined {
  for (const opening of openings) {
    const found = opening(file);
    if (found !== undefined) return found;
  }
  return undefined;
}

function byManifest({ packages }: Lookups, project: Project, exact: readonly PublishedFile[]): PublishedFile[] {
  return manifestSubpaths(project).filter((key) => !isPattern(key)).flatMap((subpath) => (
    packages.published(project, subpath).map((file) => {
      const alias = project.workspace ? undefined : exact.find((entry) => entry.file === file);
      return { subpath, specifier: alias?.specifier ?? packageSpecifier(project, subpath), file };
    })
  ));
}

function byEntries(inventory: Inventory, project: Project, exact: readonly PublishedFile[]): PublishedFile[] {
  if (project.manifest !== undefined) return [];
  return project.entries.flatMap((path) => {
    const file = inventory.fileOf(path);
    if (file === undefined) return [];
    const alias = exact.find((entry) => entry.file === file);
    return [{ subpath: '.', specifier: alias?.specifier ?? project.name, file }];
  });
}

/** Aliases that lead to one file of the project. An alias of the project's own tsconfig is its private matter. */
function exactAliases(
  inventory: Inventory, { paths }: Lookups, aliases: readonly RootAlias[], project: Project,
): PublishedFile[] {
  const found: PublishedFile[] = [];
  for (const { alias, target, declaredIn } of aliases) {
    if (alias.includes('*') || !isWithin(target, project.root) || declaredIn === project.root) continue;
    const file = paths.at(target, defaultLookup);
    if (file < 0 || inventory.projectOf(file) !== project) continue;
    const outer = found.find((entry) => alias.startsWith(`${entry.specifier}/`));
    const subpath = outer === undefined ? '.' : `./${alias.slice(outer.specifier.length + 1)}`;
    found.push({ subpath, specifier: alias, file });
  }
  return found;
}

function manifestPatterns(inventory: Inventory, { packages }: Lookups, project: Project): Opening[] {
  return manifestSubpaths(project).filter(isPattern).map((key) => (file) => {
    const path = inventory.paths[file]!;
    if (!isWithin(path, project.root)) return undefined;
    const spellings = names(path);
    for (const star of starGuesses(pathBelow(path, project.root))) {
      const subpath = fillPattern(key, star);
      if (!packages.published(project, subpath).includes(file)) continue;
      // An unbuilt `dist/src/a.js` leads to `src/a.ts` too, but only a build that mirrors the whole project makes it.
      if (star.startsWith('src/') && !packages.namedPaths(project, subpath).some((named) => leadsTo(named, spellings))) continue;
      return { subpath, specifier: packageSpecifier(project, subpath), file };
    }
    return undefined;
  });
}

function aliasPatterns(inventory: Inventory, { paths }: Lookups, aliases: readonly RootAlias[], project: Project): Opening[] {
  return aliases.filter((alias) => opens(alias, project)).map(({ alias, target }) => (file) => {
    const path = inventory.paths[file]!;
    const star = target.indexOf('*');
    const [prefix, suffix] = [target.slice(0, star), target.slice(star + 1)];
    for (const name of path.startsWith(prefix) ? names(path.slice(prefix.length)) : []) {
      if (!name.endsWith(suffix) || name.length === suffix.length) continue;
      const filled = name.slice(0, name.length - suffix.length);
      const picked = isWithin(project.root, prefix + filled);
      if (!picked && !openedWhole(project)) continue;
      if (paths.at(prefix + filled + suffix, defaultLookup) !== file) continue;
      return { subpath: picked ? '.' : `./${filled}`, specifier: alias.replace('*', () => filled), file };
    }
    return undefined;
  });
}

/**
 * Whether a wildcard alias publishes files of a project: one whose star picks the project (`@acme/*` → `libs/*`), or
 * one that opens a directory of a project without an exports map, which would close it.
 */
function opens({ alias, target, declaredIn }: RootAlias, project: Project): boolean {
  const star = target.indexOf('*');
  if (!alias.includes('*') || star < 0 || declaredIn === project.root) return false;
  const directory = directoryOf(target.slice(0, star));
  if (!isWithin(directory, project.root)) return isWithin(project.root, directory);
  return openedWhole(project);
}

function openedWhole(project: Project): boolean {
  return project.manifest?.exports === undefined;
}

function manifestSubpaths({ manifest }: Project): readonly string[] {
  if (manifest === undefined) return [];
  if (manifest.exports !== undefined) return subpathsOf(manifest.exports);
  return ['.', ...versionedSubpaths(manifest).map((name) => `./${name}`)];
}

function packageSpecifier(project: Project, subpath: string): string {
  return (project.manifest?.name ?? project.name) + subpath.slice(1);
}

function leadsTo(named: string, spellings: readonly string[]): boolean {
  return spellings.includes(named) || spellings.includes(named.slice(0, extensionStart(named)));
}

/** What the star of a pattern may stand for when it leads to this path: each tail of the path, in each spelling. */
function starGuesses(path: string): readonly string[] {
  const guesses: string[] = [];
  for (let start = 0; start >= 0; start = path.indexOf('/', start) + 1 || -1) guesses.push(...names(path.slice(start)));
  return guesses;
}

/** A path as a specifier may write it: without extension, as a directory, whole. */
function names(path: string): readonly string[] {
  const stem = path.slice(0, extensionStart(path));
  return [stem, ...(stem.endsWith('/index') ? [stem.slice(0, -'/index'.length)] : []), path];
}

function unique(entries: readonly PublishedFile[]): PublishedFile[] {
  const seen = new Map(entries.map((entry) => [`${entry.specifier}\0${entry.file}`, entry]));
  return [...seen.values()];
}
