import type { Architecture, Service } from '../model/architecture.ts';
import type { Graph, Module, PublishedEntry } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';

/** The entry of a project that is seen to export all of these names; the shortest specifier wins. */
export function entryExporting(graph: Graph, project: Project, names: readonly string[]): PublishedEntry | undefined {
  return firstEntry(graph, project, names, (entry, name) => graph.origin(entry.module, name)?.told === true);
}

/** The entry of a project that exports all of these names as `module` does: the same declarations, under the same names. */
export function entryPublishing(graph: Graph, project: Project, module: Module, names: readonly string[]): PublishedEntry | undefined {
  return firstEntry(graph, project, names, (entry, name) => {
    const [published, wanted] = [graph.origin(entry.module, name), graph.origin(module, name)];
    return published?.told === true && wanted !== undefined
      && published.module === wanted.module && published.name === wanted.name;
  });
}

/** The entry of a service's interface packages, those of `except` aside, that is seen to export all of these names. */
export function interfaceExporting(
  { graph, interfaces }: Architecture, service: Service, names: readonly string[], except?: Project,
): PublishedEntry | undefined {
  for (const { service: owner, project, modules } of interfaces) {
    if (owner !== service || modules !== undefined || project === except) continue;
    const entry = entryExporting(graph, project, names);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/**
 * Whether a service's own `exports` map publishes a module. A type taken from there ties no code together: it is erased,
 * and the service has promised it.
 */
export function isPublished(graph: Graph, module: Module): boolean {
  return module.project.manifest?.exports !== undefined && graph.entryOf(module) !== undefined;
}

function firstEntry(
  graph: Graph, project: Project, names: readonly string[], exports: (entry: PublishedEntry, name: string) => boolean,
): PublishedEntry | undefined {
  if (names.length === 0) return undefined;
  return [...(graph.entriesOf(project) ?? [])]
    .sort((a, b) => a.specifier.length - b.specifier.length || (a.specifier < b.specifier ? -1 : 1))
    .find((entry) => names.every((name) => exports(entry, name)));
}
