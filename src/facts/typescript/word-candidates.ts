import type { FoundFacts } from './found-facts.ts';
import { judgeImport } from './lazy-imports.ts';
import { isMember } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { judgeMock } from './mock-calls.ts';
import { mockMethods } from './mock-words.ts';
import { judgeRequire } from './require-calls.ts';
import { isQuote } from './statement-parts.ts';
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
  const member = isMember(state);
  if (word === 'import') return member || isKey(state) || judgeImport(state, found);
  if (word === 'require') return member || judgeRequire(state, found);
  if (word === 'module') return !isQuote(state.text, skipTrivia(state.text, state.pos + 6));
  if (word === 'export') return true;
  return !member || judgeMock(state, found, word);
}

/** `import: …` and `import?: …`, as in an object or a type; the word binds nothing. */
function isKey({ text, pos }: LexerState): boolean {
  return text.charCodeAt(pos + 6) === 58 /* : */ || text.startsWith('?:', pos + 6);
}
