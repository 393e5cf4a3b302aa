import type { Drift, Revision } from '../model/drift.ts';
import { safeLine } from './safe-text.ts';

/** The numbers of a drift for a spreadsheet: a line a revision, with a column for each rule that ever found something (RFC 4180). */
export function printDriftCsv({ revisions }: Drift): string {
  const rules = [...new Set(revisions.flatMap(({ byRule }) => byRule.map(({ name }) => name)))].sort();
  const heads = [...columns.map(([name]) => name), ...rules.map((rule) => `rule ${rule}`)];
  const lines = revisions.map((revision) => [
    ...columns.map(([, valueOf]) => valueOf(revision)),
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
  ['edges code', ({ edges }) => edges.code],
  ['edges types', ({ edges }) => edges.types],
  ['edges data', ({ edges }) => edges.data],
  ['edges queue', ({ edges }) => edges.queue],
  ['edges config', ({ edges }) => edges.config],
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
