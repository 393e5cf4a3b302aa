import type { Arc } from '../graph/smallest-cut.ts';
import type { Territory } from '../graph/territory.ts';
import type { Graph, Import, Module } from '../model/graph.ts';
import type { PartMetrics, Structure } from '../model/metrics.ts';
import { abstractnessOf, distance } from './abstractness.ts';
import { cumulativeDependency } from './cumulative-dependency.ts';
import { couplingsOf, instability } from './instability.ts';
import { networkOf, reversed, type Network } from './network.ts';
import { propagationCost } from './propagation-cost.ts';
import { visibility } from './visibility.ts';

/** The services, or the projects, each measured, and the graph that they make. */
export interface MeasuredParts {
  readonly parts: readonly PartMetrics[];
  readonly network: Network;
  /** Every edge of the network, weighed by its imports. */
  readonly arcs: readonly Arc[];
  readonly structure: Structure;
}

/**
 * Measures parts against each other and against all that is no part of the list.
 *
 * @param partOf what a module belongs to: one of the parts, or something else that counts as outside
 */
export function measureParts<Part>(
  graph: Graph, { modules, imports }: Territory, list: readonly (Part & { readonly name: string })[], partOf: (module: Module) => unknown,
): MeasuredParts {
  const numbers = new Map<unknown, number>(list.map((part, number) => [part, number]));
  const arcs = arcsOf(imports, list.length, (module) => numbers.get(partOf(module)));
  const network = networkOf(list.length, arcs.map(({ from, to }) => [from, to] as const));
  const out = visibility(network);
  const backwards = reversed(network);
  const into = visibility(backwards);
  const couplings = couplingsOf(imports, partOf);
  const abstractness = abstractnessOf(graph, imports, partOf);
  const sizes = countBy(modules, partOf);
  const parts = list.map((part, number): PartMetrics => {
    const { ca, ce } = couplings(part);
    const [i, a] = [instability({ ca, ce }), abstractness(part)];
    return {
      name: part.name, modules: sizes.get(part) ?? 0, ca, ce,
      instability: i, abstractness: a, distance: distance(a, i),
      dependents: backwards.starts[number + 1]! - backwards.starts[number]!,
      dependencies: network.starts[number + 1]! - network.starts[number]!,
      reachedBy: into[number]! - 1,
      reaches: out[number]! - 1,
    };
  });
  return { parts, network, arcs, structure: structureOf(network, out) };
}

/** The numbers of a graph as a whole. */
export function structureOf(network: Network, reached: Float64Array = visibility(network)): Structure {
  return {
    nodes: network.nodes, edges: network.targets.length,
    propagationCost: propagationCost(reached), ...cumulativeDependency(reached),
  };
}

/** The graph of modules: what leads to a file that is none of them is left out. */
export function moduleNetwork({ modules, imports }: Territory): Network {
  const numbers = new Map(modules.map((module, number) => [module, number]));
  const edges: (readonly [from: number, to: number])[] = [];
  for (const { from, to } of imports) {
    const target = numbers.get(to);
    if (target !== undefined) edges.push([numbers.get(from)!, target]);
  }
  return networkOf(modules.length, edges);
}

function arcsOf(imports: readonly Import[], count: number, numberOf: (module: Module) => number | undefined): Arc[] {
  const weights = new Map<number, { readonly from: number; readonly to: number; weight: number }>();
  for (const one of imports) {
    const [from, to] = [numberOf(one.from), numberOf(one.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const arc = weights.get(from * count + to);
    if (arc === undefined) weights.set(from * count + to, { from, to, weight: 1 });
    else arc.weight++;
  }
  return [...weights.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function countBy(modules: readonly Module[], partOf: (module: Module) => unknown): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const module of modules) counts.set(partOf(module), (counts.get(partOf(module)) ?? 0) + 1);
  return counts;
}
