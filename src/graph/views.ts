import { type FactTable, record } from '../model/fact-table.ts';
import type { Import, Module, PackageImport } from '../model/graph.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Site } from '../model/site.ts';
import type { Edges } from './edges.ts';

/** Modules and imports as objects, each made once and on demand. */
export interface Views {
  moduleAt(file: number): Module;
  fileOf(module: Module): number;
  importAt(edge: number): Import;
  packageImportAt(edge: number, name: string): PackageImport;
  siteAt(edge: number): Site;
}

export function createViews(inventory: Inventory, table: FactTable, edges: Edges): Views {
  const { records, strings } = table;
  const modules: (Module | undefined)[] = new Array(inventory.paths.length).fill(undefined);
  const files = new Map<Module, number>();
  const imports: (Import | undefined)[] = new Array(edges.count).fill(undefined);
  const moduleAt = (file: number): Module => {
    const known = modules[file];
    if (known !== undefined) return known;
    const module = { path: inventory.paths[file]!, project: inventory.projectOf(file), role: inventory.roleOf(file) };
    files.set(module, file);
    return (modules[file] = module);
  };
  const siteAt = (edge: number): Site => {
    const at = edges.facts[edge]!;
    return {
      file: inventory.paths[edges.sources[edge]!]!,
      line: record.line(records, at),
      column: record.column(records, at),
      length: strings[record.specifier(records, at)]!.length + 2,
    };
  };
  const tell = (edge: number) => {
    const at = edges.facts[edge]!;
    return {
      from: moduleAt(edges.sources[edge]!),
      kind: record.kind(records, at),
      typeOnly: record.typeOnly(records, at),
      specifier: strings[record.specifier(records, at)]!,
      names: Array.from({ length: record.nameCount(records, at) }, (_, name) => strings[record.imported(records, at, name)]!),
      site: siteAt(edge),
    };
  };
  return {
    moduleAt,
    fileOf: (module) => files.get(module) ?? -1,
    importAt: (edge) => (imports[edge] ??= { ...tell(edge), to: moduleAt(edges.targets[edge]!) }),
    packageImportAt: (edge, name) => ({ ...tell(edge), package: name }),
    siteAt,
  };
}
