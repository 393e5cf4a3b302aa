import type { Adjacency } from '../graph/components.ts';

/** A directed graph over the nodes 0 … nodes-1; each edge stands once, none leads back to its own node. */
export interface Network extends Adjacency {
  readonly nodes: number;
}

/** The network of these edges, in which doubles and edges of a node to itself are left out. */
export function networkOf(nodes: number, edges: Iterable<readonly [from: number, to: number]>): Network {
  const neighbours = Array.from({ length: nodes }, () => new Set<number>());
  for (const [from, to] of edges) if (from !== to) neighbours[from]!.add(to);
  const starts = new Int32Array(nodes + 1);
  neighbours.forEach((set, node) => { starts[node + 1] = starts[node]! + set.size; });
  const targets = new Int32Array(starts[nodes]!);
  neighbours.forEach((set, node) => { targets.set([...set].sort((a, b) => a - b), starts[node]!); });
  return { nodes, starts, targets };
}

export function* edgesOf({ nodes, starts, targets }: Network): Iterable<readonly [from: number, to: number]> {
  for (let node = 0; node < nodes; node++) {
    for (let at = starts[node]!; at < starts[node + 1]!; at++) yield [node, targets[at]!];
  }
}

/** The same edges the other way round. */
export function reversed(network: Network): Network {
  return networkOf(network.nodes, Array.from(edgesOf(network), ([from, to]) => [to, from] as const));
}
