import type { Import, Module, ModuleCycle } from '../model/graph.ts';
import type { ImportKind } from '../model/facts.ts';
import { type Adjacency, shortestCycle, stronglyConnected } from './components.ts';

/** What the cycle search asks of the graph. */
export interface CycleSource {
  readonly files: number;
  readonly edges: number;
  /** Edges of file `f` are `starts[f]` up to `starts[f + 1]`. */
  readonly starts: Int32Array;
  sourceOf(edge: number): number;
  targetOf(edge: number): number;
  kindOf(edge: number): ImportKind;
  isTypeOnly(edge: number): boolean;
  moduleAt(file: number): Module;
  importAt(edge: number): Import;
}

export interface CycleOptions {
  /** Whether imports that are erased at run time count. */
  readonly typeOnly: boolean;
  /** Whether `import()` counts: it defers loading, and is often there to break a cycle. */
  readonly dynamic: boolean;
  keep(module: Module): boolean;
}

/** Only these load the target while the importer loads; mocks, urls and type references do not. */
const loading: ReadonlySet<ImportKind> = new Set(['import', 'export', 'require', 'import-equals']);

/** Cycles among the modules kept: one for each strongly connected set, with a shortest walk round it. */
export function findCycles(source: CycleSource, options: CycleOptions): ModuleCycle[] {
  const { adjacency, edgeAt } = select(source, edgesThatCount(source, options));
  return stronglyConnected(source.files, adjacency).map((component) => {
    const walk = shortestCycle(component.slice(0, exhaustiveLimit), component, adjacency);
    return {
      modules: component.map((file) => source.moduleAt(file)),
      walk: walk.map((file, index) => source.importAt(edgeAt(file, walk[(index + 1) % walk.length]!))),
    };
  });
}

/** Which imports a cycle may lead through; what is kept is asked once a module. */
export function edgesThatCount(source: CycleSource, options: CycleOptions): (edge: number) => boolean {
  const kept = new Uint8Array(source.files);
  const known = new Uint8Array(source.files);
  const keeps = (file: number): boolean => {
    if (known[file] === 0) {
      known[file] = 1;
      kept[file] = options.keep(source.moduleAt(file)) ? 1 : 0;
    }
    return kept[file] === 1;
  };
  return (edge) => {
    const target = source.targetOf(edge);
    const from = source.sourceOf(edge);
    return target >= 0 && target !== from && (options.typeOnly || !source.isTypeOnly(edge))
      && (loading.has(source.kindOf(edge)) || (options.dynamic && source.kindOf(edge) === 'dynamic')
        || (options.typeOnly && source.kindOf(edge) === 'import-type'))
      && keeps(from) && keeps(target);
  };
}

/** Trying every start is quadratic in large components; past this many members the first found is good enough. */
const exhaustiveLimit = 64;

function select(source: CycleSource, counts: (edge: number) => boolean): {
  adjacency: Adjacency; edgeAt(from: number, to: number): number;
} {
  const starts = new Int32Array(source.files + 1);
  const targets = new Int32Array(source.edges);
  const edges = new Int32Array(source.edges);
  let length = 0;
  let file = 0;
  for (let edge = 0; edge < source.edges; edge++) {
    if (!counts(edge)) continue;
    while (file < source.sourceOf(edge)) starts[++file] = length;
    targets[length] = source.targetOf(edge);
    edges[length++] = edge;
  }
  while (file < source.files) starts[++file] = length;
  const edgeAt = (from: number, to: number): number => {
    for (let at = starts[from]!; at < starts[from + 1]!; at++) if (targets[at] === to) return edges[at]!;
    throw new Error(`No edge from ${from} to ${to}`);
  };
  return { adjacency: { starts, targets }, edgeAt };
}
