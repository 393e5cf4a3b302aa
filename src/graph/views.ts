import { type FactTable, record } from '../model/fact-table.ts';
import type { ImportKind } from '../model/facts.ts';
import type { GeneratedImport, Import, Module, PackageImport } from '../model/graph.ts';
import type { FileRole, Inventory, Project } from '../model/inventory.ts';
import type { Site } from '../model/site.ts';
import { type Edges, spliced } from './edges.ts';

/** Modules and imports as objects, each made once and on demand. */
export interface Views {
  moduleAt(file: number): Module;
  fileOf(module: Module): number;
  importAt(edge: number): Import;
  packageImportAt(edge: number, name: string): PackageImport;
  generatedImportAt(edge: number, path: string): GeneratedImport;
  siteAt(edge: number): Site;
  /** The views after one file came to have other facts. The objects of all others stay; these views are then at their end. */
  replaced(table: FactTable, edges: Edges, file: number): Views;
}

export function createViews(inventory: Inventory, table: FactTable, edges: Edges): Views {
  const modules: (Module | undefined)[] = new Array(inventory.paths.length).fill(undefined);
  return viewsOver(inventory, { strings: table.strings, records: table.records }, edges, modules, new Array(edges.count).fill(undefined));
}

/** What imports read: one object for all of them, so that an import of long ago keeps no table of long ago alive. */
type Text = { -readonly [Key in 'strings' | 'records']: FactTable[Key] };

function viewsOver(
  inventory: Inventory, text: Text, edges: Edges, modules: (Module | undefined)[], imports: (Fact | undefined)[],
): Views {
  const moduleAt = (file: number): Module => (
    modules[file] ??= new FileModule(file, inventory.paths[file]!, inventory.projectOf(file), inventory.roleOf(file))
  );
  const fromOf = (edge: number): Module => moduleAt(edges.sources[edge]!);
  return {
    moduleAt,
    fileOf: (module) => FileModule.fileOf(module) ?? inventory.fileOf(module.path) ?? -1,
    importAt: (edge) => (imports[edge] ??= new InsideImport(text, edges.facts[edge]!, fromOf(edge), moduleAt(edges.targets[edge]!))) as InsideImport,
    packageImportAt: (edge, name) => (imports[edge] ??= new OutsideImport(text, edges.facts[edge]!, fromOf(edge), name)) as OutsideImport,
    generatedImportAt: (edge, path) => (imports[edge] ??= new AbsentImport(text, edges.facts[edge]!, fromOf(edge), path)) as AbsentImport,
    siteAt: (edge) => new Fact(text, edges.facts[edge]!, fromOf(edge)).site,
    replaced(table, now, file) {
      Object.assign(text, { strings: table.strings, records: table.records } satisfies Text);
      const kept = spliced(imports, edges.starts[file]!, edges.starts[file + 1]!, now.starts[file + 1]!);
      return viewsOver(inventory, text, now, modules, kept);
    },
  };
}

/** A module that knows its number: it is asked for more often than anything else. */
class FileModule implements Module {
  readonly path: string;
  readonly project: Project;
  readonly role: FileRole;
  readonly #file: number;

  constructor(file: number, path: string, project: Project, role: FileRole) {
    this.#file = file;
    this.path = path;
    this.project = project;
    this.role = role;
  }

  /** Undefined for a module that somebody else made. */
  static fileOf(module: Module): number | undefined {
    return #file in module ? module.#file : undefined;
  }
}

/**
 * One import of the fact table. A repository has a hundred thousand, and nearly all are looked at for their ends alone,
 * so what else they say is read when it is asked for: hence classes, which share their getters.
 */
class Fact {
  readonly from: Module;
  readonly #text: Text;
  readonly #at: number;

  constructor(text: Text, at: number, from: Module) {
    this.from = from;
    this.#text = text;
    this.#at = at;
  }

  get kind(): ImportKind {
    return record.kind(this.#text.records, this.#at);
  }

  get typeOnly(): boolean {
    return record.typeOnly(this.#text.records, this.#at);
  }

  get specifier(): string {
    return this.#text.strings[record.specifier(this.#text.records, this.#at)]!;
  }

  get names(): readonly string[] {
    const { records, strings } = this.#text;
    const names: string[] = [];
    for (let name = 0; name < record.nameCount(records, this.#at); name++) names.push(strings[record.imported(records, this.#at, name)]!);
    return names;
  }

  get locals(): readonly string[] {
    const { records, strings } = this.#text;
    const locals: string[] = [];
    for (let name = 0; name < record.nameCount(records, this.#at); name++) locals.push(strings[record.local(records, this.#at, name)]!);
    return locals;
  }

  get site(): Site {
    const { records } = this.#text;
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

  constructor(text: Text, at: number, from: Module, to: Module) {
    super(text, at, from);
    this.to = to;
  }
}

class OutsideImport extends Fact implements PackageImport {
  readonly package: string;

  constructor(text: Text, at: number, from: Module, name: string) {
    super(text, at, from);
    this.package = name;
  }
}

class AbsentImport extends Fact implements GeneratedImport {
  readonly path: string;

  constructor(text: Text, at: number, from: Module, path: string) {
    super(text, at, from);
    this.path = path;
  }
}
