import { type FactTable, record } from '../model/fact-table.ts';
import type { Graph, Import, Origin } from '../model/graph.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { type Problem, problem } from '../model/problem.ts';
import { findCycles } from './cycles.ts';
import { entryLookup } from './entry-lookup.ts';
import { type Edges, resolveEdges, reverseEdges } from './edges.ts';
import { createOrigins } from './origins.ts';
import { createLookups } from './resolution/create-lookups.ts';
import { createResolver } from './resolution/create-resolver.ts';
import { type PublishedEntries, publishedEntries } from './resolution/published-entries.ts';
import { type Views, createViews } from './views.ts';

/** The import graph of a repository, and the internal imports that lead nowhere as Problems. */
export function buildGraph(inventory: Inventory, table: FactTable): { graph: Graph; problems: readonly Problem[] } {
  const lookups = createLookups(inventory);
  const edges = resolveEdges(inventory, table, createResolver(inventory, lookups));
  const views = createViews(inventory, table, edges);
  return { graph: createGraph(inventory, table, edges, views, publishedEntries(inventory, lookups)), problems: unresolvedImports(edges, views) };
}

function createGraph(
  inventory: Inventory,
  table: FactTable,
  edges: Edges,
  views: Views,
  entries: (project: Project) => PublishedEntries | undefined,
): Graph {
  const { moduleAt, fileOf, importAt } = views;
  const { records } = table;
  const fileCount = inventory.paths.length;
  const modules = once(() => filesWithFacts(table).map(moduleAt));
  const reverse = once(() => reverseEdges(edges));
  const origins = once(() => createOrigins(table, edges));
  const published = entryLookup(entries, moduleAt, fileOf);
  const importsIn = (accepts: (edge: number) => boolean): Import[] => {
    const found: Import[] = [];
    for (let edge = 0; edge < edges.count; edge++) if (edges.targets[edge]! >= 0 && accepts(edge)) found.push(importAt(edge));
    return found;
  };
  const crossings = once(() => importsIn((edge) => (
    inventory.projectOf(edges.sources[edge]!) !== inventory.projectOf(edges.targets[edge]!)
  )));
  const generatedImports = once(() => [...edges.generated].map(([edge, path]) => views.generatedImportAt(edge, path)));
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
