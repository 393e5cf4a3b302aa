import type { ModuleFacts } from '../../model/facts.ts';
import { creatingWord } from './created-require.ts';
import { readExportStatement } from './export-statement.ts';
import type { FoundFacts } from './found-facts.ts';
import { settleFacts } from './found-facts.ts';
import { readImportStatement } from './import-statement.ts';
import { passTo } from './lexer.ts';
import { endDeclaration } from './lexer-declaration.ts';
import { isMember, lastToken, startLexer } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { hasLoneReturn } from './locate.ts';
import { readReferences } from './references.ts';
import { isWord } from './statement-parts.ts';
import { skipTrivia } from './trivia.ts';
import { candidateSearch, judgeWord, nextCandidate } from './word-candidates.ts';

/**
 * Reads a module without parsing it; undefined where it cannot prove that a parser would say the same.
 *
 * It reads import and export statements itself. The rest is searched for words that any further fact must hold; the
 * tokens up to the last of them are passed over to see which are code, and one that may be a fact beyond its forms
 * leaves the file to the parser. It does not notice faults of syntax in code it has no reason to look at.
 */
export function scanHeader(text: string, jsx = true): ModuleFacts | undefined {
  if (hasLoneReturn(text) || text.includes(creatingWord)) return undefined;
  const found: FoundFacts = { imports: [], exports: [] };
  const state = startLexer(text, jsx, 0);
  if (!readHeader(state, found) || !readBody(state, found)) return undefined;
  return settleFacts(text, found);
}

/** What can be read of a module that no parser can take: the statements at its head, up to the first that fails. */
export function scanBrokenModule(text: string, unparsed: NonNullable<ModuleFacts['unparsed']>): ModuleFacts {
  const found: FoundFacts = { imports: [], exports: [] };
  readHeader(startLexer(text, false, 0), found);
  return settleFacts(text, found, unparsed);
}

/** Reads import and export statements for as long as only such stand; false when one of them is not understood. */
function readHeader(state: LexerState, found: FoundFacts): boolean {
  const { text } = state;
  readReferences(text, found.imports);
  state.pos = skipTrivia(text, 0);
  while (!state.declaring && state.last === lastToken.mark) {
    const pos = state.pos = skipTrivia(text, state.pos);
    const code = text.charCodeAt(pos);
    if (code === 105 /* i */ && isWord(text, pos, 'import')) {
      const next = text.charCodeAt(skipTrivia(text, pos + 6));
      if (next === 40 /* ( */ || next === 46 /* . */) return true;
      if (!readImportStatement(state, found)) return false;
    } else if (code === 101 /* e */ && isWord(text, pos, 'export')) {
      if (!readExportStatement(state, found)) return false;
    } else return true;
  }
  return true;
}

/** Passes over the rest; false when it may hold a fact that was not read. */
function readBody(state: LexerState, found: FoundFacts): boolean {
  const { text } = state;
  const search = candidateSearch();
  for (let next = nextCandidate(text, state.pos, search); next !== undefined;) {
    const { word, start, end } = next;
    if (word === '' || !passTo(state, start)) return false;
    if (state.pos === start && !readCandidate(state, found, word)) return false;
    next = nextCandidate(text, Math.max(end, state.pos), search);
  }
  while (state.declaring && state.pos < text.length) {
    const end = text.indexOf(';', state.pos);
    if (!passTo(state, end < 0 ? text.length : end + 1)) return false;
  }
  return !state.declaring || endDeclaration(state);
}

function readCandidate(state: LexerState, found: FoundFacts, word: string): boolean {
  if (!opensStatement(state, word)) return judgeWord(state, found, word);
  if (state.kinds.length > 0) return word === 'export'; // in a namespace, whose exports are not those of the module
  if (state.declaring && !endDeclaration(state)) return false;
  if (!startsStatement(state)) return false;
  return word === 'export' ? readExportStatement(state, found) : readImportStatement(state, found);
}

function opensStatement(state: LexerState, word: string): boolean {
  if ((word !== 'export' && word !== 'import') || isMember(state)) return false;
  if (word === 'export') return true;
  const next = state.text.charCodeAt(skipTrivia(state.text, state.pos + 6));
  return next !== 40 && next !== 46 && next !== 58 && next !== 63; // ( . : ?
}

/** Not where `if (a)`, `else`, `do` or a label want a statement of another kind. */
function startsStatement({ text, last, lastCode, lastStart, lastEnd }: LexerState): boolean {
  if (last === lastToken.mark) return lastCode !== 58 /* : */; // A type may end in a mark: `A<B>`.
  if (last === lastToken.word) return !/^(?:else|do)$/.test(text.slice(lastStart, lastEnd));
  return last !== lastToken.condition;
}
