import type { Drift, Revision } from '../model/drift.ts';
import { metricNames } from '../model/metric-values.ts';
import { edgeKinds } from '../model/service-edge.ts';
import { safeLine } from './safe-text.ts';

/** The numbers of a drift for a spreadsheet: a line a revision, with a column for each metric and each rule that ever found something (RFC 4180). */
export function printDriftCsv({ revisions }: Drift): string {
  const rules = [...new Set(revisions.flatMap(({ byRule }) => byRule.map(({ name }) => name)))].sort();
  const metrics = metricNames.filter((name) => revisions.some((revision) => revision.metrics[name] !== undefined));
  const heads = [...columns.map(([name]) => name), ...metrics.map((name) => `metric ${name}`), ...rules.map((rule) => `rule ${rule}`)];
  const lines = revisions.map((revision) => [
    ...columns.map(([, valueOf]) => valueOf(revision)),
    ...metrics.map((name) => revision.metrics[name] ?? ''),
    ...rules.map((rule) => revision.byRule.find(({ name }) => name === rule)?.count ?? 0),
  ]);
  return [heads, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

const columns: readonly (readonly [string, (revision: Revision) => string | number])[] = [
  ['commit', ({ commit }) => commit],
  ['date', ({ date }) => date],
  ['tags', ({ tags }) => tags.join(' ')],
  ['files', ({ files }) => files],
  ['services', ({ services }) => services],
  ['interfaces', ({ interfaces }) => interfaces],
  ['errors', ({ findings }) => findings.errors],
  ['warnings', ({ findings }) => findings.warnings],
  ['waived', ({ findings }) => findings.waived],
  ['baselined', ({ findings }) => findings.baselined],
  ['new', ({ changes }) => changes.new],
  ['grown', ({ changes }) => changes.grown],
  ['fixed', ({ changes }) => changes.fixed],
  ['moved', ({ changes }) => changes.moved],
  ['excepted', ({ changes }) => changes.excepted],
  ['unexcepted', ({ changes }) => changes.unexcepted],
  ...edgeKinds.map((kind) => [`edges ${kind}`, ({ edges }: Revision) => edges[kind]] as const),
  ['new edges', ({ changes }) => changes.newEdges],
  ['gone edges', ({ changes }) => changes.goneEdges],
  ['problem errors', ({ problems }) => problems.errors],
  ['problem warnings', ({ problems }) => problems.warnings],
];

/** A spreadsheet runs what begins like a formula, so an apostrophe makes it text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = safeLine(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
