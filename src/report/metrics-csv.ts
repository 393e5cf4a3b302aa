import { metricValues } from '../model/metric-values.ts';
import type { Metrics } from '../model/metrics.ts';
import { edgeKinds } from '../model/service-edge.ts';
import { safeLine } from './safe-text.ts';

/** Metrics as CSV (RFC 4180), one number a line: what it is of, which metric, and its value, empty where it has none. */
export function printMetricsCsv(metrics: Metrics): string {
  const rows = [
    ...metricValues(metrics).map(({ kind, of = '', metric, value }) => [kind, of, metric, value]),
    ...metrics.scorecard.rows.flatMap(({ name, clauses }) => (
      clauses.map(({ clause, score }) => ['clause', name, `score-of-clause-${clause}`, score])
    )),
    ...metrics.coupling.flatMap((one) => edgeKinds.map((kind) => ['pair', `${one.from} -> ${one.to}`, `coupling-${kind}`, one[kind]])),
  ];
  return [['kind', 'of', 'metric', 'value'], ...rows].map((row) => `${row.map((field) => cell(field)).join(',')}\r\n`).join('');
}

function cell(value: string | number | null | undefined): string {
  if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value);
  const text = harmless(safeLine(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet runs what begins like a formula; the name of a scoped package only looks like one. */
function harmless(text: string): string {
  return /^[=+\-@]/.test(text) && !/^@[\w.~-]+\/[\w.~-]+( -> .*)?$/.test(text) ? `'${text}` : text;
}
