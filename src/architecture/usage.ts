import { isShipped } from '../graph/module-kind.ts';
import type { Graph, Import } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import { groupBy } from './group-by.ts';

/** Who uses a project, by imports of what is shipped. */
export interface Usage {
  /** Projects that import it by value through an entry that it publishes, as one imports a library. */
  asLibrary(project: Project): ReadonlySet<Project>;
  /** Projects that import anything of it, types included. */
  importers(project: Project): ReadonlySet<Project>;
}

/** Counts on demand: which entry publishes a file is a dear question, and few projects are asked for. */
export function measureUsage(graph: Graph): Usage {
  const arriving = groupBy(graph.crossings.filter((one) => isShipped(one.from)), (one) => one.to.project);
  const users = (project: Project, counts: (one: Import) => boolean): ReadonlySet<Project> => (
    new Set((arriving.get(project) ?? []).filter(counts).map((one) => one.from.project))
  );
  return {
    asLibrary: (project) => users(project, (one) => !one.typeOnly && !one.specifier.startsWith('.') && graph.entryOf(one.to) !== undefined),
    importers: (project) => users(project, () => true),
  };
}
