import type { Architecture, Service, Unit } from './architecture.ts';
import type { Graph, Import, Module, PublishedEntry } from './graph.ts';
import type { Project } from './inventory.ts';

/** What a person calls a unit: the service's name, else where its project lies. */
export function unitName(unit: Unit): string {
  return unit.kind === 'service' ? unit.name : projectName(unit.project);
}

/** What a person calls a project: its manifest's name, or its directory. */
export function projectName(project: Project): string {
  return project.manifest?.name ?? (project.root === '' ? 'the repository root' : project.root);
}

/** The names an import takes, for prose: `Invoice, Order` or `the module`. */
export function takenNames(imports: readonly Import[]): readonly string[] {
  const names = new Set(imports.flatMap((one) => one.names).filter((name) => name !== '*' && name !== 'default'));
  return [...names].sort();
}

/** The statement that takes these names from a published entry. */
export function importStatement(names: readonly string[], specifier: string, typeOnly: boolean): string {
  return `import ${typeOnly ? 'type ' : ''}{ ${names.join(', ')} } from '${specifier}'`;
}

/** The entry of a project that exports all of these names, if one does; the shortest specifier wins. */
export function entryExporting(graph: Graph, project: Project, names: readonly string[]): PublishedEntry | undefined {
  if (names.length === 0) return undefined;
  return [...(graph.entriesOf(project) ?? [])]
    .sort((a, b) => a.specifier.length - b.specifier.length || (a.specifier < b.specifier ? -1 : 1))
    .find((entry) => names.every((name) => {
      const origin = graph.origin(entry.module, name);
      return origin !== undefined && origin.name !== '*';
    }));
}

/** The entry of a service's interface packages that exports all of these names. */
export function interfaceExporting(architecture: Architecture, service: Service, names: readonly string[]): PublishedEntry | undefined {
  for (const { service: owner, project, modules } of architecture.interfaces) {
    if (owner !== service || modules !== undefined) continue;
    const entry = entryExporting(architecture.graph, project, names);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** Whether a file belongs to what is deployed: tests, stories, fixtures and scripts do not. */
export function isShipped(module: Module): boolean {
  return module.role === 'shipped' || module.role === 'generated';
}

/** Imports by the two files they join, in the order given. */
export function byFilePair(imports: Iterable<Import>): Import[][] {
  const groups = new Map<Module, Map<Module, Import[]>>();
  for (const one of imports) {
    let targets = groups.get(one.from);
    if (targets === undefined) groups.set(one.from, (targets = new Map()));
    const group = targets.get(one.to);
    if (group === undefined) targets.set(one.to, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((targets) => [...targets.values()]);
}
