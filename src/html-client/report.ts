import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Drift, DriftFinding, ServicePicture } from '../model/drift.ts';
import type { PartMetrics, ScoreRow } from '../model/metrics.ts';
import { type DriftView, driftView } from '../report/drift-view.ts';
import { type FindingQuery, findingsAsked } from '../report/html/view/finding-query.ts';
import { groupsBy } from '../report/html/view/groups-by.ts';
import { type ServiceOrder, orderServices } from '../report/html/view/order-services.ts';
import { type ServicePair, servicePairs } from '../report/html/view/service-pairs.ts';
import { isOpen } from '../report/html/view/standing-of.ts';

/** A drift with what every page asks of it, worked out once. */
export interface Report {
  readonly drift: Drift;
  readonly view: DriftView;
  readonly pairs: readonly ServicePair[];
  readonly order: ServiceOrder;
  readonly services: ReadonlyMap<string, ServicePicture>;
  readonly metrics: ReadonlyMap<string, PartMetrics>;
  readonly scores: ReadonlyMap<string, ScoreRow>;
  /** Findings that count, by their home. */
  readonly open: ReadonlyMap<string, readonly DriftFinding[]>;
  readonly ask: (query: FindingQuery) => readonly DriftFinding[];
}

export function createReport(drift: Drift): Report {
  const { services, metrics } = drift.latest;
  const pairs = servicePairs(drift);
  return {
    drift,
    pairs,
    view: driftView(drift),
    order: orderServices(
      services.map(({ name }) => name),
      pairs.filter(({ edges }) => edges.length > 0),
    ),
    services: new Map(services.map((service) => [service.name, service])),
    metrics: new Map(metrics.services.map((part) => [part.name, part])),
    scores: new Map(metrics.scorecard.rows.map((row) => [row.name, row])),
    open: groupsBy(drift.findings.filter(isOpen), ({ home }) => home),
    ask: findingsAsked(drift.findings),
  };
}

export const ReportContext = createContext<Report | undefined>(undefined);

export function useReport(): Report {
  const report = useContext(ReportContext);
  if (report === undefined) throw new Error('There is no report around this part.');
  return report;
}
