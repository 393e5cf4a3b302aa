import type { Problem } from '../model/problem.ts';
import type { Finding, Report } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { clauses } from './clauses.ts';
import { noColours } from './colours.ts';
import { countText } from './count-text.ts';
import type { FormatOptions } from './format-options.ts';
import { placeText } from './finding-text.ts';
import { groupFindings, type FindingGroup } from './group-findings.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { newFindings, problemsByWeight } from './new-findings.ts';
import { problemRemedies } from './problem-remedies.ts';
import { summaryText } from './summary-text.ts';
import { bytesOf, within } from './within.ts';

/**
 * The report as a comment on a pull request: the verdict, what could not be analysed, then findings that count by pair of
 * services, each folded. A comment that would be longer than a forge takes is cut, and says so. The first line is hidden;
 * a bot finds its comment by it.
 */
export function printMarkdown(report: Report, options: FormatOptions): string {
  return print(report, options, { before: `${commentMarker}\n`, limit: 65_536, sizeOf: (text) => text.length, holds: 'A comment holds 65,536 characters' });
}

/** The same for the summary page of a job, which takes more. */
export function printJobSummary(report: Report, options: FormatOptions): string {
  return print(report, options, { before: '', limit: 1_048_576, sizeOf: bytesOf, holds: 'A summary holds 1 MiB' });
}

/** Stands at the top of every comment, so that the next run can replace it. */
const commentMarker = '<!-- mandate-report -->';
/** Places, steps and problems of a kind that are listed before the rest is counted. */
const shownLines = 10;

interface Medium {
  readonly before: string;
  readonly limit: number;
  sizeOf(text: string): number;
  /** What is told where something had to be left out. */
  readonly holds: string;
}

function print(report: Report, { exitCode }: FormatOptions, { before, limit, sizeOf, holds }: Medium): string {
  const head = `${before}## ${verdicts[exitCode]}\n\n${markdownText(summaryText(report, { colours: noColours }))}\n`;
  const problems = problemBlocks(problemsByWeight(report));
  const findings = groupFindings(newFindings(report)).flatMap(groupBlocks);
  return within([head, ...problems, ...findings], {
    limit, sizeOf, rest: (left) => `\n**${countText(left, 'more entry', 'more entries')} left out.** ${holds}; the log and the other formats of the run have all of them.\n`,
  });
}

const verdicts = { 0: '✔ mandate: passed', 1: '✖ mandate: failed', 2: '✖ mandate: no verdict' } as const;

/** A heading and a block for each finding; the heading goes with the first. */
function groupBlocks({ from, to, clause, findings }: FindingGroup): string[] {
  const pair = to === undefined ? markdownText(from) : `${markdownText(from)} → ${markdownText(to)}`;
  const heading = `\n### ${pair}\n\nClause ${clause} · ${clauses[clause] ?? ''}\n`;
  return findings.map((finding, index) => (index === 0 ? heading : '') + findingBlock(finding));
}

function findingBlock({ rule, severity, message, why, fix, owners, sites, chain }: Finding): string {
  const [first] = sites;
  const told = new Set([...sites.slice(0, 1), ...chain].map(placeText));
  const place = first === undefined ? '' : ` ${markdownCode(placeText(first))}`;
  return folded(`${severity === 'error' ? '✖' : '▲'} <b>${markdownText(rule)}</b>${place}<br>${markdownText(message)}`, [
    `**Why:** ${markdownText(why)}`,
    `**Fix:** ${markdownText(fix)}`,
    ...(owners.length === 0 ? [] : [`**Owners:** ${owners.map((owner) => markdownCode(owner)).join(', ')}`]),
    ...listed('Way', chain),
    ...listed('Also', sites.filter((site) => !told.has(placeText(site)))),
  ]);
}

function problemBlocks(problems: readonly Problem[]): string[] {
  const codes = [...new Set(problems.map(({ code, severity }) => `${severity} ${code}`))];
  const kinds = codes.map((key) => problems.filter(({ code, severity }) => `${severity} ${code}` === key));
  return kinds.map((kind, index) => `${index === 0 ? '\n### Problems: what could not be analysed\n' : ''}${problemBlock(kind)}`);
}

function problemBlock(problems: readonly Problem[]): string {
  const { code, severity } = problems[0]!;
  const remedy = problemRemedies[code];
  const shown = problems.slice(0, shownLines).map(({ message, sites: [site] }) => `${site === undefined ? '' : `${markdownCode(placeText(site))} `}${markdownText(message)}`);
  const rest = problems.length - shown.length;
  return folded(`${severity === 'error' ? '✖' : '▲'} <b>${markdownText(code)}</b> ${severity === 'error' ? '(error: no verdict) ' : ''}${problems.length}×`, [
    ...shown,
    ...(rest === 0 ? [] : [`… and ${rest} more`]),
    ...(remedy === undefined ? [] : [`**Fix:** ${markdownText(remedy)}`]),
  ]);
}

function listed(label: string, sites: readonly Site[]): string[] {
  if (sites.length === 0) return [];
  const shown = sites.slice(0, shownLines).map((site) => `${markdownCode(placeText(site))}${site.note === undefined ? '' : ` ${markdownText(site.note)}`}`);
  const rest = sites.length - shown.length;
  return [`**${label}:**\n${[...shown, ...(rest === 0 ? [] : [`… and ${rest} more`])].map((line) => `  - ${line}`).join('\n')}`];
}

/** What a click unfolds. The blank line lets Markdown begin again within HTML. */
function folded(summary: string, lines: readonly string[]): string {
  return `\n<details><summary>${summary}</summary>\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n</details>\n`;
}
