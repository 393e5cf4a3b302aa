import type { Drift, DriftCommit, DriftFinding } from '../../model/drift.ts';
import { countText } from '../count-text.ts';
import { type CommitNews, type Trend, driftView } from '../drift-view.ts';
import { escapeHtml } from './escape-html.ts';
import { groupsBy } from './view/groups-by.ts';
import { isOpen } from './view/standing-of.ts';

/** Findings, commits and rows that are told where scripts do not run. */
const most = { findings: 500, commits: 60, rows: 30 };

/** The report where scripts do not run: what changed, and the findings that are there. The script puts itself in its place. */
export function withoutScript(drift: Drift): string {
  const { first, last, totals, byRule, byService, byOwner, news, fixed } = driftView(drift);
  const sampled = `${countText(drift.revisions.length, 'revision')} of ${countText(drift.range.commits, 'commit')}`;
  return [
    '<main>',
    '<h1>Architecture drift</h1>',
    `<p>${dayAndId(first)} to ${dayAndId(last)}: ${sampled}</p>`,
    '<noscript><p>Scripts do not run here, so this is the summary. With them there are a graph, a matrix, search and a page for each service.</p></noscript>',
    ...drift.notes.map((note) => `<p>${escapeHtml(note)}</p>`),
    ...table('First and last', totals),
    ...table('By rule', byRule),
    ...table('By service', byService),
    ...table('By owner', byOwner),
    ...commits('New, and still there', news),
    ...commits('Fixed', fixed),
    ...findings(drift.findings.filter(isOpen)),
    '</main>',
  ].join('\n');
}

function table(title: string, trends: readonly Trend[]): string[] {
  if (trends.length === 0) return [];
  const heads = ['Name', 'First', 'Last'].map((name) => `<th scope="col">${name}</th>`).join('');
  const rows = trends.slice(0, most.rows).map(({ name, first, last }) => `<tr><th scope="row">${escapeHtml(name)}</th>${number(first)}${number(last)}</tr>`);
  return [`<h2>${title}</h2>`, `<table class="plain"><thead><tr>${heads}</tr></thead><tbody>`, ...rows, '</tbody></table>'];
}

function number(value: number): string {
  return `<td class="number">${escapeHtml(String(value))}</td>`;
}

function commits(title: string, news: readonly CommitNews[]): string[] {
  if (news.length === 0) return [];
  const items = news.slice(0, most.commits).map(({ at, findings: { length } }) => (
    `<li>${dayAndId(at)} <bdi>${escapeHtml(at.subject)}</bdi>: ${countText(length, 'finding')}</li>`
  ));
  return [`<h2>${title}</h2>`, '<ul>', ...items, '</ul>'];
}

function findings(open: readonly DriftFinding[]): string[] {
  const groups = [...groupsBy(open.slice(0, most.findings), ({ rule }) => rule)];
  return [
    `<h2>Findings (${open.length})</h2>`,
    ...groups.flatMap(([rule, group]) => [`<h3>${escapeHtml(rule)}</h3>`, '<ul>', ...group.map(finding), '</ul>']),
    ...(open.length > most.findings ? [`<p>${countText(open.length - most.findings, 'more finding')} left out here.</p>`] : []),
  ];
}

function finding({ message, file, line, owners, fix }: DriftFinding): string {
  const place = file === undefined ? '' : ` <code>${escapeHtml(`${file}:${line ?? 1}`)}</code>`;
  return `<li><bdi>${escapeHtml(message)}</bdi>${place} ${escapeHtml(owners.join(', '))}<br>${escapeHtml(fix)}</li>`;
}

function dayAndId({ date, commit }: DriftCommit): string {
  return `${escapeHtml(date.slice(0, 10))} <code>${escapeHtml(commit.slice(0, 10))}</code>`;
}
