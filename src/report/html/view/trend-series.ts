import type { Drift, EdgeKind, Revision } from '../../../model/drift.ts';
import type { MetricName } from '../../../model/metric-values.ts';
import { edgeKinds } from './service-pairs.ts';

/** One line of a chart: a value for each revision, null where there is none. */
export interface Series {
  readonly name: string;
  /** What colours it. */
  readonly tone: 'error' | 'warn' | 'waived' | 'baselined' | 'accent' | EdgeKind;
  readonly values: readonly (number | null)[];
}

/** What the course of a drift can be looked at by. */
export interface TrendChoice {
  readonly id: string;
  readonly name: string;
  /** Whether the values are parts of one whole, to be drawn on top of each other. */
  readonly isStacked: boolean;
  readonly series: readonly Series[];
}

/** What kinds of edges are called. */
export const kindNames: Readonly<Record<EdgeKind, string>> = {
  code: 'code',
  types: 'types',
  data: 'data',
  queue: 'queues',
  config: 'config',
  call: 'calls',
};

/** Findings, edges, and each metric of the whole that has a value at some revision. */
export function trendChoices({ revisions }: Drift): TrendChoice[] {
  const names = [...new Set(revisions.flatMap(({ metrics }) => Object.keys(metrics) as MetricName[]))].sort();
  return [
    {
      id: 'findings',
      name: 'Findings',
      isStacked: true,
      series: [
        series('errors', 'error', revisions, ({ findings }) => findings.errors),
        series('warnings', 'warn', revisions, ({ findings }) => findings.warnings),
        ...[
          series('waived', 'waived', revisions, ({ findings }) => findings.waived),
          series('in the baseline', 'baselined', revisions, ({ findings }) => findings.baselined),
        ].filter(isThere),
      ],
    },
    {
      id: 'edges',
      name: 'Edges between services',
      isStacked: true,
      series: edgeKinds
        .map((kind) => series(kindNames[kind], kind, revisions, ({ edges }) => edges[kind] ?? 0))
        .filter(isThere),
    },
    ...names.map((name) => ({
      id: name,
      name,
      isStacked: false,
      series: [series(name, 'accent', revisions, ({ metrics }) => metrics[name] ?? null)],
    })),
  ].filter(({ series: lines }) => lines.some(({ values }) => values.some((value) => value !== null)));
}

function series(name: string, tone: Series['tone'], revisions: readonly Revision[], valueOf: (revision: Revision) => number | null): Series {
  return { name, tone, values: revisions.map(valueOf) };
}

function isThere({ values }: Series): boolean {
  return values.some((value) => value !== 0);
}
