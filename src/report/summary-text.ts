import type { Report } from '../model/report.ts';
import { countText } from './count-text.ts';
import type { TextOptions } from './print-options.ts';
import { safeLine } from './safe-text.ts';

/** The one line that sums a report up: `11 services · 1,204 files · 3 errors, 2 warnings · 4 problems · 0.4 s`. */
export function summaryText({ summary, findings, base }: Report, { colours, elapsed }: Pick<TextOptions, 'colours' | 'elapsed'>): string {
  const { errors, warnings, waived, baselined, known } = summary;
  const problems = summary.problems.errors + summary.problems.warnings;
  const found = [
    ...(errors > 0 ? [colours.red(countText(errors, 'error'))] : []),
    ...(warnings > 0 ? [colours.yellow(countText(warnings, 'warning'))] : []),
    ...(errors + warnings === 0 ? [waived + baselined + known === 0 ? 'no findings' : 'no new findings'] : []),
    ...(waived > 0 ? [waivedText(waived, findings)] : []),
    ...(baselined > 0 ? [`${baselined} baselined`] : []),
    ...(known > 0 ? [`${known} known before`] : []),
  ].join(', ');
  const fixable = findings.filter(({ status, repair }) => status === 'new' && repair !== undefined).length;
  const mark = errors + summary.problems.errors > 0 ? colours.red('✖') : warnings + problems > 0 ? colours.yellow('▲') : colours.green('✔');
  return [
    `${mark} ${countText(summary.services, 'service')}`,
    countText(summary.files, 'file'),
    found,
    ...(fixable > 0 ? [`${fixable} fixable with --fix`] : []),
    ...(base === undefined ? [] : [`compared with ${safeLine(base.ref)} at ${base.commit.slice(0, 10)}`]),
    ...(problems > 0 ? [problemCount(summary.problems, colours.red)] : []),
    ...(elapsed === undefined ? [] : [elapsed]),
  ].join(' · ');
}

/** `1 waived until 2027-01-31`; of several days the first, which is the next that somebody must act on. */
function waivedText(count: number, findings: Report['findings']): string {
  const days = findings.filter(({ status }) => status === 'waived').map(({ waiver }) => waiver?.expires);
  const [first] = days.flatMap((day) => day ?? []).sort();
  if (first === undefined) return `${count} waived`;
  return days.every((day) => day === first) ? `${count} waived until ${safeLine(first)}` : `${count} waived (the first until ${safeLine(first)})`;
}

/** Problems that end the run are told apart: they, not the findings, decide the exit code. */
function problemCount({ errors, warnings }: Report['summary']['problems'], red: (text: string) => string): string {
  const text = countText(errors + warnings, 'problem');
  return errors === 0 ? text : red(`${text} (${errors} of them ${errors === 1 ? 'an error' : 'errors'}: no verdict)`);
}
