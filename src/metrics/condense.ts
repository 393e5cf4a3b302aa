import { stronglyConnected } from '../graph/components.ts';
import { edgesOf, networkOf, type Network } from './network.ts';

/** A network whose strongly connected sets are one node each, so that no cycle is left. */
export interface Condensed {
  /** Ordered so that every edge leads to a smaller number. */
  readonly network: Network;
  /** The number of the set that each node is in. */
  readonly setOf: Int32Array;
  readonly sizes: Int32Array;
}

export function condense(network: Network): Condensed {
  const { nodes } = network;
  const raw = new Int32Array(nodes).fill(-1);
  let count = 0;
  for (const members of stronglyConnected(nodes, network)) {
    for (const member of members) raw[member] = count;
    count++;
  }
  for (let node = 0; node < nodes; node++) if (raw[node] === -1) raw[node] = count++;
  const rank = sinksFirst(networkOf(count, Array.from(edgesOf(network), ([from, to]) => [raw[from]!, raw[to]!] as const)));
  const setOf = raw.map((set) => rank[set]!);
  const sizes = new Int32Array(count);
  for (const set of setOf) sizes[set]!++;
  return { network: networkOf(count, Array.from(edgesOf(network), ([from, to]) => [setOf[from]!, setOf[to]!] as const)), setOf, sizes };
}

/** For each node of a network without cycles its place in an order in which all that it leads to comes before it. */
function sinksFirst({ nodes, starts, targets }: Network): Int32Array {
  const waiting = new Int32Array(nodes);
  for (const target of targets) waiting[target]!++;
  const queue = new Int32Array(nodes);
  let length = 0;
  for (let node = 0; node < nodes; node++) if (waiting[node] === 0) queue[length++] = node;
  for (let head = 0; head < length; head++) {
    const node = queue[head]!;
    for (let at = starts[node]!; at < starts[node + 1]!; at++) if (--waiting[targets[at]!]! === 0) queue[length++] = targets[at]!;
  }
  const rank = new Int32Array(nodes);
  queue.forEach((node, place) => { rank[node] = nodes - 1 - place; });
  return rank;
}
