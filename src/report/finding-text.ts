import type { Finding } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { codeFrame } from './code-frame.ts';
import { countText } from './count-text.ts';
import type { TextOptions } from './print-options.ts';
import { safeLine, safeText } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

/** One finding in full: rule and place, the code, what, why and how to put it right. */
export function findingText(finding: Finding, options: TextOptions): string[] {
  const { colours } = options;
  const [first] = finding.sites;
  const source = first === undefined ? undefined : options.sourceOf(first.file);
  return [
    `  ${headOf(finding, options)}   ${first === undefined ? '' : colours.cyan(placeText(first))}`.trimEnd(),
    ...(first === undefined || source === undefined ? [] : codeFrame(source, first, colours, options.width)),
    ...labelled('what', safeText(finding.message), options),
    ...chainText(finding.chain, options),
    ...alsoText(finding, options),
    ...exceptText(finding, options),
    ...labelled('why', safeText(finding.why), options),
    ...labelled('fix', `${safeText(finding.fix)}${fixable(finding)}`, options),
    ...(finding.owners.length === 0 ? [] : labelled('who', safeLine(finding.owners.join(' ')), options)),
  ];
}

function fixable({ repair, status }: Finding): string {
  if (repair === undefined || status !== 'new') return '';
  return repair.complete ? '   (mandate check --fix)' : '   (mandate check --fix does a part)';
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

/** A label and a list of texts beside it; what does not fit on a line goes on a little further in. */
export function labelledList(label: string, texts: readonly string[], options: Pick<TextOptions, 'colours' | 'width'>): string[] {
  return texts.flatMap((text, index) => {
    const [first = '', ...others] = wrapText(text, Math.max(30, options.width - indent - 2));
    return labelled(index === 0 ? label : '', [first, ...others.map((line) => `  ${line}`)].join('\n'), options);
  });
}

/** Cells before what/why/fix start. */
const indent = 10;
/** Other places of one finding that are named before the rest is counted. */
const shownSites = 4;
/** Steps of a way that are told before those in its middle are counted. */
const shownSteps = 12;

function headOf({ severity, rule }: Finding, { colours }: TextOptions): string {
  const mark = severity === 'error' ? colours.red('✖') : colours.yellow('▲');
  return `${mark} ${colours.bold(safeLine(rule))}${severity === 'error' ? '' : ' (warning)'}`;
}

function chainText(chain: readonly Site[], options: TextOptions): string[] {
  const steps = chain.map(siteText);
  const rest = steps.length - shownSteps;
  // The end of a way tells as much as its beginning.
  const shown = options.all || rest < 2 ? steps
    : [...steps.slice(0, shownSteps - 2), `… ${rest} more steps (--all shows them)`, ...steps.slice(-2)];
  return labelledList('way', shown, options);
}

/** The other places of a finding, but for those that its chain tells already. */
function alsoText({ sites, chain }: Finding, options: TextOptions): string[] {
  const told = new Set([...sites.slice(0, 1), ...chain].map(placeText));
  const others = sites.filter((site) => !told.has(placeText(site)));
  const shown = options.all || others.length <= shownSites + 1 ? others : others.slice(0, shownSites);
  const rest = others.length - shown.length;
  return labelledList('also', [...shown.map(siteText), ...(rest === 0 ? [] : [`… and ${rest} more places (--all shows them)`])], options);
}

/** Places that comments take out of a finding are told, so that nobody takes the others for all. */
function exceptText({ waivedSites = [] }: Finding, options: TextOptions): string[] {
  const [first] = waivedSites;
  if (first === undefined) return [];
  const rest = waivedSites.length - 1;
  return labelled('but', `${placeText(first)}${rest === 0 ? '' : ` and ${countText(rest, 'more place')}`}: excepted by ${rest === 0 ? 'a comment' : 'comments'}`, options);
}

function siteText(site: Site): string {
  return site.note === undefined ? placeText(site) : `${placeText(site)} ${safeLine(site.note)}`;
}
