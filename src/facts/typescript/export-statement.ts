import { readDefault } from './export-default.ts';
import type { FoundFacts } from './found-facts.ts';
import { readSource } from './import-statement.ts';
import { passWord, startStatement } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { namesOfPattern } from './plain-calls.ts';
import { endOfName, endOfStatement, isQuote, isWord, readSpecifiers } from './statement-parts.ts';
import { continuesWord, skipTrivia } from './trivia.ts';

/** Reads the export statement at `pos`, or its head as far as its names; false where only a parser should judge. */
export function readExportStatement(state: LexerState, found: FoundFacts): boolean {
  const { text } = state;
  const at = skipTrivia(text, state.pos + 6);
  const code = text.charCodeAt(at);
  if (code === 123 /* { */) return readList(state, found, at, false);
  if (code === 42 /* * */) return readStar(state, found, at, false);
  if (isWord(text, at, 'type')) {
    const next = skipTrivia(text, at + 4);
    const mark = text.charCodeAt(next);
    if (mark === 123) return readList(state, found, next, true);
    if (mark === 42) return readStar(state, found, next, true);
  }
  if (isWord(text, at, 'default')) return readDefault(state, found, skipTrivia(text, at + 7));
  return readDeclaration(state, found, at);
}

function readList(state: LexerState, found: FoundFacts, at: number, typeOnly: boolean): boolean {
  const { text } = state;
  const read = readSpecifiers(text, at);
  if (read === undefined) return false;
  const next = skipTrivia(text, read.end);
  if (isWord(text, next, 'from')) {
    const names = read.names.map(({ name }) => ({ imported: name, local: '' }));
    const allTypes = typeOnly || (read.types > 0 && read.types === names.length);
    const from = found.imports.length;
    if (!readSource(state, found, { kind: 'export', typeOnly: allTypes, names }, skipTrivia(text, next + 4))) return false;
    for (const { name, alias } of read.names) found.exports.push({ kind: 'from', name: alias, imported: name, from });
    return true;
  }
  const end = endOfStatement(text, read.end);
  if (end < 0) return false;
  for (const { name, alias } of read.names) found.exports.push({ kind: 'local', name: alias, local: name });
  startStatement(state, end);
  return true;
}

function readStar(state: LexerState, found: FoundFacts, at: number, typeOnly: boolean): boolean {
  const { text } = state;
  at = skipTrivia(text, at + 1);
  let name: string | undefined;
  if (isWord(text, at, 'as')) {
    at = skipTrivia(text, at + 2);
    const end = endOfName(text, at);
    if (end < 0 || isQuote(text, at)) return false;
    name = text.slice(at, end);
    at = skipTrivia(text, end);
  }
  if (!isWord(text, at, 'from')) return false;
  const from = found.imports.length;
  const names = [{ imported: '*', local: '' }];
  if (!readSource(state, found, { kind: 'export', typeOnly, names }, skipTrivia(text, at + 4))) return false;
  found.exports.push(name === undefined ? { kind: 'star', from } : { kind: 'from', name, imported: '*', from });
  return true;
}

const declarationHead = /(?:declare\s+)?(?:const\s+enum|(const|let|var)|(?:async\s+)?function(?:\s*\*)?|(?:abstract\s+)?class|enum|interface|type|namespace|module)(?:\s+|(?<=\*)\s*)([\w$]+)/y;
const patternHead = /(?:const|let|var)\s+(?:\{([\w$\s,:]*)\}|\[([\w$\s,]*)\])\s*=(?![=>])/y;

/** `export const a`, `export function b`, `export type C`: the names, and on with the rest as code. */
function readDeclaration(state: LexerState, found: FoundFacts, at: number): boolean {
  const { text } = state;
  declarationHead.lastIndex = patternHead.lastIndex = at;
  const match = declarationHead.exec(text);
  if (match === null) return readPattern(state, found, patternHead.exec(text), patternHead.lastIndex);
  const end = declarationHead.lastIndex;
  const name = match[2]!;
  if (continuesWord(text, end) || name === 'require') return false;
  found.exports.push({ kind: 'local', name, local: name });
  passWord(state, end - name.length, end);
  state.declaring = match[1] !== undefined;
  return true;
}

/** `export const { a, b: c } =` and `export const [a, b] =`, when they hold nothing but names. */
function readPattern(state: LexerState, found: FoundFacts, match: RegExpExecArray | null, end: number): boolean {
  const names = match === null ? undefined : namesOfPattern(match[1] ?? match[2]!);
  if (names === undefined || names.some(({ local }) => local === 'require')) return false;
  for (const { local } of names) found.exports.push({ kind: 'local', name: local, local });
  startStatement(state, end);
  state.declaring = true;
  return true;
}
