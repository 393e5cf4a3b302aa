import type { Architecture } from '../model/architecture.ts';
import type { Service } from '../model/unit.ts';
import type { Graph, Module, Origin, PublishedEntry } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';

/** The entry of a project that is seen to export all of these names; the shortest specifier wins. */
function entryExporting(graph: Graph, project: Project, names: readonly string[]): PublishedEntry | undefined {
  return firstEntry(graph, project, names, (entry, name) => graph.origin(entry.module, name)?.told === true);
}

/** The entry of a project that exports all of these names as `module` does: the same declarations, under the same names. */
export function entryPublishing(graph: Graph, project: Project, module: Module, names: readonly string[]): PublishedEntry | undefined {
  return firstEntry(graph, project, names, (entry, name) => isSame(graph.origin(entry.module, name), graph.origin(module, name)));
}

/** An entry that exports what `module` exports as `name`, and the name that it has there. */
export function publishedAs(graph: Graph, project: Project, module: Module, name: string): { entry: PublishedEntry; name: string } | undefined {
  const origin = graph.origin(module, name);
  for (const entry of sortedEntries(graph, project)) {
    const other = graph.exportedNames(entry.module).find((one) => one !== 'default' && isSame(graph.origin(entry.module, one), origin));
    if (other !== undefined) return { entry, name: other };
  }
  return undefined;
}

function isSame(published: Origin | undefined, wanted: Origin | undefined): boolean {
  return published?.told === true && wanted !== undefined && published.module === wanted.module && published.name === wanted.name;
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

/** All that publishes something of a service: its interface packages, those of `except` aside, and modules of its own. */
export function entriesOfInterfaces({ graph, interfaces }: Architecture, service: Service, except?: Project): readonly PublishedEntry[] {
  const own = interfaces.filter((one) => one.service === service);
  return [
    ...own.flatMap(({ project, modules }) => modules !== undefined || project === except ? [] : sortedEntries(graph, project)),
    ...own.flatMap(({ modules = [] }) => modules.flatMap((module) => graph.entryOf(module) ?? [])),
  ];
}

/** The module that a service declares as its interface and that is seen to export all of these names. */
export function interfaceModuleExporting({ graph, interfaces }: Architecture, service: Service, names: readonly string[]): Module | undefined {
  return interfaces.filter((one) => one.service === service).flatMap(({ modules = [] }) => modules)
    .find((module) => names.length > 0 && names.every((name) => graph.origin(module, name)?.told === true));
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
  return names.length === 0 ? undefined
    : sortedEntries(graph, project).find((entry) => names.every((name) => exports(entry, name)));
}

/** The entries of a project, the shortest specifier first. */
export function sortedEntries(graph: Graph, project: Project): readonly PublishedEntry[] {
  return [...(graph.entriesOf(project) ?? [])]
    .sort((a, b) => a.specifier.length - b.specifier.length || (a.specifier < b.specifier ? -1 : 1));
}
