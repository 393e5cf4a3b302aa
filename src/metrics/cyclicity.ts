import { stronglyConnected } from '../graph/components.ts';
import type { Cyclicity } from '../model/metrics.ts';
import type { Network } from './network.ts';
import { ratio } from './rounded.ts';

/**
 * The strongly connected sets of more than one node: sets in which each reaches each, so that none can be understood,
 * tested or changed without the others. The largest is what Baldwin and others call the core of a cyclic system.
 *
 * Source: Tarjan: Depth-first search and linear graph algorithms, 1972; as a metric: Baldwin, MacCormack, Rusnak: Hidden
 * structure. Research Policy 43(8), 2014.
 */
export function cyclicity(network: Network): Cyclicity {
  return cyclicityOf(stronglyConnected(network.nodes, network).map(({ length }) => length), network.nodes);
}

/** The same, where the sizes of the sets are known. */
export function cyclicityOf(sizes: readonly number[], nodes: number): Cyclicity {
  const members = sizes.reduce((sum, size) => sum + size, 0);
  return { cycles: [...sizes].sort((a, b) => b - a), members, share: ratio(members, nodes) };
}
