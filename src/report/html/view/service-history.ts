import type { Drift, DriftCommit, DriftEdge, DriftFinding } from '../../../model/drift.ts';
import { byText } from './by-text.ts';

/** One thing that became of a service. */
export interface ServiceEvent extends DriftCommit {
  readonly what: 'new' | 'fixed' | 'grown' | 'moved' | 'excepted' | 'unexcepted' | 'edge' | 'edge-gone';
  readonly finding?: DriftFinding;
  readonly edge?: DriftEdge;
}

/** What became of the findings and edges of a service, or of all, the latest first. */
export function eventsOf({ findings, edges }: Drift, service?: string): ServiceEvent[] {
  const isOf = (...ends: readonly (string | undefined)[]): boolean => service === undefined || ends.includes(service);
  return [
    ...findings
      .filter(({ home, from, to }) => isOf(home, from, to))
      .flatMap((finding): ServiceEvent[] => [
        ...(finding.introduced === undefined ? [] : [{ what: 'new' as const, ...finding.introduced, finding }]),
        ...finding.steps.map(({ kind, ...at }) => ({ what: kind, ...at, finding })),
        ...(finding.fixed === undefined ? [] : [{ what: 'fixed' as const, ...finding.fixed, finding }]),
      ]),
    ...edges
      .filter(({ from, to }) => isOf(from, to))
      .flatMap((edge): ServiceEvent[] => [
        ...(edge.introduced === undefined ? [] : [{ what: 'edge' as const, ...edge.introduced, edge }]),
        ...(edge.removed === undefined ? [] : [{ what: 'edge-gone' as const, ...edge.removed, edge }]),
      ]),
  ].sort((a, b) => byText(b.date, a.date) || byText(b.commit, a.commit));
}
