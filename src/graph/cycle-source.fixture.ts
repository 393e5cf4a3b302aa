import type { ImportKind } from '../model/facts.ts';
import type { Import, Module } from '../model/graph.ts';
import type { CycleSource } from './cycles.ts';

/** An import from one file to another by number; `type` is an import of types alone. */
export type Edge = readonly [from: number, to: number, kind?: ImportKind | 'type' | undefined];

export function modulesOf(files: number): Module[] {
  return Array.from({ length: files }, (_, file) => ({ path: String(file) }) as Module);
}

/** A graph of these imports; -1 leads nowhere. */
export function cycleSourceOf(edges: readonly Edge[], modules: readonly Module[]): CycleSource {
  const sorted = [...edges].sort((a, b) => a[0] - b[0]);
  const kindOf = (edge: number): ImportKind => (sorted[edge]![2] === 'type' ? 'import' : sorted[edge]![2] ?? 'import') as ImportKind;
  const isTypeOnly = (edge: number): boolean => sorted[edge]![2] === 'type' || sorted[edge]![2] === 'import-type';
  return {
    files: modules.length,
    edges: sorted.length,
    starts: Int32Array.from({ length: modules.length + 1 }, (_, file) => sorted.filter(([from]) => from < file).length),
    sourceOf: (edge) => sorted[edge]![0],
    targetOf: (edge) => sorted[edge]![1],
    kindOf,
    isTypeOnly,
    moduleAt: (file) => modules[file]!,
    importAt: (edge) => ({
      from: modules[sorted[edge]![0]]!, to: modules[sorted[edge]![1]]!, kind: kindOf(edge), typeOnly: isTypeOnly(edge),
    }) as Import,
  };
}
