import { type FactTable, record } from '../model/fact-table.ts';
import type { Graph, Import, Module, Origin, PackageImport, PublishedEntry } from '../model/graph.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Site } from '../model/site.ts';
import { findCycles } from './cycles.ts';
import { type Edges, resolveEdges, reverseEdges } from './edges.ts';
import { createOrigins } from './origins.ts';
import { createResolver } from './resolution/create-resolver.ts';
import { type PublishedEntries, publishedEntries } from './resolution/published-entries.ts';

/** The import graph of a repository, and the internal imports that lead nowhere as Problems. */
export function buildGraph(inventory: Inventory, table: FactTable): { graph: Graph; problems: readonly Problem[] } {
  const edges = resolveEdges(inventory, table, createResolver(inventory));
  const views = createViews(inventory, table, edges);
  return { graph: createGraph(inventory, table, edges, views), problems: unresolvedImports(edges, views) };
}

/** Modules and imports as objects, each made once and on demand. */
interface Views {
  moduleAt(file: number): Module;
  fileOf(module: Module): number;
  importAt(edge: number): Import;
  packageImportAt(edge: number, name: string): PackageImport;
  siteAt(edge: number): Site;
}

function createViews(inventory: Inventory, table: FactTable, edges: Edges): Views {
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

function createGraph(inventory: Inventory, table: FactTable, edges: Edges, views: Views): Graph {
  const { moduleAt, fileOf, importAt } = views;
  const { records } = table;
  const fileCount = inventory.paths.length;
  const modules = once(() => filesWithFacts(table).map(moduleAt));
  const reverse = once(() => reverseEdges(edges));
  const origins = once(() => createOrigins(table, edges));
  const published = entryLookup(inventory, moduleAt, fileOf);
  const importsIn = (accepts: (edge: number) => boolean): Import[] => {
    const found: Import[] = [];
    for (let edge = 0; edge < edges.count; edge++) if (edges.targets[edge]! >= 0 && accepts(edge)) found.push(importAt(edge));
    return found;
  };
  const crossings = once(() => importsIn((edge) => (
    inventory.projectOf(edges.sources[edge]!) !== inventory.projectOf(edges.targets[edge]!)
  )));
  const packageImports = once(() => [...edges.packages].map(([edge, name]) => views.packageImportAt(edge, name)));

  return {
    get modules() { return modules(); },
    module: (path) => {
      const file = inventory.fileOf(path);
      return file === undefined ? undefined : moduleAt(file);
    },
    importsOf: (module) => {
      const file = fileOf(module);
      const found: Import[] = [];
      for (let edge = edges.starts[file] ?? 0; edge < (edges.starts[file + 1] ?? 0); edge++) {
        if (edges.targets[edge]! >= 0) found.push(importAt(edge));
      }
      return found;
    },
    importersOf: (module) => {
      const { starts, edges: list } = reverse();
      const file = fileOf(module);
      return file < 0 ? [] : Array.from(list.subarray(starts[file]!, starts[file + 1]!), importAt);
    },
    get crossings() { return crossings(); },
    between: (from, to) => {
      const inFrom = membership(fileCount, (file) => from(moduleAt(file)));
      const inTo = membership(fileCount, (file) => to(moduleAt(file)));
      return importsIn((edge) => inFrom(edges.sources[edge]!) && inTo(edges.targets[edge]!));
    },
    get packageImports() { return packageImports(); },
    cycles: (options) => findCycles({
      files: fileCount,
      edges: edges.count,
      sourceOf: (edge) => edges.sources[edge]!,
      targetOf: (edge) => edges.targets[edge]!,
      kindOf: (edge) => record.kind(records, edges.facts[edge]!),
      isTypeOnly: (edge) => record.typeOnly(records, edges.facts[edge]!),
      moduleAt,
      importAt,
    }, options),
    origin: (module, name) => {
      const found = origins().find(fileOf(module), name);
      return found && ({ module: moduleAt(found.file), name: found.name, chain: found.chain.map(importAt), told: found.told } satisfies Origin);
    },
    exportedNames: (module) => origins().names(fileOf(module)),
    reexports: (module, set) => reaches(fileOf(module), origins().reexported, (file) => set(moduleAt(file))),
    entriesOf: (project) => published(project)?.listed,
    entryOf: (module) => published(module.project)?.of(module),
  };
}

function filesWithFacts(table: FactTable): number[] {
  const files: number[] = [];
  table.offsets.forEach((offset, file) => { if (offset >= 0) files.push(file); });
  return files;
}

/** Whether a walk from `start` meets a file of the set; `start` itself counts. */
function reaches(start: number, next: (file: number) => readonly number[], inSet: (file: number) => boolean): boolean {
  const seen = new Set([start]);
  for (const file of seen) {
    if (inSet(file)) return true;
    for (const target of next(file)) seen.add(target);
  }
  return false;
}

interface ProjectEntries {
  readonly listed: readonly PublishedEntry[];
  of(module: Module): PublishedEntry | undefined;
}

function entryLookup(inventory: Inventory, moduleAt: (file: number) => Module, fileOf: (module: Module) => number) {
  const known = new Map<Project, ProjectEntries | undefined>();
  const entries = once(() => publishedEntries(inventory));
  const view = (project: Project, found: PublishedEntries): ProjectEntries => ({
    listed: found.listed.map(({ subpath, specifier, file }) => ({ project, subpath, specifier, module: moduleAt(file) })),
    of: (module) => {
      const entry = found.entryOf(fileOf(module));
      return entry && { project, subpath: entry.subpath, specifier: entry.specifier, module };
    },
  });
  return (project: Project): ProjectEntries | undefined => {
    if (!known.has(project)) {
      const found = entries()(project);
      known.set(project, found && view(project, found));
    }
    return known.get(project);
  };
}

function unresolvedImports(edges: Edges, views: Views): Problem[] {
  return [...edges.unresolved].map(([edge, reason]) => problem('unresolved-import', reason, views.siteAt(edge)));
}

/** A predicate over files whose answer is computed once a file. */
function membership(files: number, accepts: (file: number) => boolean): (file: number) => boolean {
  const answers = new Uint8Array(files);
  return (file) => {
    if (answers[file] === 0) answers[file] = accepts(file) ? 1 : 2;
    return answers[file] === 1;
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
