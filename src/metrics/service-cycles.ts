import { stronglyConnected } from '../graph/components.ts';
import { smallestCut, type Arc } from '../graph/smallest-cut.ts';
import type { ServiceCyclicity } from '../model/metrics.ts';
import { cyclicityOf } from './cyclicity.ts';
import type { Network } from './network.ts';

/**
 * The cycles among services by name, and the edges to cut: the minimum feedback arc set of each strongly connected set; of
 * equally small ones that with the fewest imports.
 *
 * Source: Lawler: A comment on minimum feedback arc sets, 1964; past 16 members the heuristic of Eades, Lin and Smyth, 1993.
 *
 * @param arcs every edge of the network, weighed by its imports
 */
export function serviceCycles(names: readonly string[], network: Network, arcs: readonly Arc[]): ServiceCyclicity {
  const sets = stronglyConnected(names.length, network);
  const cut = sets.flatMap((members) => {
    const inside = arcs.filter(({ from, to }) => members.includes(from) && members.includes(to))
      .map(({ from, to, weight }) => ({ from: members.indexOf(from), to: members.indexOf(to), weight }));
    return smallestCut(members.length, inside)
      .map(({ from, to, weight }) => ({ from: names[members[from]!]!, to: names[members[to]!]!, imports: weight }));
  });
  return {
    ...cyclicityOf(sets.map(({ length }) => length), names.length),
    sets: sets.map((members) => members.map((member) => names[member]!)),
    cut,
  };
}
