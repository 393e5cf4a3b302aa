import type { FoundFacts } from './found-facts.ts';
import { readSource } from './import-statement.ts';
import { passWord, startStatement } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { namesOfPattern } from './plain-calls.ts';
import { endOfName, endOfStatement, hasNewline, isQuote, isWord, readSpecifiers } from './statement-parts.ts';
import { continuesWord, endOfWord, skipTrivia } from './trivia.ts';

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

const namedDefault = /(?:async[ \t]+function|function|(?:abstract[ \t]+)?class|interface)\b(\s*\*)?\s*([\w$]*)/y;
const plainParameters = /\(\s*(?:[\w$]+\s*)?\)\s*=>/y;
const castObject = /<[\w$.]+>\s*\{/y;
const mayWrapName = /\(\s*(?:[\w$(<]|\/[/*])/y;

/** Default exports: a declaration with its name, a bare name, or an expression, which goes on as code. */
function readDefault(state: LexerState, found: FoundFacts, at: number): boolean {
  const { text } = state;
  namedDefault.lastIndex = at;
  const match = namedDefault.exec(text);
  if (match !== null) {
    const end = namedDefault.lastIndex;
    const name = match[2]!;
    if (continuesWord(text, end) || isUncertainHead(text, end, name, match[0])) return false;
    const named = name !== '' && name !== 'extends' && name !== 'implements';
    found.exports.push({ kind: 'local', name: 'default', local: named ? name : 'default' });
    passWord(state, named ? end - name.length : at, end);
    return true;
  }
  const code = text.charCodeAt(at);
  const word = endOfWord(text, at);
  if (word > at && !(code >= 48 && code <= 57)) return readDefaultWord(state, found, at, word);
  castObject.lastIndex = at;
  if (code >= 128 || (code === 60 /* < */ && !castObject.test(text)) || code === 92 || code === 64 /* @ */ || code !== code) return false;
  if (code === 40 /* ( */) {
    plainParameters.lastIndex = mayWrapName.lastIndex = at;
    if (mayWrapName.test(text) && !plainParameters.test(text)) return false;
  }
  found.exports.push({ kind: 'local', name: 'default', local: 'default' });
  startStatement(state, at);
  return true;
}

/** Names that a comment parts from their keyword, and `interface` or `abstract` as names of values. */
function isUncertainHead(text: string, end: number, name: string, head: string): boolean {
  const next = text.charCodeAt(end);
  if (name === '') return head.startsWith('interface') || next === 47 /* / */;
  return false;
}

const literals = new Set(['true', 'false', 'null', 'this']);
const operators = new Set([
  'new', 'await', 'async', 'typeof', 'void', 'delete', 'class', 'function', 'import', 'require', 'abstract', 'enum', 'super',
  'yield',
]);

function readDefaultWord(state: LexerState, found: FoundFacts, at: number, end: number): boolean {
  const { text } = state;
  if (continuesWord(text, end)) return false;
  const word = text.slice(at, end);
  const next = skipTrivia(text, end);
  const code = text.charCodeAt(next);
  if (operators.has(word)) {
    // The pass goes on before the word, so that `import(…)` and regular expressions after it are seen for what they are.
    if (word !== 'new' && word !== 'await' && word !== 'typeof' && !(word === 'async' && code === 40)) return false;
    found.exports.push({ kind: 'local', name: 'default', local: 'default' });
    startStatement(state, at);
    return true;
  }
  const ended = next >= text.length || code === 59 /* ; */ || (hasNewline(text, end, next) && startsStatement(text, next));
  if (!ended && !/^(?:\.(?!\d)|[([`?&|*/=])/.test(text.slice(next, next + 2))) return false;
  const local = ended && !literals.has(word) ? word : 'default';
  found.exports.push({ kind: 'local', name: 'default', local });
  passWord(state, at, end);
  return true;
}

function startsStatement(text: string, at: number): boolean {
  const end = endOfWord(text, at);
  if (end === at) return false;
  const word = text.slice(at, end);
  return word !== 'in' && word !== 'instanceof' && word !== 'as' && word !== 'satisfies';
}
