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
export function manifestPatterns(inventory: Inventory, lookups: Lookups, project: Project): Opening[] {
  return manifestSubpaths(project).filter(isPattern).map((key) => {
    let starts: readonly string[] | undefined;
    return (file) => {
      const path = inventory.paths[file]!;
      if (!isWithin(path, project.root)) return undefined;
      starts ??= starStarts(lookups, project, key);
      const spellings = names(path);
      for (const star of starts.flatMap((start) => (path.startsWith(start) ? names(path.slice(start.length)) : []))) {
        const subpath = fillPattern(key, star);
        const named = namedPaths(project, subpath);
        const leads = named.some((target) => lookups.packages.target(project, target, defaultLookup) === file);
        if (!leads && !lookups.packages.published(project, subpath).includes(file)) continue;
        // An unbuilt `dist/src/a.js` leads to `src/a.ts` too, but only a build that mirrors the whole project makes it.
        if (star.startsWith('src/') && !named.some((target) => leadsTo(target, spellings))) continue;
        return { subpath, specifier: packageSpecifier(project, subpath), file };
      }
      return undefined;
    };
  });
}

/** No file is called so; it marks where the star went. */
const mark = '\u0001';

/**
 * What may stand before the star in the path of a file that a pattern publishes, shortest first: asked once a pattern,
 * so that a file is tried only with the stars that can lead to it.
 */
function starStarts({ sources }: Lookups, project: Project, key: string): readonly string[] {
  const named = namedPaths(project, fillPattern(key, mark));
  const places = named.flatMap((path) => [path, ...sources.placesOf(path, project)]);
  const root = project.root === '' ? '' : `${project.root}/`;
  const starts = places.filter((path) => path.includes(mark)).map((path) => path.slice(0, path.indexOf(mark)));
  return [...new Set([root, `${root}src/`, ...starts])].sort((a, b) => a.length - b.length);
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

/** A path as a specifier may write it: without extension, as a directory, whole. */
function names(path: string): readonly string[] {
  const stem = path.slice(0, extensionStart(path));
  return [stem, ...(stem.endsWith('/index') ? [stem.slice(0, -'/index'.length)] : []), path];
}
