import type { ImportFact, ImportKind } from '../../model/facts.ts';
import type { FoundFacts } from './found-facts.ts';
import { noNames } from './found-facts.ts';
import { startStatement } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { endOfName, endOfPlainString, endOfSourceStatement, isQuote, isWord, readSpecifiers } from './statement-parts.ts';
import { endOfWord, skipTrivia } from './trivia.ts';

type Names = ImportFact['names'][number][];

/** Reads the import statement at `pos` and moves after it; false, and nothing moved, where only a parser should judge. */
export function readImportStatement(state: LexerState, found: FoundFacts): boolean {
  const { text } = state;
  let at = skipTrivia(text, state.pos + 6);
  if (isQuote(text, at)) return readSource(state, found, { kind: 'import', typeOnly: false, names: noNames }, at);

  const typeOnly = isModifier(text, at);
  if (typeOnly === undefined) return false;
  if (typeOnly) at = skipTrivia(text, at + 4);
  const names: Names = [];
  let types = 0;
  let code = text.charCodeAt(at);
  if (code !== 123 && code !== 42 /* { * */) {
    const end = endOfWord(text, at);
    if (endOfName(text, at) !== end || isWord(text, at, 'require')) return false;
    names.push({ imported: 'default', local: text.slice(at, end) });
    at = skipTrivia(text, end);
    if (text.charCodeAt(at) === 44 /* , */) at = skipTrivia(text, at + 1);
    code = text.charCodeAt(at);
  }
  if (code === 42) {
    at = skipTrivia(text, at + 1);
    if (!isWord(text, at, 'as')) return false;
    at = skipTrivia(text, at + 2);
    const end = endOfName(text, at);
    if (end < 0 || isWord(text, at, 'require')) return false;
    names.push({ imported: '*', local: text.slice(at, end) });
    at = skipTrivia(text, end);
  } else if (code === 123) {
    const read = readSpecifiers(text, at);
    if (read === undefined) return false;
    for (const { name, alias } of read.names) names.push({ imported: name, local: alias });
    types = read.types;
    at = skipTrivia(text, read.end);
  }
  if (!isWord(text, at, 'from')) return false;
  const allTypes = typeOnly || (types > 0 && types === names.length);
  return readSource(state, found, { kind: 'import', typeOnly: allTypes, names }, skipTrivia(text, at + 4));
}

/** Whether `type` at `at` makes the import a type import; undefined for `defer`, `source` and what is too odd to tell. */
function isModifier(text: string, at: number): boolean | undefined {
  const type = isWord(text, at, 'type');
  if (!type && !isWord(text, at, 'defer') && !isWord(text, at, 'source')) return false;
  const next = skipTrivia(text, endOfWord(text, at));
  if (text.charCodeAt(next) === 44 /* , */) return false;
  if (isWord(text, next, 'from')) return isQuote(text, skipTrivia(text, next + 4)) ? false : undefined;
  return type ? true : undefined;
}

interface Head {
  readonly kind: ImportKind;
  readonly typeOnly: boolean;
  readonly names: ImportFact['names'];
}

/** Takes the source string at `at` and moves after its statement; false when the statement does not end there. */
export function readSource(state: LexerState, found: FoundFacts, { kind, typeOnly, names }: Head, at: number): boolean {
  const { text } = state;
  if (!isQuote(text, at)) return false;
  const end = endOfPlainString(text, at);
  const after = end < 0 ? -1 : endOfSourceStatement(text, end);
  if (after < 0) return false;
  found.imports.push({ specifier: text.slice(at + 1, end - 1), kind, typeOnly, offset: at, names });
  startStatement(state, after);
  return true;
}
