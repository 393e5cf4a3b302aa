import type { Problem } from '../model/problem.ts';
import type { Finding, Report } from '../model/report.ts';
import { countText } from './count-text.ts';
import type { FormatOptions } from './format-options.ts';
import { placeText } from './finding-text.ts';
import { newFindings, problemsByWeight, standingText } from './new-findings.ts';
import { safeLine } from './safe-text.ts';

/**
 * The report in as few words as a coding agent needs: a line for each finding that counts, a line for each problem, then the
 * verdict with what the exit code means. Nothing is said twice, and nothing is coloured.
 */
export function printAgent(report: Report, options: FormatOptions): string {
  return [
    ...shortened(newFindings(report).map((finding) => findingLine(finding, options.all)), 'findings', options.all),
    ...shortened(problemsByWeight(report).map(problemLine), 'problems', options.all),
    verdictLine(report, options),
  ].map((line) => `${line}\n`).join('');
}

/** Lines of a kind that are printed before the rest is counted: whoever mends that many runs it again. */
const shownLines = 200;
/** Places that one line names. */
const shownPlaces = 5;

function findingLine({ sites, rule, severity, message, fix, chain }: Finding, all: boolean): string {
  const [first] = sites;
  const told = new Set(sites.map(placeText));
  const also = placesText('also', sites.slice(1).map(placeText), all);
  const way = placesText('way', chain.map(placeText).filter((place) => !told.has(place)), all);
  return `${first === undefined ? '-' : placeText(first)} ${severity === 'error' ? 'error' : 'warning'} ${safeLine(rule)} ${safeLine(message)} → ${safeLine(fix)}${also}${way}`;
}

/** ` (also a.ts:1:2, b.ts:3:4 and 5 more)`, or nothing. */
function placesText(label: string, places: readonly string[], all: boolean): string {
  const shown = all ? places : places.slice(0, shownPlaces);
  const rest = places.length - shown.length;
  return shown.length === 0 ? '' : ` (${label} ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`})`;
}

function problemLine({ code, severity, message, sites: [site] }: Problem): string {
  return `${site === undefined ? '-' : placeText(site)} problem-${severity} ${code} ${safeLine(message)}`;
}

function shortened(lines: readonly string[], what: string, all: boolean): readonly string[] {
  return all || lines.length <= shownLines ? lines : [...lines.slice(0, shownLines), `… ${lines.length - shownLines} more ${what} (--all shows them)`];
}

function verdictLine(report: Report, { exitCode, warningsFail }: FormatOptions): string {
  const { errors, warnings, problems } = report.summary;
  const standing = standingText(report);
  const counts = [countText(errors, 'error'), countText(warnings, 'warning'), countText(problems.errors + problems.warnings, 'problem'), ...(standing === '' ? [] : [standing])].join(', ');
  const meaning = {
    0: 'exit 0: nothing has to be mended',
    1: `exit 1: ${errors > 0 ? 'the errors have to be mended' : ''}${errors > 0 && warningsFail ? ', and ' : ''}${warningsFail ? 'there are more warnings than allowed' : ''}`,
    2: 'exit 2: no verdict until the problems of severity error are mended',
  }[exitCode];
  return `${{ 0: 'pass', 1: 'fail', 2: 'unknown' }[exitCode]}: ${counts}; ${meaning}`;
}
