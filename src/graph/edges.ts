import { type FactTable, record } from '../model/fact-table.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Resolver } from './resolution/create-resolver.ts';

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
  /** Names of external packages, by edge. */
  readonly packages: ReadonlyMap<number, string>;
  /** Paths of files that a generator makes and that are not there yet, by edge. */
  readonly generated: ReadonlyMap<number, string>;
  /** Imports that should lead into the repository and lead nowhere: edge → why. */
  readonly unresolved: ReadonlyMap<number, string>;
}

/** Resolves every import of the fact table. */
export function resolveEdges(inventory: Inventory, table: FactTable, resolver: Resolver): Edges {
  const { records, offsets, strings } = table;
  const files = offsets.length;
  const starts = new Int32Array(files + 1);
  let count = 0;
  for (let file = 0; file < files; file++) {
    starts[file] = count;
    if (offsets[file]! >= 0) count += record.importCount(records, offsets[file]!);
  }
  starts[files] = count;
  const sources = new Int32Array(count);
  const targets = new Int32Array(count).fill(-1);
  const facts = new Int32Array(count);
  const packages = new Map<number, string>();
  const generated = new Map<number, string>();
  const unresolved = new Map<number, string>();
  for (let file = 0; file < files; file++) {
    if (offsets[file]! < 0) continue;
    const path = inventory.paths[file]!;
    let at = record.firstImport(records, offsets[file]!);
    for (let edge = starts[file]!; edge < starts[file + 1]!; edge++) {
      sources[edge] = file;
      facts[edge] = at;
      const resolution = resolver.resolve(path, strings[record.specifier(records, at)]!, record.kind(records, at));
      if (typeof resolution === 'number') targets[edge] = resolution;
      else if (resolution.kind === 'package') packages.set(edge, resolution.name);
      else if (resolution.kind === 'generated') generated.set(edge, resolution.path);
      else if (resolution.kind === 'unresolved') unresolved.set(edge, resolution.reason);
      at = record.nextImport(records, at);
    }
  }
  return { count, starts, sources, targets, facts, packages, generated, unresolved };
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
