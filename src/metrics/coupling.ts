import type { Coupling } from '../model/metrics.ts';
import { byEdgeKind, type ServiceEdge } from '../model/service-edge.ts';

/**
 * The edges between services as a matrix: what ties each pair, by kind; pairs that nothing ties are left out.
 *
 * @param edges sorted by pair
 */
export function couplingMatrix(edges: readonly ServiceEdge[]): Coupling[] {
  const pairs = new Map<string, ServiceEdge[]>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    const pair = pairs.get(key) ?? [];
    if (pair.length === 0) pairs.set(key, pair);
    pair.push(edge);
  }
  return [...pairs.values()].map((pair): Coupling => (
    { from: pair[0]!.from, to: pair[0]!.to, ...byEdgeKind((kind) => pair.find((edge) => edge.kind === kind)?.count ?? 0) }
  ));
}
