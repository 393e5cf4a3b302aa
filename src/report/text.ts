import type { Report } from '../model/report.ts';
import { cellsOf, padCells } from './cells.ts';
import { clauses } from './clauses.ts';
import { countText } from './count-text.ts';
import { findingText, placeText } from './finding-text.ts';
import { byRule, groupFindings, type FindingGroup } from './group-findings.ts';
import type { TextOptions } from './print-options.ts';
import { problemsText } from './problems-text.ts';
import { safeLine } from './safe-text.ts';
import { summaryText } from './summary-text.ts';

export type { TextOptions } from './print-options.ts';

/**
 * The report as a person reads it: findings by service pair, then what could not be analysed, then one line of counts.
 * A clean report is that line alone.
 */
export function printText(report: Report, options: TextOptions): string {
  const groups = groupFindings(report.findings.filter(({ status }) => status === 'new'));
  const { full, folded } = fold(groups, options.all);
  const blocks = [
    ...full.map((group) => groupText(group, options)),
    ...(folded.length === 0 ? [] : [foldedText(folded, options)]),
    ...problemsText(report.problems, options),
    [summaryText(report, options)],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Findings of one pair and rule that are shown in full before the rest is counted. */
const shownPerRule = 3;
/** Findings that are shown in full before whole pairs are folded to a line each. */
const shownInAll = 20;

/** The groups to show in full, as far as a person will read, and those that get a line each. */
function fold(groups: readonly FindingGroup[], all: boolean): { full: readonly FindingGroup[]; folded: readonly FindingGroup[] } {
  if (all) return { full: groups, folded: [] };
  let shown = 0;
  const beyond = groups.findIndex((group) => {
    const before = shown;
    for (const findings of byRule(group.findings)) shown += Math.min(shownPerRule, findings.length);
    return before > 0 && shown > shownInAll;
  });
  return beyond === -1 ? { full: groups, folded: [] } : { full: groups.slice(0, beyond), folded: groups.slice(beyond) };
}

function groupText(group: FindingGroup, options: TextOptions): string[] {
  const { colours, all } = options;
  const blocks = byRule(group.findings).flatMap((findings) => {
    // Folding away a single finding would save nothing: its line is as long as the note that it is missing.
    const shown = all || findings.length <= shownPerRule ? findings : findings.slice(0, shownPerRule);
    const rest = findings.length - shown.length;
    return [
      ...shown.map((finding) => findingText(finding, options)),
      ...(rest === 0 ? [] : [[colours.dim(`  … and ${rest} more of ${safeLine(findings[0]!.rule)} ${between(group)} (--all shows them)`)]]),
    ];
  });
  return [header(group, options), ...blocks.flatMap((lines) => ['', ...lines])];
}

function header(group: FindingGroup, { colours, width }: TextOptions): string {
  const pair = pairText(group);
  const clause = `clause ${group.clause} · ${clauses[group.clause] ?? ''}`;
  const gap = Math.max(3, width - cellsOf(pair) - cellsOf(clause));
  return `${colours.bold(pair)}${' '.repeat(gap)}${colours.dim(clause)}`;
}

function pairText({ from, to }: FindingGroup): string {
  return to === undefined ? safeLine(from) : `${safeLine(from)} → ${safeLine(to)}`;
}

function between({ from, to }: FindingGroup): string {
  return to === undefined ? `in ${safeLine(from)}` : `from ${safeLine(from)} to ${safeLine(to)}`;
}

/** A line for each pair and rule that is not shown: how many, and where the first one is. */
function foldedText(groups: readonly FindingGroup[], { colours }: TextOptions): string[] {
  const rows = groups.flatMap((group) => byRule(group.findings).map((findings) => ({
    pair: pairText(group),
    rule: `${findings[0]!.severity === 'error' ? '✖' : '▲'} ${safeLine(findings[0]!.rule)}`,
    count: `${findings.length}×`,
    place: findings[0]!.sites[0] === undefined ? '' : placeText(findings[0]!.sites[0]),
  })));
  const wide = (cells: (row: typeof rows[number]) => string): number => Math.min(48, Math.max(...rows.map((row) => cellsOf(cells(row)))));
  const [pairs, rules, counts] = [wide((row) => row.pair), wide((row) => row.rule), wide((row) => row.count)];
  const total = groups.reduce((sum, group) => sum + group.findings.length, 0);
  return [
    colours.bold(`${countText(total, 'more finding')} in ${countText(groups.length, 'more pair')} (--all shows them in full)`),
    '',
    ...rows.map((row) => `  ${padCells(row.pair, pairs)}   ${padCells(row.rule, rules)}   ${row.count.padStart(counts)}   ${colours.cyan(row.place)}`),
  ];
}
