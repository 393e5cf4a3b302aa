import type { Architecture } from '../model/architecture.ts';
import type { Service } from '../model/unit.ts';
import type { Import, Module, PublishedEntry } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import { listed, statementFrom } from '../model/wording.ts';
import { entriesOfInterfaces, entryPublishing, interfaceExporting, interfaceModuleExporting, sortedEntries } from './published-names.ts';
import { isAllByName, takenNames } from './taken-names.ts';

/**
 * Statements that take the same names from what the service publishes: its interface packages (those of `except`
 * aside), and for types its own `exports` map. Undefined unless every name is known and published.
 */
export function publishedInstead(
  architecture: Architecture, imports: readonly Import[], service: Service, except?: Project,
): string | undefined {
  const named = withoutMocks(imports);
  const [first] = named;
  if (first === undefined || !isAllByName(named)) return undefined;
  const names = takenNames(named);
  const whole = interfaceExporting(architecture, service, names, except)
    ?? (named.every(({ typeOnly }) => typeOnly) ? ownEntry(architecture, first.to, names) : undefined);
  if (whole !== undefined) return statementFrom(named, names, whole.specifier);
  const module = interfaceModuleExporting(architecture, service, names);
  if (module !== undefined) return throughModule(architecture, named, names, module);
  const specifiers = new Map<string, string[]>();
  for (const name of names) {
    const entry = interfaceExporting(architecture, service, [name], except);
    if (entry === undefined) return undefined;
    specifiers.set(entry.specifier, [...(specifiers.get(entry.specifier) ?? []), name]);
  }
  return [...specifiers].map(([specifier, some]) => statementFrom(named, some, specifier)).join('; ');
}

/** The entries that an import may take the declarations of a service from: those of its interfaces, and for types its own. */
export function entriesInstead(architecture: Architecture, service: Service, except?: Project): (one: Import) => readonly PublishedEntry[] {
  const published = entriesOfInterfaces(architecture, service, except);
  return ({ to, typeOnly }) => {
    const own = typeOnly && to.project.manifest?.exports !== undefined ? sortedEntries(architecture.graph, to.project) : [];
    return [...published, ...own];
  };
}

/** The names of these imports that no interface package of the service publishes. */
export function unpublishedNames(architecture: Architecture, imports: readonly Import[], service: Service): readonly string[] {
  return takenNames(imports).filter((name) => interfaceExporting(architecture, service, [name]) === undefined);
}

/** The statement that takes the types alone from the service's own `exports` map. */
export function typesInstead(architecture: Architecture, imports: readonly Import[]): string | undefined {
  const named = withoutMocks(imports);
  const [first] = named;
  if (first === undefined || !isAllByName(named)) return undefined;
  const names = takenNames(named);
  const entry = ownEntry(architecture, first.to, names);
  return entry && `import type { ${names.join(', ')} } from '${entry.specifier}'`;
}

/** A module that is an interface need not have a name that others can import it by. */
function throughModule({ graph }: Architecture, imports: readonly Import[], names: readonly string[], module: Module): string | undefined {
  const entry = graph.entryOf(module);
  return entry === undefined ? `take ${listed(names)} from ${module.path}, which is published as an interface`
    : statementFrom(imports, names, entry.specifier);
}

function ownEntry({ graph }: Architecture, module: Module, names: readonly string[]): PublishedEntry | undefined {
  return module.project.manifest?.exports === undefined ? undefined : entryPublishing(graph, module.project, module, names);
}

/** A mock follows the import that it stands in for. */
function withoutMocks(imports: readonly Import[]): readonly Import[] {
  return imports.filter(({ kind }) => kind !== 'mock');
}
