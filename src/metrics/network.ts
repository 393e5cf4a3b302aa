import type { Adjacency } from '../graph/components.ts';

/** A directed graph over the nodes 0 … nodes-1; each edge stands once, in order, and none leads back to its own node. */
export interface Network extends Adjacency {
  readonly nodes: number;
}

/** The network of these edges, in which doubles and edges of a node to itself are left out. */
export function networkOf(nodes: number, edges: Iterable<readonly [from: number, to: number]>): Network {
  const [sources, targets]: [number[], number[]] = [[], []];
  for (const [from, to] of edges) {
    if (from === to) continue;
    sources.push(from);
    targets.push(to);
  }
  // Sorted by the end and then, in that order, by the start: a node's targets stand in order.
  const inward = grouped(nodes, targets, sources);
  return withoutDoubles({ nodes, ...grouped(nodes, inward.targets, keysOf(inward)) });
}

export function* edgesOf(network: Network): Iterable<readonly [from: number, to: number]> {
  const sources = keysOf(network);
  for (let at = 0; at < sources.length; at++) yield [sources[at]!, network.targets[at]!];
}

/** The same edges the other way round. */
export function reversed(network: Network): Network {
  return { nodes: network.nodes, ...grouped(network.nodes, network.targets, keysOf(network)) };
}

/** The values of each key, in the order in which they come. */
function grouped(count: number, keys: ArrayLike<number>, values: ArrayLike<number>): Adjacency {
  const starts = new Int32Array(count + 1);
  for (let at = 0; at < keys.length; at++) starts[keys[at]! + 1]!++;
  for (let key = 0; key < count; key++) starts[key + 1]! += starts[key]!;
  const next = starts.slice();
  const targets = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) targets[next[keys[at]!]!++] = values[at]!;
  return { starts, targets };
}

/** The node that each edge begins at. */
function keysOf({ starts, targets }: Adjacency): Int32Array {
  const keys = new Int32Array(targets.length);
  for (let node = 0; node + 1 < starts.length; node++) keys.fill(node, starts[node], starts[node + 1]);
  return keys;
}

/** Equal targets stand beside each other. */
function withoutDoubles({ nodes, starts, targets }: Network): Network {
  const kept = new Int32Array(nodes + 1);
  let length = 0;
  for (let node = 0; node < nodes; node++) {
    const [first, end] = [starts[node]!, starts[node + 1]!];
    for (let at = first; at < end; at++) if (at === first || targets[at] !== targets[at - 1]) targets[length++] = targets[at]!;
    kept[node + 1] = length;
  }
  return { nodes, starts: kept, targets: targets.slice(0, length) };
}
