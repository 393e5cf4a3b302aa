import type { SelftestPlace, SelftestReport, SelftestRule } from '../model/selftest.ts';
import { standsTest } from '../model/selftest.ts';
import { countText } from './count-text.ts';
import type { PrintOptions } from './print-options.ts';
import { safeLine } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

export interface SelftestTextOptions extends PrintOptions {
  /** How long it took, for people; absent from files that must not change. */
  readonly elapsed?: string;
}

/** Each rule with how it stood the test; what did not fire, why, and what to do. */
export function printSelftest(report: SelftestReport, options: SelftestTextOptions): string {
  const wide = Math.max(0, ...report.rules.map(({ rule }) => rule.length));
  const sections = [
    report.rules.map((rule) => ruleLines(rule, wide, options)).flat(),
    report.added.map((what) => options.colours.dim(`  Added in memory: ${what}.`)),
    report.blind.flatMap(({ service, reason }) => entry(`${options.colours.red('✖')} ${safeLine(service)}: no rule can fire in this service`, [['why', reason]], options)),
    report.problems.flatMap(({ code, message }) => entry(`${options.colours.red('✖')} ${code} (error: no verdict)`, [['what', message]], options)),
    [summaryLine(report, options)],
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function ruleLines({ rule, status, places }: SelftestRule, wide: number, options: SelftestTextOptions): string[] {
  const { colours } = options;
  const name = safeLine(rule).padEnd(wide);
  const silent = places.filter(({ fired }) => !fired);
  switch (status) {
    case 'fires': return [`  ${colours.green('✔')} ${name}   fires at ${countText(places.length, 'place')}`];
    case 'idle': return [`  ${colours.dim('–')} ${name}   its options ask for nothing`];
    case 'off': return [`  ${colours.dim('–')} ${name}   off`];
    case 'untested': return [`  ${colours.yellow('▲')} ${name}   not tested: it has no plant that says how it is broken`];
    case 'silent': return [
      `  ${colours.red('✖')} ${name}   silent at ${silent.length} of ${countText(places.length, 'place')}`,
      ...byReason(silent).flatMap(([reason, group]) => placeLines(reason, group, options)),
    ];
  }
}

/** Places that are silent for one reason are told together. */
function byReason(places: readonly SelftestPlace[]): readonly (readonly [string, readonly SelftestPlace[]])[] {
  const groups = new Map<string, SelftestPlace[]>();
  for (const place of places) {
    const reason = place.reason ?? '';
    groups.set(reason, [...groups.get(reason) ?? [], place]);
  }
  return [...groups];
}

function placeLines(reason: string, places: readonly SelftestPlace[], options: SelftestTextOptions): string[] {
  const shown = places.slice(0, 3).map(({ what, file }) => ['planted', file === undefined || what.includes(file) ? what : `${what} (${file})`] as const);
  const more = places.length > 3 ? [['', `and ${places.length - 3} more`] as const] : [];
  return [...shown, ...more, ['why', reason] as const].flatMap(([label, text]) => labelled(label, text, options));
}

function entry(head: string, parts: readonly (readonly [string, string])[], options: SelftestTextOptions): string[] {
  return [`  ${head}`, ...parts.flatMap(([label, text]) => labelled(label, text, options))];
}

function labelled(label: string, text: string, { width, colours }: SelftestTextOptions): string[] {
  const lines = wrapText(safeLine(text), Math.max(30, width - 15));
  return lines.map((line, at) => `      ${colours.dim((at === 0 ? label : '').padEnd(7))}  ${line}`);
}

function summaryLine(report: SelftestReport, { colours, elapsed }: SelftestTextOptions): string {
  const { files, services, places, fires, silent, untested } = report.summary;
  const parts = [
    countText(services, 'service'), countText(files, 'file'), countText(places, 'planted place'),
    silent === 0 ? `${fires === 1 ? '1 rule fires' : `${fires} rules fire`} wherever broken` : `${countText(silent, 'rule')} silent, ${fires} firing`,
    ...(untested > 0 ? [`${untested} not tested`] : []),
    ...(report.blind.length > 0 ? [`${countText(report.blind.length, 'service')} that no rule sees`] : []),
    ...(report.problems.length > 0 ? [countText(report.problems.length, 'problem')] : []),
    ...(elapsed === undefined ? [] : [elapsed]),
  ];
  const line = parts.join(' · ');
  return standsTest(report) ? `${colours.green('✔')} ${line}` : `${colours.red('✖')} ${line}\n  A verdict of \`mandate check\` is worth nothing where a rule cannot fire: put this right first.`;
}
