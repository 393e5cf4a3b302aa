import { documentSuppressions } from './facts/comments/document-suppressions.ts';
import { readSourceSuppressions } from './facts/typescript/source-suppressions.ts';
import type { Site } from './model/site.ts';
import { disableNextLine } from './model/waiver.ts';

/** A line to put into a file; the reason goes between `before` and `after`. */
export interface SuppressionLine {
  /** The line that it is put above, from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/**
 * The comment that excepts one place from a rule once a reason stands in it; undefined where no comment can: in JSON, within a
 * template, in a file that does not parse. It is read back before it is given, so that it is never text of a string or of JSX.
 */
export function suppressFinding(text: string, site: Site, rule: string): SuppressionLine | undefined {
  const lines = text.split(/\r\n?|\n/);
  for (const line of linesAbove(lines, site.line)) {
    const indent = /^[ \t]*/.exec(lines[line - 1] ?? '')![0];
    for (const [open, close] of syntaxes(site.file)) {
      const before = `${indent}${open} ${disableNextLine} ${rule} -- `;
      const tried = [...lines.slice(0, line - 1), `${before}why${close}`, ...lines.slice(line - 1)].join('\n');
      if (excepts(site.file, tried, rule, line, site.line + 1)) return { line, before, after: close };
    }
  }
  return undefined;
}

/** The nearest line above on which an import or export begins, since a specifier may stand lines below; then the line itself. */
function linesAbove(lines: readonly string[], line: number): readonly number[] {
  const start = lines.slice(0, line).findLastIndex((text) => /^\s*(?:import|export)\b/.test(text)) + 1;
  return start === 0 || start === line ? [line] : [start, line];
}

const source = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

function syntaxes(file: string): readonly (readonly [string, string])[] {
  if (source.test(file)) return [['//', ''], ['{/*', ' */}']];
  return [['//', ''], ['#', ''], ['--', '']];
}

/** Whether the comment that was put on a line excepts another line from the rule. */
function excepts(file: string, text: string, rule: string, at: number, excepted: number): boolean {
  const found = source.test(file) ? readSourceSuppressions(file, text)
    : documentSuppressions.reads(file) ? documentSuppressions.read(file, text).facts : [];
  return found.some((one) => one.rule === rule && one.reason !== '' && one.site.line === at && one.line <= excepted && excepted <= one.lastLine);
}
