import type { Module, PublishedEntry } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import type { PublishedEntries } from './resolution/published-entries.ts';

/** What one project publishes, as modules. */
export interface ProjectEntries {
  readonly listed: readonly PublishedEntry[];
  of(module: Module): PublishedEntry | undefined;
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
    of: (module) => {
      const entry = found.entryOf(fileOf(module));
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
