import { type FactTable, record } from '../model/fact-table.ts';
import type { Graph, Import, Module, Origin, PublishedEntry } from '../model/graph.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import type { Problem } from '../model/problem.ts';
import type { CycleSource } from './cycles.ts';
import { type Edges, replaceEdges, resolveEdges, reverseEdges } from './edges.ts';
import { type ProjectEntries, entryLookup, subpathAsked } from './entry-lookup.ts';
import { type ImportLists, importLists } from './import-lists.ts';
import { type KnownCycles, cyclesAfter, cyclesOf } from './known-cycles.ts';
import { type KnownExports, createOrigins, forgetExports, knownExports } from './origins.ts';
import { createReach } from './reach.ts';
import { isImported, reexporters } from './reexporters.ts';
import { createLookups } from './resolution/create-lookups.ts';
import { type Resolver, createResolver } from './resolution/create-resolver.ts';
import { publishedEntries } from './resolution/published-entries.ts';
import { type Views, createViews } from './views.ts';

/** The import graph of a repository, and the internal imports that lead nowhere as Problems. */
export interface BuiltGraph {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
  /** The graph after these files came to have other facts, and no file came or went. This one is then at its end. */
  rebuilt(table: FactTable, files: readonly number[]): BuiltGraph;
}

export function buildGraph(inventory: Inventory, table: FactTable): BuiltGraph {
  const lookups = createLookups(inventory);
  const resolver = createResolver(inventory, lookups);
  const edges = resolveEdges(inventory, table, resolver);
  const views = createViews(inventory, table, edges);
  const published = entryLookup(publishedEntries(inventory, lookups), views.moduleAt, views.fileOf);
  return built({ inventory, resolver, published, exports: knownExports(), entries: new Map() }, {
    table, edges, views, modules: filesWithFacts(table).map(views.moduleAt), lists: importLists(inventory, edges, views), cycles: { asked: [], before: [] },
  });
}

/** What holds as long as no file comes or goes, and no manifest changes. */
interface Ground {
  readonly inventory: Inventory;
  readonly resolver: Resolver;
  readonly published: (project: Project) => ProjectEntries | undefined;
  readonly exports: KnownExports;
  /** The entries that publish files, by number, as long as the imports that lead to them stay as they are. */
  readonly entries: Map<number, PublishedEntry | 'none'>;
}

interface Imports {
  readonly table: FactTable;
  readonly edges: Edges;
  readonly views: Views;
  readonly modules: readonly Module[];
  readonly lists: ImportLists;
  readonly cycles: KnownCycles;
}

function built(ground: Ground, imports: Imports): BuiltGraph {
  return {
    graph: createGraph(ground, imports),
    problems: imports.lists.unresolved(),
    rebuilt(table, files) {
      const { inventory, resolver } = ground;
      let { edges, views, lists } = imports;
      for (const file of files) {
        forgetExports(ground.exports, file);
        forgetTargets(ground.entries, edges, file);
        edges = replaceEdges(edges, inventory, table, resolver, file);
        views = views.replaced(table, edges, file);
        lists = lists.replaced(edges, views, file);
        forgetTargets(ground.entries, edges, file);
      }
      const modules = files.some((file) => hasFacts(table, file) !== hasFacts(imports.table, file)) ? filesWithFacts(table).map(views.moduleAt) : imports.modules;
      const cycles = cyclesAfter(imports.cycles, cycleSource(imports), cycleSource({ table, edges, views }), files);
      return built(ground, { table, edges, views, modules, lists, cycles });
    },
  };
}

function createGraph({ inventory, published, exports, entries }: Ground, imports: Imports): Graph {
  const { table, edges, views, modules, lists } = imports;
  const { moduleAt, fileOf, importAt } = views;
  const fileCount = inventory.paths.length;
  const reverse = once(() => reverseEdges(edges));
  const origins = once(() => createOrigins(table, edges, exports));
  const source = cycleSource(imports);
  const importersOf = (module: Module): Import[] => {
    const { starts, edges: list } = reverse();
    const file = fileOf(module);
    return file < 0 ? [] : Array.from(list.subarray(starts[file]!, starts[file + 1]!), importAt);
  };
  const subpathsTo = (module: Module): string[] => importersOf(module).flatMap(({ specifier }) => subpathAsked(specifier) ?? []);

  return {
    modules,
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
    importersOf,
    get crossings() { return lists.crossings(); },
    between: (from, to) => {
      const inFrom = membership(fileCount, (file) => from(moduleAt(file)));
      const inTo = membership(fileCount, (file) => to(moduleAt(file)));
      const found: Import[] = [];
      for (let edge = 0; edge < edges.count; edge++) {
        if (edges.targets[edge]! >= 0 && inFrom(edges.sources[edge]!) && inTo(edges.targets[edge]!)) found.push(importAt(edge));
      }
      return found;
    },
    get generatedImports() { return lists.generated(); },
    get packageImports() { return lists.packages(); },
    packageImportsOf: (module) => {
      const file = fileOf(module);
      return file < 0 ? [] : lists.packagesOf(file);
    },
    cycles: (options) => cyclesOf(imports.cycles, source, options),
    origin: (module, name) => {
      const found = origins().find(fileOf(module), name);
      return found && ({ module: moduleAt(found.file), name: found.name, chain: found.chain.map(importAt), told: found.told } satisfies Origin);
    },
    exportedNames: (module) => origins().names(fileOf(module)),
    reaches: createReach(edges, fileOf),
    reexporters: (set) => {
      const marked = reexporters(edges, reverse(), origins().passedOn, (file) => (hasFacts(table, file) || isImported(reverse(), file)) && set(moduleAt(file)));
      return (module) => marked[fileOf(module)] === 1;
    },
    entriesOf: (project) => published(project)?.listed,
    entryOf: (module) => {
      const file = fileOf(module);
      let entry = entries.get(file);
      if (entry === undefined) entries.set(file, (entry = published(module.project)?.of(module, () => subpathsTo(module)) ?? 'none'));
      return entry === 'none' ? undefined : entry;
    },
  };
}

/** What publishes a file may be shown by an import of it. */
function forgetTargets(entries: Ground['entries'], { starts, targets }: Edges, file: number): void {
  for (let edge = starts[file]!; edge < starts[file + 1]!; edge++) entries.delete(targets[edge]!);
}

function filesWithFacts(table: FactTable): number[] {
  return [...table.offsets.keys()].filter((file) => hasFacts(table, file));
}

function hasFacts({ offsets }: FactTable, file: number): boolean {
  return offsets[file]! >= 0;
}

function cycleSource({ table: { records }, edges, views }: Pick<Imports, 'table' | 'edges' | 'views'>): CycleSource {
  return {
    files: edges.starts.length - 1,
    edges: edges.count,
    starts: edges.starts,
    sourceOf: (edge) => edges.sources[edge]!,
    targetOf: (edge) => edges.targets[edge]!,
    kindOf: (edge) => record.kind(records, edges.facts[edge]!),
    isTypeOnly: (edge) => record.typeOnly(records, edges.facts[edge]!),
    moduleAt: views.moduleAt,
    importAt: views.importAt,
  };
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
