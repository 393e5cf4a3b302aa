import { type FactTable, record } from '../model/fact-table.ts';
import type { ImportKind } from '../model/facts.ts';
import type { GeneratedImport, Import, Module, PackageImport } from '../model/graph.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Site } from '../model/site.ts';
import type { Edges } from './edges.ts';

/** Modules and imports as objects, each made once and on demand. */
export interface Views {
  moduleAt(file: number): Module;
  fileOf(module: Module): number;
  importAt(edge: number): Import;
  packageImportAt(edge: number, name: string): PackageImport;
  generatedImportAt(edge: number, path: string): GeneratedImport;
  siteAt(edge: number): Site;
}

export function createViews(inventory: Inventory, table: FactTable, edges: Edges): Views {
  const modules: (Module | undefined)[] = new Array(inventory.paths.length).fill(undefined);
  const imports: (Import | undefined)[] = new Array(edges.count).fill(undefined);
  const moduleAt = (file: number): Module => (
    modules[file] ??= { path: inventory.paths[file]!, project: inventory.projectOf(file), role: inventory.roleOf(file) }
  );
  const fromOf = (edge: number): Module => moduleAt(edges.sources[edge]!);
  return {
    moduleAt,
    fileOf: (module) => inventory.fileOf(module.path) ?? -1,
    importAt: (edge) => (imports[edge] ??= new InsideImport(table, edges.facts[edge]!, fromOf(edge), moduleAt(edges.targets[edge]!))),
    packageImportAt: (edge, name) => new OutsideImport(table, edges.facts[edge]!, fromOf(edge), name),
    generatedImportAt: (edge, path) => new AbsentImport(table, edges.facts[edge]!, fromOf(edge), path),
    siteAt: (edge) => new Fact(table, edges.facts[edge]!, fromOf(edge)).site,
  };
}

/**
 * One import of the fact table. A repository has a hundred thousand, and nearly all are looked at for their ends alone,
 * so what else they say is read when it is asked for: hence classes, which share their getters.
 */
class Fact {
  readonly from: Module;
  readonly #table: FactTable;
  readonly #at: number;

  constructor(table: FactTable, at: number, from: Module) {
    this.from = from;
    this.#table = table;
    this.#at = at;
  }

  get kind(): ImportKind {
    return record.kind(this.#table.records, this.#at);
  }

  get typeOnly(): boolean {
    return record.typeOnly(this.#table.records, this.#at);
  }

  get specifier(): string {
    return this.#table.strings[record.specifier(this.#table.records, this.#at)]!;
  }

  get names(): readonly string[] {
    const { records, strings } = this.#table;
    const names: string[] = [];
    for (let name = 0; name < record.nameCount(records, this.#at); name++) names.push(strings[record.imported(records, this.#at, name)]!);
    return names;
  }

  get locals(): readonly string[] {
    const { records, strings } = this.#table;
    const locals: string[] = [];
    for (let name = 0; name < record.nameCount(records, this.#at); name++) locals.push(strings[record.local(records, this.#at, name)]!);
    return locals;
  }

  get site(): Site {
    const { records } = this.#table;
    return {
      file: this.from.path,
      line: record.line(records, this.#at),
      column: record.column(records, this.#at),
      length: this.specifier.length + 2,
    };
  }
}

class InsideImport extends Fact implements Import {
  readonly to: Module;

  constructor(table: FactTable, at: number, from: Module, to: Module) {
    super(table, at, from);
    this.to = to;
  }
}

class OutsideImport extends Fact implements PackageImport {
  readonly package: string;

  constructor(table: FactTable, at: number, from: Module, name: string) {
    super(table, at, from);
    this.package = name;
  }
}

class AbsentImport extends Fact implements GeneratedImport {
  readonly path: string;

  constructor(table: FactTable, at: number, from: Module, path: string) {
    super(table, at, from);
    this.path = path;
  }
}
