import { type FactTable, record } from '../model/fact-table.ts';
import type { Graph, Import, Module, Origin, PublishedEntry } from '../model/graph.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { type Problem, problem } from '../model/problem.ts';
import { findCycles } from './cycles.ts';
import { type Edges, replaceEdges, resolveEdges, reverseEdges } from './edges.ts';
import { type ProjectEntries, entryLookup, subpathAsked } from './entry-lookup.ts';
import { type KnownExports, createOrigins, forgetExports, knownExports } from './origins.ts';
import { createReach } from './reach.ts';
import { createLookups } from './resolution/create-lookups.ts';
import { type Resolver, createResolver } from './resolution/create-resolver.ts';
import { publishedEntries } from './resolution/published-entries.ts';
import type { Verdict } from './resolution/resolution.ts';
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
  return built({ inventory, resolver, published, exports: knownExports(), entries: new Map() }, { table, edges, views });
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
}

function built(ground: Ground, imports: Imports): BuiltGraph {
  return {
    graph: createGraph(ground, imports),
    problems: unresolvedImports(imports),
    rebuilt(table, files) {
      let { edges, views } = imports;
      for (const file of files) {
        forgetExports(ground.exports, file);
        forgetTargets(ground.entries, edges, file);
        edges = replaceEdges(edges, ground.inventory, table, ground.resolver, file);
        views = views.replaced(table, edges, file);
        forgetTargets(ground.entries, edges, file);
      }
      return built(ground, { table, edges, views });
    },
  };
}

function createGraph({ inventory, published, exports, entries }: Ground, { table, edges, views }: Imports): Graph {
  const { moduleAt, fileOf, importAt } = views;
  const { records } = table;
  const fileCount = inventory.paths.length;
  const modules = once(() => filesWithFacts(table).map(moduleAt));
  const reverse = once(() => reverseEdges(edges));
  const origins = once(() => createOrigins(table, edges, exports));
  const importsIn = (accepts: (edge: number) => boolean): Import[] => {
    const found: Import[] = [];
    for (let edge = 0; edge < edges.count; edge++) if (edges.targets[edge]! >= 0 && accepts(edge)) found.push(importAt(edge));
    return found;
  };
  const crossings = once(() => importsIn((edge) => (
    inventory.projectOf(edges.sources[edge]!) !== inventory.projectOf(edges.targets[edge]!)
  )));
  const verdictsOf = <Kind extends Verdict['kind'], Item>(kind: Kind, make: (edge: number, verdict: Extract<Verdict, { kind: Kind }>) => Item) => once(() => {
    const found: Item[] = [];
    for (let edge = 0; edge < edges.count; edge++) {
      const verdict = edges.verdicts[edge];
      if (verdict?.kind === kind) found.push(make(edge, verdict as Extract<Verdict, { kind: Kind }>));
    }
    return found;
  });
  const generatedImports = verdictsOf('generated', (edge, { path }) => views.generatedImportAt(edge, path));
  const packageImports = verdictsOf('package', (edge, { name }) => views.packageImportAt(edge, name));
  const importersOf = (module: Module): Import[] => {
    const { starts, edges: list } = reverse();
    const file = fileOf(module);
    return file < 0 ? [] : Array.from(list.subarray(starts[file]!, starts[file + 1]!), importAt);
  };
  const subpathsTo = (module: Module): string[] => importersOf(module).flatMap(({ specifier }) => subpathAsked(specifier) ?? []);

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
    importersOf,
    get crossings() { return crossings(); },
    between: (from, to) => {
      const inFrom = membership(fileCount, (file) => from(moduleAt(file)));
      const inTo = membership(fileCount, (file) => to(moduleAt(file)));
      return importsIn((edge) => inFrom(edges.sources[edge]!) && inTo(edges.targets[edge]!));
    },
    get generatedImports() { return generatedImports(); },
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
    reaches: createReach(edges, fileOf),
    reexports: (module, set) => reaches(fileOf(module), origins().reexported, (file) => set(moduleAt(file))),
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

function unresolvedImports({ edges, views }: Imports): Problem[] {
  const found: Problem[] = [];
  for (let edge = 0; edge < edges.count; edge++) {
    const verdict = edges.verdicts[edge];
    if (verdict?.kind === 'unresolved') found.push(problem('unresolved-import', verdict.reason, views.siteAt(edge)));
  }
  return found;
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
