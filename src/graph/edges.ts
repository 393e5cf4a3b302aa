import { type FactTable, record } from '../model/fact-table.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Resolver } from './resolution/create-resolver.ts';
import type { Verdict } from './resolution/resolution.ts';

/**
 * Every import of every module as columns, in the order of files and of the facts within a file. Edges of file `f` are
 * `starts[f]` up to `starts[f + 1]`.
 */
export interface Edges {
  readonly count: number;
  readonly starts: Int32Array;
  /** The file that imports. */
  readonly sources: Int32Array;
  /** The file that is imported; -1 when the import does not lead to a file of the repository. */
  readonly targets: Int32Array;
  /** Where the import stands in the fact table's records. */
  readonly facts: Int32Array;
  /** Why an import leads to no file, where it does not. */
  readonly verdicts: readonly (Verdict | undefined)[];
}

/** Resolves every import of the fact table. */
export function resolveEdges(inventory: Inventory, table: FactTable, resolver: Resolver): Edges {
  const { records, offsets } = table;
  const files = offsets.length;
  const starts = new Int32Array(files + 1);
  let count = 0;
  for (let file = 0; file < files; file++) {
    starts[file] = count;
    if (offsets[file]! >= 0) count += record.importCount(records, offsets[file]!);
  }
  starts[files] = count;
  const edges = {
    count, starts, sources: new Int32Array(count), targets: new Int32Array(count), facts: new Int32Array(count),
    verdicts: new Array<Verdict | undefined>(count).fill(undefined),
  };
  for (let file = 0; file < files; file++) resolveFile(edges, inventory, table, resolver, file);
  return edges;
}

/** The edges after one file came to have other facts. */
export function replaceEdges(edges: Edges, inventory: Inventory, table: FactTable, resolver: Resolver, file: number): Edges {
  const [from, to] = [edges.starts[file]!, edges.starts[file + 1]!];
  const offset = table.offsets[file]!;
  const shift = (offset < 0 ? 0 : record.importCount(table.records, offset)) - (to - from);
  const starts = edges.starts.slice();
  if (shift !== 0) for (let after = file + 1; after < starts.length; after++) starts[after]! += shift;
  const count = edges.count + shift;
  const column = (before: Int32Array): Int32Array => {
    const after = new Int32Array(count);
    after.set(before.subarray(0, from));
    after.set(before.subarray(to), to + shift);
    return after;
  };
  const replaced = {
    count, starts, sources: column(edges.sources), targets: column(edges.targets), facts: column(edges.facts),
    verdicts: spliced(edges.verdicts, from, to, to + shift),
  };
  resolveFile(replaced, inventory, table, resolver, file);
  return replaced;
}

/** A list in which those from `from` up to `to` have made room for as many as reach up to `end`. */
export function spliced<Item>(list: readonly (Item | undefined)[], from: number, to: number, end: number): (Item | undefined)[] {
  const copy = list.slice();
  if (end !== to) copy.splice(from, to - from, ...new Array<undefined>(end - from));
  return copy.fill(undefined, from, end);
}

/** Where edges are written. */
type Columns = Edges & { readonly verdicts: (Verdict | undefined)[] };

function resolveFile(edges: Columns, inventory: Inventory, { records, offsets, strings }: FactTable, resolver: Resolver, file: number): void {
  if (offsets[file]! < 0) return;
  const path = inventory.paths[file]!;
  let at = record.firstImport(records, offsets[file]!);
  for (let edge = edges.starts[file]!; edge < edges.starts[file + 1]!; edge++) {
    const resolution = resolver.resolve(path, strings[record.specifier(records, at)]!, record.kind(records, at));
    edges.sources[edge] = file;
    edges.facts[edge] = at;
    edges.targets[edge] = typeof resolution === 'number' ? resolution : -1;
    edges.verdicts[edge] = typeof resolution === 'number' ? undefined : resolution;
    at = record.nextImport(records, at);
  }
}

/** The edges that lead to each file: those of file `f` are `edges[starts[f]]` up to `edges[starts[f + 1]]`. */
export interface ReverseEdges {
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

export function reverseEdges(edges: Edges): ReverseEdges {
  const files = edges.starts.length - 1;
  const starts = new Int32Array(files + 2);
  for (let edge = 0; edge < edges.count; edge++) if (edges.targets[edge]! >= 0) starts[edges.targets[edge]! + 2]!++;
  for (let file = 0; file < files; file++) starts[file + 2]! += starts[file + 1]!;
  const list = new Int32Array(starts[files + 1]!);
  for (let edge = 0; edge < edges.count; edge++) if (edges.targets[edge]! >= 0) list[starts[edges.targets[edge]! + 1]!++] = edge;
  return { starts: starts.subarray(0, files + 1), edges: list };
}
