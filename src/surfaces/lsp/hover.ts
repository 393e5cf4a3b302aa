import { type Hover, MarkupKind, type Position, type Range } from 'vscode-languageserver';
import type { Import } from '../../model/graph.ts';
import type { Finding } from '../../model/report.ts';
import type { Site } from '../../model/site.ts';
import type { Unit } from '../../model/unit.ts';
import type { Verdict } from '../../open-workspace.ts';
import { safeLine } from '../../report/safe-text.ts';

export interface HoverContext {
  readonly verdict: Verdict;
  readonly markdown: boolean;
  /** Posix, from the root. */
  readonly path: string;
  rangeOf(site: Site): Range;
}

/** Where the import at a place leads, and whether it may; null where no specifier stands. */
export function hoverAt(position: Position, { verdict, markdown, path, rangeOf }: HoverContext): Hover | null {
  const { architecture } = verdict.session;
  const module = architecture.graph.module(path);
  if (module === undefined) return null;
  const holds = ({ site }: { readonly site: Site }): boolean => within(position, rangeOf(site));
  const inside = architecture.graph.importsOf(module).filter(holds);
  const outside = architecture.graph.packageImports.find((one) => one.from === module && holds(one));
  const words = markdown ? inMarkdown : plain;
  const place = inside[0] ?? outside;
  if (place === undefined) return null;
  const lines = inside.length > 0 ? inside.flatMap((one) => wayOf(one, verdict, words))
    : [`${words.bold(outside!.package)} is a package from outside this repository.`];
  const findings = verdict.report.findings.filter(({ status, sites }) => status === 'new' && sites.some((site) => isSame(site, place.site)));
  const range = rangeOf(place.site);
  return { range, contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: [...lines, ...judged(findings, words)].join('\n\n') } };
}

interface Words {
  bold(text: string): string;
  code(text: string): string;
}

const plain: Words = { bold: safeLine, code: safeLine };
const inMarkdown: Words = {
  bold: (text) => `**${safeLine(text).replace(/[\\*_`[\]<>]/g, '\\$&')}**`,
  code: (text) => `\`${safeLine(text).replaceAll('`', "'")}\``,
};

/** The unit that an import leads to, the file, and the entry that it comes in by. */
function wayOf({ from, to }: Import, { session: { architecture } }: Verdict, words: Words): string[] {
  const [near, far] = [architecture.unitOf(from.project), architecture.unitOf(to.project)];
  const published = architecture.interfaceOf(to);
  const entry = architecture.graph.entryOf(to);
  const file = words.code(to.path);
  if (from.project === to.project && published === undefined) return [`${file}, in the same project (${unitText(far, words)}).`];
  const project = `project ${words.code(to.project.root === '' ? '.' : to.project.root)}`;
  const isOpen = architecture.graph.entriesOf(to.project) === undefined;
  const door = entry !== undefined ? `by its published entry ${words.code(entry.specifier)}`
    : isOpen ? 'it has no published entry, so every file is open' : 'past its published entries';
  if (published?.service !== undefined) {
    const own = published.service === near ? ' (this service)' : '';
    return [`The interface ${words.bold(published.name)} of service ${words.bold(published.service.name)}${own}`, `${file} in ${project}, ${door}.`];
  }
  if (published !== undefined) return [`The interface ${words.bold(published.name)}`, `${file} in ${project}, ${door}.`];
  const side = far === near ? `The same ${unitText(far, words)}`
    : far.kind === 'service' ? `The inside of ${unitText(far, words)}` : capital(unitText(far, words));
  return [side, `${file} in ${project}, ${door}.`];
}

function unitText({ kind, name }: Unit, { bold }: Words): string {
  return `${kind === 'workspace' ? 'root of the workspace' : kind} ${bold(name)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function judged(findings: readonly Finding[], words: Words): string[] {
  if (findings.length === 0) return ['✔ Allowed'];
  return findings.flatMap(({ severity, rule, message, fix }) => [
    `${severity === 'error' ? '✖ Not allowed' : '▲ Advised against'} by ${words.code(rule)}: ${safeLine(message)}`, `fix: ${safeLine(fix)}`,
  ]);
}

function within({ line, character }: Position, { start, end }: Range): boolean {
  return line === start.line && character >= start.character && character <= end.character;
}

function isSame(a: Site, b: Site): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}

