import type { Drift, DriftCommit, DriftEdge, DriftFinding } from '../model/drift.ts';
import { cellsOf, padCells } from './cells.ts';
import { countText } from './count-text.ts';
import { type DriftTable, driftTables } from './drift-tables.ts';
import { rangeText } from './drift-range-text.ts';
import { type CommitNews, type DriftView, type Trend, driftView } from './drift-view.ts';
import type { PrintOptions } from './print-options.ts';
import { safeLine } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

/** A drift as a person reads it: the course, first and last by rule, service and owner, then what came and went, with its commits. */
export function printDrift(drift: Drift, options: PrintOptions): string {
  const view = driftView(drift);
  const { colours, width } = options;
  const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [[colours.bold(title), ...lines].join('\n')]);
  const blocks = [
    ...section(headline(drift, view), drift.notes.flatMap((note) => wrapText(`  ${safeLine(note)}`, width).map((line) => colours.yellow(line)))),
    ...(headlineAlone(drift) ? [colours.bold(headline(drift, view))] : []),
    ...section('Course', course(view)),
    ...section('First and last', table(view.totals)),
    ...section('By rule', table(view.byRule)),
    ...section('By service', table(view.byService)),
    ...section('By owner', table(view.byOwner)),
    ...driftTables(drift).flatMap((one) => section(one.title, tableLines(one))),
    ...section(`New since, and still there (${countOf(view.news)})`, news(view.news, ({ severity }) => (severity === 'error' ? '✖' : '▲'), options)),
    ...section(`Excepted since (${view.excepted.length})`, few(view.excepted.map((one) => findingLines(one, '○', options).join('\n')))),
    ...section(`Fixed since (${countOf(view.fixed)})`, news(view.fixed, () => '✔', options)),
    ...section(`Came and went (${view.passing.length})`, passing(view.passing, options)),
    ...section(`New edges between services (${view.newEdges.length})`, edges(view.newEdges, ({ introduced }) => introduced!, options)),
    ...section(`Edges that are gone (${view.goneEdges.length})`, edges(view.goneEdges, ({ removed }) => removed!, options)),
  ];
  return `${blocks.join('\n\n')}\n\n${summary(view)}\n`;
}

/** Commits, or findings, that are listed before the rest is counted; and findings of one commit. */
const shown = 20;
const shownOfCommit = 8;
/** Rules, services or owners of a table. */
const shownRows = 12;

function headlineAlone({ notes }: Drift): boolean {
  return notes.length === 0;
}

function headline(drift: Drift, { first, last }: DriftView): string {
  return `${first.date.slice(0, 10)} ${first.commit.slice(0, 10)} → ${last.date.slice(0, 10)} ${last.commit.slice(0, 10)}: ${rangeText(drift)}`;
}

function course({ course: revisions }: DriftView): string[] {
  if (revisions.length < 3) return [];
  const rows = revisions.map(({ date, commit, findings, services, edges: kinds, tags }) => [
    date.slice(0, 10), commit.slice(0, 10), String(findings.errors + findings.warnings), String(findings.waived + findings.baselined),
    String(services), String(Object.values(kinds).reduce((sum, count) => sum + count, 0)), tags.map(safeLine).join(' '),
  ]);
  return columns([['date', 'commit', 'findings', 'excepted', 'services', 'edges', ''], ...rows], [2, 3, 4, 5]);
}

function table(trends: readonly Trend[]): string[] {
  const rows = trends.slice(0, shownRows).map(({ name, first, last }) => [clip(safeLine(name)), String(first), '→', String(last), difference(last - first)]);
  const rest = trends.length - rows.length;
  return [...columns(rows, [1, 3, 4]), ...(rest === 0 ? [] : [`  … and ${rest} more`])];
}

function tableLines({ head, rows, right }: DriftTable): string[] {
  return columns([head, ...rows.map((row) => row.map((text) => clip(safeLine(text), 72)))], right);
}

function difference(by: number): string {
  return by === 0 ? '' : by > 0 ? `+${by}` : `−${-by}`;
}

/** Names and paths may be of any length. */
function clip(text: string, most = 48): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function columns(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const wide = rows[0]?.map((_, at) => Math.max(...rows.map((row) => cellsOf(row[at]!)))) ?? [];
  const padded = (cell: string, at: number): string => (
    right.includes(at) ? ' '.repeat(wide[at]! - cellsOf(cell)) + cell : padCells(cell, wide[at]!)
  );
  return rows.map((row) => `  ${row.map(padded).join('  ')}`.trimEnd());
}

function news(groups: readonly CommitNews[], markOf: (finding: DriftFinding) => string, options: PrintOptions): string[] {
  return few(groups.map(({ at, findings }) => {
    const rest = findings.length - shownOfCommit;
    return [
      `  ${commitText(at, options)}`,
      ...findings.slice(0, shownOfCommit).flatMap((finding) => findingLines(finding, markOf(finding), options)),
      ...(rest > 0 ? [`      … and ${rest} more of this commit`] : []),
    ].join('\n');
  }));
}

function findingLines({ rule, message, file, line, owners }: DriftFinding, mark: string, { colours, width }: PrintOptions): string[] {
  const place = file === undefined ? '' : `   ${colours.cyan(safeLine(`${file}:${line ?? 1}`))}`;
  const who = owners.length === 0 ? '' : `   ${colours.dim(owners.map(safeLine).join(' '))}`;
  return [`    ${mark} ${colours.bold(safeLine(rule))}${place}${who}`, ...wrapText(`      ${safeLine(message)}`, width)];
}

function passing(findings: readonly DriftFinding[], { colours }: PrintOptions): string[] {
  const when = ({ date, commit }: DriftCommit): string => `${date.slice(0, 10)} ${commit.slice(0, 10)}`;
  return few(findings.toReversed().map(({ rule, message, introduced, fixed }) => (
    `  ${when(introduced!)} → ${when(fixed!)}  ${colours.bold(safeLine(rule))}  ${safeLine(message)}`
  )));
}

function edges(list: readonly DriftEdge[], commitOf: (edge: DriftEdge) => DriftCommit, options: PrintOptions): string[] {
  return few(list.map((edge) => (
    `  ${options.colours.bold(`${safeLine(edge.from)} → ${safeLine(edge.to)}`)} (${edge.kind})   ${commitText(commitOf(edge), options)}`
  )));
}

function commitText({ date, commit, subject }: DriftCommit, { colours }: PrintOptions): string {
  return `${date.slice(0, 10)} ${colours.yellow(commit.slice(0, 10))}  ${safeLine(subject)}`;
}

function few(items: readonly string[]): string[] {
  const rest = items.length - shown;
  return [...items.slice(0, shown), ...(rest > 0 ? [`  … and ${rest} more: --format json has all of them`] : [])];
}

function countOf(groups: readonly CommitNews[]): number {
  return groups.reduce((sum, { findings }) => sum + findings.length, 0);
}

function summary(view: DriftView): string {
  const [was, is] = [view.totals[0]!.first, view.totals[0]!.last];
  const excepted = view.last.findings.waived + view.last.findings.baselined - view.first.findings.waived - view.first.findings.baselined;
  const hidden = excepted > 0 && is < was ? ` · ${excepted} more are excepted than at the start` : '';
  return `${countText(is, 'finding')}, ${was === is ? 'as many as' : `${Math.abs(is - was)} ${is > was ? 'more' : 'fewer'} than`} at the start`
    + ` · ${countOf(view.news)} new · ${countOf(view.fixed)} fixed · ${view.passing.length} came and went${hidden}`;
}
