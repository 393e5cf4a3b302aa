import type { Graph, Import, Module } from '../model/graph.ts';
import type { ImpactStep } from '../model/impact.ts';

/** A module that a change reaches. */
export interface Reached {
  readonly module: Module;
  /** The modules on the way, from the first that is affected to this one. */
  readonly modules: readonly Module[];
  readonly via: readonly ImpactStep[];
  /** Whether no way leads here but through a type-only import. */
  readonly typeOnly: boolean;
}

/** A module that is affected from the start, and the way to it. */
export interface Seed {
  readonly module: Module;
  readonly via: readonly ImpactStep[];
}

/** Every module that imports a seed at any remove, each with a shortest way; those that only types lead to come last. */
export function importReach(graph: Graph, seeds: readonly Seed[]): readonly Reached[] {
  const ways = new Map<Module, Way>();
  spread(graph, ways, levelsOf(seeds.map(({ module, via }) => ({ module, via, length: via.length, typeOnly: false }))), ({ typeOnly }) => !typeOnly);
  const typed = [...ways.values()].flatMap((way) => graph.importersOf(way.module).filter(({ typeOnly }) => typeOnly).map((edge) => step(way, edge, true)));
  spread(graph, ways, levelsOf(typed), () => true);
  return [...ways.values()].map(told);
}

/** A way as it grows: the parts before are shared. */
interface Way {
  readonly module: Module;
  readonly length: number;
  readonly typeOnly: boolean;
  /** Of a seed, the way to it. */
  readonly via?: readonly ImpactStep[];
  readonly before?: { readonly way: Way; readonly edge: Import };
}

/** Goes from importer to importer, the shortest ways first; a module that has a way keeps it. */
function spread(graph: Graph, ways: Map<Module, Way>, levels: Way[][], follows: (edge: Import) => boolean): void {
  for (let length = 0; length < levels.length; length++) {
    for (const way of levels[length] ?? []) {
      if (ways.has(way.module)) continue;
      ways.set(way.module, way);
      for (const edge of graph.importersOf(way.module)) {
        if (follows(edge) && !ways.has(edge.from)) (levels[length + 1] ??= []).push(step(way, edge, way.typeOnly || edge.typeOnly));
      }
    }
  }
}

function step(way: Way, edge: Import, typeOnly: boolean): Way {
  return { module: edge.from, length: way.length + 1, typeOnly, before: { way, edge } };
}

function levelsOf(ways: readonly Way[]): Way[][] {
  const levels: Way[][] = [];
  for (const way of ways) (levels[way.length] ??= []).push(way);
  return levels;
}

function told(way: Way): Reached {
  const modules: Module[] = [];
  const steps: ImpactStep[] = [];
  let at = way;
  for (; at.before !== undefined; at = at.before.way) {
    const { edge } = at.before;
    modules.push(edge.from);
    steps.push({ what: edge.from.path, line: edge.site.line, says: edge.typeOnly ? 'imports types of it' : 'imports it' });
  }
  return { module: way.module, typeOnly: way.typeOnly, modules: [...modules, at.module].reverse(), via: [...(at.via ?? []), ...steps.reverse()] };
}
