import type { Drift, DriftCommit, DriftEdge, DriftFinding } from '../model/drift.ts';
import { countText } from './count-text.ts';
import { type DriftTable, driftTables } from './drift-tables.ts';
import { rangeText } from './drift-range-text.ts';
import { type CommitNews, type Trend, driftView } from './drift-view.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { within } from './within.ts';

/** The difference alone, for a pull request or a weekly note: what changed, what came with which commit, what went. */
export function printDriftMarkdown(drift: Drift): string {
  const view = driftView(drift);
  const { first, last } = view;
  const { notes } = drift;
  const head = `## Architecture drift, ${first.date.slice(0, 10)} to ${last.date.slice(0, 10)}\n\n`
    + `${markdownCode(first.commit.slice(0, 10))} to ${markdownCode(last.commit.slice(0, 10))}: `
    + `${rangeText(drift)}.\n`;
  const blocks = [
    head,
    ...notes.map((note) => `\n> ${markdownText(note)}\n`),
    ...table('First and last', changed(view.totals, true)),
    ...table('By rule', changed(view.byRule)),
    ...table('By service', changed(view.byService)),
    ...table('By owner', changed(view.byOwner)),
    ...driftTables(drift).map(tableText),
    ...section('New since, and still there', view.news.map(commitBlock)),
    ...section('Excepted since', view.excepted.map((finding) => `- ${findingText(finding)}\n`)),
    ...section('Fixed since', view.fixed.map(commitBlock)),
    ...section('New edges between services', view.newEdges.map((edge) => edgeText(edge, edge.introduced!))),
    ...section('Edges that are gone', view.goneEdges.map((edge) => edgeText(edge, edge.removed!))),
  ];
  const told = [view.news, view.fixed, view.excepted, view.newEdges, view.goneEdges];
  const isQuiet = told.every(({ length }) => length === 0);
  return within([...blocks, ...(isQuiet ? ['\nNo finding and no edge between services came or went.\n'] : [])], {
    limit: 65_536, sizeOf: (text) => text.length,
    rest: (left) => `\n**${countText(left, 'more entry', 'more entries')} left out.** A comment holds 65,536 characters; \`--format json\` has all of them.\n`,
  });
}

/** What one table and one commit tell; a comment that goes on for pages is not read. */
const shownRows = 12;
const shownOfCommit = 8;
/** Characters of one name or message. */
const longest = 500;

function changed(trends: readonly Trend[], withFirst = false): readonly Trend[] {
  return trends.filter(({ first, last }, at) => first !== last || (withFirst && at === 0));
}

function table(title: string, trends: readonly Trend[]): string[] {
  if (trends.length === 0) return [];
  const rest = trends.length - shownRows;
  const rows = trends.slice(0, shownRows).map(({ name, first, last }) => `| ${markdownText(name, longest)} | ${first} | ${last} | ${last > first ? '+' : ''}${last - first} |`);
  return [`\n| ${title} | first | last | change |\n|---|--:|--:|--:|\n${rows.join('\n')}\n${rest > 0 ? `\n… and ${rest} more\n` : ''}`];
}

function tableText({ title, head, rows, right }: DriftTable): string {
  const line = (row: readonly string[]): string => `| ${row.map((text) => markdownText(text)).join(' | ')} |\n`;
  return `\n### ${title}\n\n${line(head)}|${head.map((_, at) => (right.includes(at) ? '--:' : '---')).join('|')}|\n${rows.map(line).join('')}`;
}

/** The heading goes with the first. */
function section(title: string, blocks: readonly string[]): string[] {
  return blocks.map((block, at) => (at === 0 ? `\n### ${title}\n\n` : '') + block);
}

function commitBlock({ at, findings }: CommitNews): string {
  const rest = findings.length - shownOfCommit;
  return `- ${commitText(at)}\n${findings.slice(0, shownOfCommit).map((finding) => `  - ${findingText(finding)}\n`).join('')}`
    + (rest > 0 ? `  - … and ${rest} more of this commit\n` : '');
}

function findingText({ rule, message, file, line, owners }: DriftFinding): string {
  const place = file === undefined ? '' : ` ${markdownCode(`${file}:${line ?? 1}`)}`;
  const who = owners.length === 0 ? '' : ` (${owners.map((owner) => markdownCode(owner)).join(', ')})`;
  return `**${markdownText(rule, longest)}**${place}${who}: ${markdownText(message, longest)}`;
}

function edgeText({ from, to, kind }: DriftEdge, at: DriftCommit): string {
  return `- **${markdownText(from)} → ${markdownText(to)}** (${kind}), ${commitText(at)}\n`;
}

function commitText({ date, commit, subject }: DriftCommit): string {
  return `${date.slice(0, 10)} ${markdownCode(commit.slice(0, 10))} ${markdownText(subject)}`;
}
