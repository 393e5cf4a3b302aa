import type { FoundFacts } from './found-facts.ts';
import { noNames } from './found-facts.ts';
import { mockMethods } from './mock-words.ts';
import { isMember, lastToken, open } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { endOfPlainString, isQuote } from './statement-parts.ts';
import { endOfWord, isWordCode, skipTrivia } from './trivia.ts';

const moduleWords: ReadonlySet<string> = new Set(['import', 'export', 'require', 'module', ...mockMethods]);

/** A word that may belong to a fact, where it starts and where it ends. */
export interface Candidate {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the next word at or after `from` without which no further import or export can stand, or the mark of a merge
 * conflict as an empty word. A word that is spelt with escapes is not found.
 */
export function nextCandidate(text: string, from: number, search: RegExp): Candidate | undefined {
  search.lastIndex = from;
  while (search.test(text)) {
    let end = search.lastIndex;
    let start = end - 1;
    if (text.charCodeAt(start) === 60 /* < */) return { word: '', start: end - 7, end };
    while (start > from && isWordCode[text.charCodeAt(start - 1)] === 1) start--;
    end = endOfWord(text, end);
    if (end - start < 22) {
      const word = text.slice(start, end);
      if (moduleWords.has(word)) return { word, start, end };
    }
    search.lastIndex = end;
  }
  return undefined;
}

/** What every such word holds; a search of one's own, for it remembers where it is. */
export function candidateSearch(): RegExp {
  return /import|export|require|module|[mM]ock|<<<<<<</g;
}

/** Judges a word of the code at `pos` that begins no statement: false when it may be a fact that was not read. */
export function judgeWord(state: LexerState, found: FoundFacts, word: string): boolean {
  switch (word) {
    case 'import': return judgeImport(state, found);
    case 'require': return isMember(state) || isProperty(state, 7);
    case 'module': return !isQuote(state.text, skipTrivia(state.text, state.pos + 6));
    default: return judgeMock(state, found, word);
  }
}

/** Whether the word is a key, `word: …` or `word?: …`, or an operand of `?:`: in no case a call. */
function isProperty({ text, pos }: LexerState, length: number): boolean {
  return text.charCodeAt(pos + length) === 58 /* : */ || text.startsWith('?:', pos + length);
}

const harmlessMeta = /import\.meta\.(?!resolve\b|url\b)[\w$]/y;
const metaUrl = /import\.meta\.url\b/y;

function judgeImport(state: LexerState, found: FoundFacts): boolean {
  const { text, pos } = state;
  if (isProperty(state, 6)) return true;
  harmlessMeta.lastIndex = metaUrl.lastIndex = pos;
  if (harmlessMeta.test(text)) return true;
  if (metaUrl.test(text)) return state.last === lastToken.mark && state.lastCode !== 44 /* , */;
  return readLazyImport(state, found);
}

const plainCall = /import\(\s*(?=['"])/y;
const emptyParameters = /\s*(?:async\s*)?\(\s*\)\s*=>\s*/y;

/**
 * Takes `f(() => import('x'))`, the one form of dynamic import that can be no type and gives no names: only as an
 * argument of a call, and with nothing after it.
 */
function readLazyImport({ text, pos, kinds, starts }: LexerState, found: FoundFacts): boolean {
  const depth = kinds.length - 1;
  if (depth < 0 || kinds[depth] !== open.parenthesis || !/[\w$]/.test(text.charAt(starts[depth]! - 1))) return false;
  emptyParameters.lastIndex = starts[depth]! + 1;
  if (!emptyParameters.test(text) || emptyParameters.lastIndex !== pos) return false;
  plainCall.lastIndex = pos;
  if (!plainCall.test(text)) return false;
  const offset = plainCall.lastIndex;
  const end = endOfPlainString(text, offset);
  const close = end < 0 ? -1 : skipTrivia(text, end);
  if (close < 0 || text.charCodeAt(close) !== 41 /* ) */) return false;
  const next = text.charCodeAt(skipTrivia(text, close + 1));
  if (next !== 41 && next !== 44 /* ) , */) return false;
  found.imports.push({ specifier: text.slice(offset + 1, end - 1), kind: 'dynamic', typeOnly: false, offset, names: noNames });
  return true;
}

/** Takes `vi.mock('x'` and its kin, word by word as it is nearly always written. */
function judgeMock(state: LexerState, found: FoundFacts, word: string): boolean {
  if (!isMember(state) || state.lastCode === 35 /* # */) return true;
  const { text, pos } = state;
  const before = text.slice(Math.max(0, pos - 9), pos);
  const object = /(^|[^\w$.#\u0080-\uffff\\])(?:jest|vi|vitest)\.$/.exec(before);
  if (object === null) return !/(?:[)/\s?]|\bjest|\bvi|\bvitest)\s*\??\.\s*$/.test(before);
  const offset = pos + word.length + 1;
  if (text.charCodeAt(offset - 1) !== 40 /* ( */ || !isQuote(text, offset)) return false;
  const end = endOfPlainString(text, offset);
  const next = end < 0 ? 0 : text.charCodeAt(skipTrivia(text, end));
  if (next !== 41 && next !== 44 /* ) , */) return false;
  found.imports.push({ specifier: text.slice(offset + 1, end - 1), kind: 'mock', typeOnly: false, offset, names: noNames });
  return true;
}
