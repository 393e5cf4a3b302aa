import type { Module, PublishedEntry } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import type { PublishedEntries } from './resolution/published-entries.ts';

/** What one project publishes, as modules. */
export interface ProjectEntries {
  readonly listed: readonly PublishedEntry[];
  /** @param imported the subpaths by which imports lead to the module */
  of(module: Module, imported: () => readonly string[]): PublishedEntry | undefined;
}

/** Turns files that projects publish into modules, each project once. */
export function entryLookup(
  entries: (project: Project) => PublishedEntries | undefined,
  moduleAt: (file: number) => Module,
  fileOf: (module: Module) => number,
): (project: Project) => ProjectEntries | undefined {
  const known = new Map<Project, ProjectEntries | undefined>();
  const view = (project: Project, found: PublishedEntries): ProjectEntries => ({
    listed: found.listed.map(({ subpath, specifier, file }) => ({ project, subpath, specifier, module: moduleAt(file) })),
    of: (module, imported) => {
      const entry = found.entryOf(fileOf(module), imported);
      return entry && { project, subpath: entry.subpath, specifier: entry.specifier, module };
    },
  });
  return (project: Project): ProjectEntries | undefined => {
    if (!known.has(project)) {
      const found = entries(project);
      known.set(project, found && view(project, found));
    }
    return known.get(project);
  };
}

/** What a bare specifier asks of its package: '.' or './x'; undefined for a relative one. */
export function subpathAsked(specifier: string): string | undefined {
  if (specifier.startsWith('.')) return undefined;
  const first = specifier.indexOf('/');
  const end = specifier.startsWith('@') && first >= 0 ? specifier.indexOf('/', first + 1) : first;
  return end < 0 ? '.' : `.${specifier.slice(end)}`;
}
