import type { FoundFacts } from './found-facts.ts';
import { passWord, startStatement } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { continuesWord, endOfWord, hasNewline, skipTrivia } from './trivia.ts';

const namedDefault = /(?:async[ \t]+function|function|(?:abstract[ \t]+)?class|interface(?=[ \t]+[\w$]))(?![\w$])(\s*\*)?\s*([\w$]*)/y;
const plainParameters = /\(\s*(?:[\w$]+\s*)?\)\s*=>/y;
const castObject = /<[\w$.]+>\s*\{/y;
const mayWrapName = /\(\s*(?:[\w$(<]|\/[/*])/y;

/** Reads what stands after `export default`: a declaration with its name, a bare name, or an expression, which goes on as code. */
export function readDefault(state: LexerState, found: FoundFacts, at: number): boolean {
  const { text } = state;
  namedDefault.lastIndex = at;
  const match = namedDefault.exec(text);
  if (match !== null) {
    const end = namedDefault.lastIndex;
    const name = match[2]!;
    if (continuesWord(text, end) || (name === '' && text.charCodeAt(end) === 47 /* / */)) return false;
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
