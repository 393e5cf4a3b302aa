import type { Drift, DriftEdge, DriftFinding, EdgeKind } from '../../../model/drift.ts';
import { byText } from './by-text.ts';

/** All kinds of edges, in the order in which they are told. */
export const edgeKinds = ['code', 'types', 'data', 'queue', 'config', 'call'] as const satisfies readonly EdgeKind[];

/** Two services of which the first has something of the second, or between which findings lie. */
export interface ServicePair {
  readonly from: string;
  readonly to: string;
  /** Those of the last revision, by kind. */
  readonly edges: readonly DriftEdge[];
  /** Those of the last revision, excepted ones too. */
  readonly findings: readonly DriftFinding[];
}

/** The pairs of the last revision, sorted. A finding whose ends are one service, or no service, belongs to none. */
export function servicePairs({ edges, findings, latest }: Drift): ServicePair[] {
  const names = new Set(latest.services.map(({ name }) => name));
  const pairs = new Map<string, { from: string; to: string; edges: DriftEdge[]; findings: DriftFinding[] }>();
  const pairOf = (from: string, to: string): { edges: DriftEdge[]; findings: DriftFinding[] } | undefined => {
    if (from === to || !names.has(from) || !names.has(to)) return undefined;
    const key = JSON.stringify([from, to]);
    const pair = pairs.get(key) ?? { from, to, edges: [], findings: [] };
    pairs.set(key, pair);
    return pair;
  };
  for (const edge of edges) if (edge.removed === undefined) pairOf(edge.from, edge.to)?.edges.push(edge);
  for (const finding of findings) {
    if (finding.status !== 'fixed' && finding.from !== undefined && finding.to !== undefined)
      pairOf(finding.from, finding.to)?.findings.push(finding);
  }
  for (const pair of pairs.values()) pair.edges.sort((a, b) => edgeKinds.indexOf(a.kind) - edgeKinds.indexOf(b.kind));
  return [...pairs.values()].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to));
}
