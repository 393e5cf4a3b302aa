import type { Inventory, Project } from '../../model/inventory.ts';
import type { Lookups } from './create-lookups.ts';
import { fillPattern, isPattern, subpathsOf } from './exports-map.ts';
import { namedPaths } from './manifest-paths.ts';
import { directoryOf, extensionStart, isWithin, pathBelow } from './posix-path.ts';
import type { PublishedFile } from './published-file.ts';
import { defaultLookup } from './resolution.ts';
import type { RootAlias } from './root-aliases.ts';
import { versionedSubpaths } from './types-versions.ts';

/** A way to publish many files; it answers for one of them. */
export type Opening = (file: number) => PublishedFile | undefined;

/** What the patterns of a manifest publish. */
export function manifestPatterns(inventory: Inventory, { packages }: Lookups, project: Project): Opening[] {
  return manifestSubpaths(project).filter(isPattern).map((key) => (file) => {
    const path = inventory.paths[file]!;
    if (!isWithin(path, project.root)) return undefined;
    const spellings = names(path);
    for (const star of starGuesses(pathBelow(path, project.root))) {
      const subpath = fillPattern(key, star);
      if (!packages.published(project, subpath).includes(file)) continue;
      // An unbuilt `dist/src/a.js` leads to `src/a.ts` too, but only a build that mirrors the whole project makes it.
      if (star.startsWith('src/') && !namedPaths(project, subpath).some((named) => leadsTo(named, spellings))) continue;
      return { subpath, specifier: packageSpecifier(project, subpath), file };
    }
    return undefined;
  });
}

/**
 * What wildcard aliases of the root publish of a project: those that open a directory of it, or all of it. An exports
 * map closes it to them.
 */
export function aliasPatterns(inventory: Inventory, { paths }: Lookups, aliases: readonly RootAlias[], project: Project): Opening[] {
  return aliases.filter((alias) => opens(alias, project)).map(({ alias, target }) => (file) => {
    const path = inventory.paths[file]!;
    const star = target.indexOf('*');
    const [prefix, suffix] = [target.slice(0, star), target.slice(star + 1)];
    for (const name of path.startsWith(prefix) ? names(path.slice(prefix.length)) : []) {
      if (!name.endsWith(suffix) || name.length === suffix.length) continue;
      const filled = name.slice(0, name.length - suffix.length);
      if (paths.at(prefix + filled + suffix, defaultLookup) !== file) continue;
      const full = prefix + filled;
      const below = isWithin(directoryOf(prefix), project.root) ? filled : pathBelow(full, project.root);
      return { subpath: `./${below}`, specifier: alias.replace('*', () => filled), file };
    }
    return undefined;
  });
}

function opens({ alias, target, declaredIn }: RootAlias, project: Project): boolean {
  const star = target.indexOf('*');
  if (!alias.includes('*') || star < 0 || declaredIn === project.root || project.manifest?.exports !== undefined) return false;
  const directory = directoryOf(target.slice(0, star));
  return isWithin(directory, project.root) || (isWithin(project.root, directory) && target.endsWith('*'));
}

/** The subpaths that a manifest opens, as written: those with a star stand for many. */
export function manifestSubpaths({ manifest }: Project): readonly string[] {
  if (manifest === undefined) return [];
  if (manifest.exports !== undefined) return subpathsOf(manifest.exports);
  return ['.', ...versionedSubpaths(manifest).map((name) => `./${name}`)];
}

/** What an importer writes for a subpath of a package. */
export function packageSpecifier(project: Project, subpath: string): string {
  return (project.manifest?.name ?? project.name) + subpath.slice(1);
}

function leadsTo(named: string, spellings: readonly string[]): boolean {
  return spellings.includes(named) || spellings.includes(named.slice(0, extensionStart(named)));
}

/** A path that is deeper is nobody's; it bounds the guesses on a hostile repository. */
const mostSegments = 64;

/** What the star of a pattern may stand for when it leads to this path: each tail of the path, in each spelling. */
function starGuesses(path: string): readonly string[] {
  const segments = path.split('/', mostSegments);
  return segments.flatMap((_, start) => names(path.slice(segments.slice(0, start).join('/').length + (start === 0 ? 0 : 1))));
}

/** A path as a specifier may write it: without extension, as a directory, whole. */
function names(path: string): readonly string[] {
  const stem = path.slice(0, extensionStart(path));
  return [stem, ...(stem.endsWith('/index') ? [stem.slice(0, -'/index'.length)] : []), path];
}
