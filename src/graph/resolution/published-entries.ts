import type { Inventory, Project } from '../../model/inventory.ts';
import type { Lookups } from './create-lookups.ts';
import { isPattern } from './exports-map.ts';
import { isWithin } from './posix-path.ts';
import type { PublishedFile } from './published-file.ts';
import { aliasPatterns, manifestPatterns, manifestSubpaths, type Opening, packageSpecifier } from './published-patterns.ts';
import { defaultLookup } from './resolution.ts';
import { type RootAlias, rootAliases } from './root-aliases.ts';

/** What one project publishes. */
export interface PublishedEntries {
  /** The entries with a name of their own; what patterns publish is told by `entryOf` alone. */
  readonly listed: readonly PublishedFile[];
  /**
   * The entry that publishes a file; undefined when none does.
   *
   * @param imported the subpaths by which imports lead to the file: what the exports map lets in is published, though no search found it
   */
  entryOf(file: number, imported: () => readonly string[]): PublishedFile | undefined;
}

/**
 * What the projects of a repository publish: by exports map, main fields and `typesVersions`, by the entry files of
 * nest-cli or Nx, and by the aliases of the root tsconfig. Undefined for a project that declares no entry which leads
 * to a file: nothing of it is closed.
 */
export function publishedEntries(inventory: Inventory, lookups: Lookups): (project: Project) => PublishedEntries | undefined {
  const aliases = rootAliases(inventory).toSorted((a, b) => a.alias.length - b.alias.length || (a.alias < b.alias ? -1 : 1));
  return (project) => {
    const exact = exactAliases(inventory, lookups, aliases, project);
    const listed = unique([...byManifest(lookups, project, exact), ...byEntries(inventory, project, exact), ...exact]);
    const openings = [...manifestPatterns(inventory, lookups, project), ...aliasPatterns(inventory, lookups, aliases, project)];
    if (listed.length === 0 && openings.length === 0) return undefined;
    const byName = new Map<number, PublishedFile>();
    for (const entry of listed) if (!byName.has(entry.file)) byName.set(entry.file, entry);
    const searched = new Map<number, PublishedFile | undefined>();
    return {
      listed,
      entryOf(file, imported) {
        const named = byName.get(file) ?? asImported(lookups, project, file, imported);
        if (named !== undefined) return named;
        if (!searched.has(file)) searched.set(file, firstMatch(openings, file));
        return searched.get(file);
      },
    };
  };
}

/** What an import of the file through the exports map has shown already, at a fraction of the cost of a search; the shortest of several. */
function asImported({ packages }: Lookups, project: Project, file: number, imported: () => readonly string[]): PublishedFile | undefined {
  const entered = packages.entered(project, file);
  if (entered === undefined) return undefined;
  const [subpath] = imported().filter((each) => entered.has(each)).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return subpath === undefined ? undefined : { subpath, specifier: packageSpecifier(project, subpath), file };
}

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
  for (const written of aliases) {
    const { alias, target } = pickedFor(project, written);
    if (alias.includes('*') || !isWithin(target, project.root) || written.declaredIn === project.root) continue;
    const file = paths.at(target, defaultLookup);
    if (file < 0 || inventory.projectOf(file) !== project) continue;
    const outer = found.find((entry) => alias.startsWith(`${entry.specifier}/`));
    const subpath = outer === undefined ? '.' : `./${alias.slice(outer.specifier.length + 1)}`;
    found.push({ subpath, specifier: alias, file });
  }
  return found;
}

/** The alias with the star that picks the project: `@acme/*` → `libs/*` becomes `@acme/ui` → `libs/ui`. */
function pickedFor(project: Project, { alias, target }: RootAlias): Pick<RootAlias, 'alias' | 'target'> {
  const star = target.indexOf('*');
  const prefix = target.slice(0, star);
  if (star < 0 || !project.root.startsWith(prefix) || project.root === prefix) return { alias, target };
  const picked = project.root.slice(prefix.length);
  return { alias: alias.replace('*', () => picked), target: target.replace('*', () => picked) };
}

function unique(entries: readonly PublishedFile[]): PublishedFile[] {
  const seen = new Map(entries.map((entry) => [`${entry.specifier}\0${entry.file}`, entry]));
  return [...seen.values()];
}
