import type { DataFact, SettingScope } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { baseName } from '../documents/repository-path.ts';
import { isSettingName } from '../../model/setting-part.ts';
import { settingValue } from './setting-value.ts';

const code = /\.(?:[cm]?[jt]sx?|json|ya?ml|md|sh|py|vue|d)$/i;
const maxLength = 1_000_000;

/** Environment files, read as dotenv and compose read them: `.env`, `.env.example`, `orders.env`. */
export const dotenv: Reader<DataFact> = {
  id: 'dotenv',
  version: 2,
  reads: (path) => variantOf(baseName(path)) !== undefined,
  read: (path, text) => {
    if (text.length > maxLength) return { facts: [], problem: { message: 'it is larger than 1 MB', line: 1, column: 1 } };
    const variant = variantOf(baseName(path));
    const scope: SettingScope = { in: 'directory', ...(variant ? { variant } : {}) };
    const { entries, unclosed } = parse(text);
    // Of a key that is set twice the last one counts, as at run time.
    const last = new Map(entries.map((entry) => [entry.key, entry]));
    const facts = entries.filter((entry) => last.get(entry.key) === entry).map(({ key, value, line }): DataFact => ({
      kind: 'setting', scope, key, value: settingValue(key, value), site: { file: path, line, column: 1 },
    }));
    return unclosed === undefined ? { facts } : { facts, problem: { message: 'a quoted value is not closed', line: unclosed, column: 1 } };
  },
};

/** What stands beside `env` in a file name, '' when nothing does; undefined for a file of another kind. */
function variantOf(name: string): string | undefined {
  if (code.test(name)) return undefined;
  const [, after] = /^\.env(?:[._-](.+))?$/i.exec(name) ?? [];
  if (after !== undefined || /^\.env$/i.test(name)) return after ?? '';
  return /^\.?([^.].*)\.env$/i.exec(name)?.[1];
}

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

function parse(text: string): { readonly entries: readonly Entry[]; readonly unclosed: number | undefined } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const entries: Entry[] = [];
  let unclosed: number | undefined;
  const ends = closingLines(lines);
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    const [, key, rest] = /^\s*(?:export\s+)?([^\s=:#]+)(?:\s*=|:\s)(.*)$/.exec(lines[at]!) ?? [];
    if (key === undefined || rest === undefined) continue;
    const quoted = quotedValue(lines, at, rest.trimStart(), ends);
    if (quoted === 'unclosed') {
      unclosed ??= line;
      ends.set(rest.trimStart().charAt(0), at);
    }
    if (isSettingName(key)) entries.push({ key, value: typeof quoted === 'object' ? quoted.value : plainValue(rest), line });
    if (typeof quoted === 'object') at = quoted.lastLine;
  }
  return { entries, unclosed };
}

/** By quote, the last line that holds one: beyond it none is looked for, nor after one that was never closed. */
function closingLines(lines: readonly string[]): Map<string, number> {
  return new Map(['"', "'", '`'].map((quote) => [quote, lines.findLastIndex((line) => line.includes(quote))]));
}

interface Quoted {
  readonly value: string;
  readonly lastLine: number;
}

/** A value in quotes, which may go on for lines; undefined for one without. */
function quotedValue(lines: readonly string[], start: number, rest: string, ends: ReadonlyMap<string, number>): Quoted | 'unclosed' | undefined {
  const quote = rest.charAt(0);
  const limit = ends.get(quote);
  if (limit === undefined) return undefined;
  const parts: string[] = [];
  for (let at = start; at <= Math.max(start, limit); at++) {
    const line = at === start ? rest.slice(1) : lines[at]!;
    const close = closeOf(line, quote);
    if (close >= 0) return { value: [...parts, line.slice(0, close)].join('\n'), lastLine: at };
    parts.push(line);
  }
  return 'unclosed';
}

/** Where an unescaped quote stands; -1 when there is none. */
function closeOf(line: string, quote: string): number {
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === quote) return at;
  }
  return -1;
}

/** A comment begins after a space: the # of a password that nobody quoted must not cut its URL short. */
function plainValue(rest: string): string {
  const comment = /(?:^|\s)#/.exec(rest);
  return (comment === null ? rest : rest.slice(0, comment.index)).trim();
}
