import type { FoundFacts } from './found-facts.ts';
import type { LexerState } from './lexer-state.ts';
import { takeArgument } from './plain-calls.ts';
import { endOfPlainString, isQuote } from './statement-parts.ts';
import { skipTrivia } from './trivia.ts';

const object = /(?:^|[^\w$.#/\u0080-\uffff\\])(?:jest|vi|vitest)\.$/;
const otherObject = /(?:[.#]|\bnew)[ \t]+(?:jest|vi|vitest)\.$/;
const maybeObject = /(?:[)/\s?]|\bjest|\bvi|\bvitest)\s*\??\.\s*$/;
const originalType = /<\s*typeof import\(\s*(?:"[^"\\\n]*"|'[^'\\\n]*')\s*,?\s*\)\s*>/y;

/** Takes `vi.mock('x'` and its kin as they are nearly always written; false for what may be one of them otherwise. */
export function judgeMock({ text, pos }: LexerState, found: FoundFacts, word: string): boolean {
  const before = text.slice(Math.max(0, pos - 9), pos);
  if (!object.test(before)) return !maybeObject.test(before);
  if (otherObject.test(text.slice(Math.max(0, pos - 40), pos))) return false;
  let at = pos + word.length;
  if (text.charCodeAt(at) === 60 /* < */) {
    originalType.lastIndex = at;
    if (!originalType.test(text)) return false;
    at = originalType.lastIndex;
  }
  if (text.charCodeAt(at) !== 40 /* ( */) return false;
  const offset = skipTrivia(text, at + 1);
  const end = isQuote(text, offset) ? endOfPlainString(text, offset) : -1;
  if (end < 0) return false;
  const next = text.charCodeAt(skipTrivia(text, end));
  if (next !== 41 && next !== 44 /* ) , */) return false;
  return takeArgument(found, 'mock', { specifier: text.slice(offset + 1, end - 1), offset });
}
