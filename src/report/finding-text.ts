import type { Finding } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { codeFrame } from './code-frame.ts';
import type { TextOptions } from './print-options.ts';
import { safeLine, safeText } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

/** One finding in full: rule and place, the code, what, why and how to put it right. */
export function findingText(finding: Finding, options: TextOptions): string[] {
  const { colours, all } = options;
  const [first, ...others] = finding.sites;
  const source = first === undefined ? undefined : options.sourceOf(first.file);
  return [
    `  ${headOf(finding, options)}   ${first === undefined ? '' : colours.cyan(placeText(first))}`.trimEnd(),
    ...(first === undefined || source === undefined ? [] : codeFrame(source, first, colours, options.width)),
    ...labelled('what', safeText(finding.message), options),
    ...chainText(finding.chain, options),
    ...alsoText(others, all, options),
    ...labelled('why', safeText(finding.why), options),
    ...labelled('fix', safeText(finding.fix), options),
  ];
}

/** `apps/orders/src/a.ts:4:31`. */
export function placeText({ file, line, column }: Site): string {
  return `${safeLine(file)}:${line}:${column}`;
}

/** A label and a text beside it, wrapped within its own column. */
export function labelled(label: string, text: string, { colours, width }: Pick<TextOptions, 'colours' | 'width'>): string[] {
  return wrapText(text, Math.max(30, width - indent))
    .map((line, index) => index === 0 ? `    ${colours.bold(label.padEnd(indent - 4))}${line}` : `${' '.repeat(indent)}${line}`.trimEnd());
}

/** Cells before what/why/fix start. */
const indent = 10;
/** Other places of one finding that are named before the rest is counted. */
const shownSites = 4;

function headOf({ severity, rule }: Finding, { colours }: TextOptions): string {
  const mark = severity === 'error' ? colours.red('✖') : colours.yellow('▲');
  return `${mark} ${colours.bold(safeLine(rule))}${severity === 'error' ? '' : ' (warning)'}`;
}

function chainText(chain: readonly Site[], options: TextOptions): string[] {
  return chain.flatMap((site, index) => labelled(index === 0 ? 'way' : '', `${placeText(site)}${noteText(site)}`, options));
}

function alsoText(sites: readonly Site[], all: boolean, options: TextOptions): string[] {
  const shown = all || sites.length <= shownSites + 1 ? sites : sites.slice(0, shownSites);
  const rest = sites.length - shown.length;
  const lines = shown.map((site) => `${placeText(site)}${noteText(site)}`);
  return [...lines, ...(rest === 0 ? [] : [`… and ${rest} more places (--all shows them)`])]
    .flatMap((line, index) => labelled(index === 0 ? 'also' : '', line, options));
}

function noteText({ note }: Site): string {
  return note === undefined ? '' : `  ${safeLine(note)}`;
}
