import type { Graph, Import, Module } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';

/** Who uses a project, by imports of what is shipped. */
export interface Usage {
  /** Projects that import it by value through an entry that it publishes, as one imports a library. */
  asLibrary(project: Project): ReadonlySet<Project>;
  /** Projects that import anything of it, types included. */
  importers(project: Project): ReadonlySet<Project>;
}

const none: ReadonlySet<Project> = new Set();

export function measureUsage(graph: Graph): Usage {
  const asLibrary = new Map<Project, Set<Project>>();
  const importers = new Map<Project, Set<Project>>();
  for (const one of graph.crossings) {
    if (!isShipped(one.from)) continue;
    addTo(importers, one);
    if (!one.typeOnly && !one.specifier.startsWith('.') && graph.entryOf(one.to) !== undefined) addTo(asLibrary, one);
  }
  return {
    asLibrary: (project) => asLibrary.get(project) ?? none,
    importers: (project) => importers.get(project) ?? none,
  };
}

/** Whether a module belongs to what is deployed or published. */
export function isShipped(module: Module): boolean {
  return module.role === 'shipped' || module.role === 'generated';
}

function addTo(uses: Map<Project, Set<Project>>, { from, to }: Import): void {
  const users = uses.get(to.project);
  if (users === undefined) uses.set(to.project, new Set([from.project]));
  else users.add(from.project);
}
