import { continuesWord, endOfWord, hasNewline, skipTrivia } from './trivia.ts';

/** `{ a, b as c, type D }` as read: the names, how many of them are types, and the offset after the brace. */
export interface Specifiers {
  readonly names: { readonly name: string; readonly alias: string }[];
  readonly types: number;
  readonly end: number;
}

/** Reads the braces at `at`; undefined where they hold something that only a parser should judge. */
export function readSpecifiers(text: string, at: number): Specifiers | undefined {
  const names: Specifiers['names'] = [];
  let types = 0;
  at = skipTrivia(text, at + 1);
  while (text.charCodeAt(at) !== 125 /* } */) {
    let end = endOfName(text, at);
    if (end < 0) return undefined;
    let name = nameAt(text, at, end);
    at = skipTrivia(text, end);
    if (name === 'type' && !endsSpecifier(text, at)) {
      if (isWord(text, at, 'as')) return undefined;
      types++;
      end = endOfName(text, at);
      if (end < 0) return undefined;
      name = nameAt(text, at, end);
      at = skipTrivia(text, end);
    }
    let alias = name;
    if (isWord(text, at, 'as')) {
      at = skipTrivia(text, at + 2);
      end = endOfName(text, at);
      if (end < 0) return undefined;
      alias = nameAt(text, at, end);
      at = skipTrivia(text, end);
    }
    names.push({ name, alias });
    if (!endsSpecifier(text, at) || alias === 'require') return undefined;
    if (text.charCodeAt(at) === 44 /* , */) at = skipTrivia(text, at + 1);
  }
  return { names, types, end: at + 1 };
}

function endsSpecifier(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 44 /* , */ || code === 125 /* } */;
}

/** Offset after the identifier or string at `at`, -1 when there is none that can be taken as it stands. */
export function endOfName(text: string, at: number): number {
  if (isQuote(text, at)) return endOfPlainString(text, at);
  const end = endOfWord(text, at);
  return end === at || continuesWord(text, end) ? -1 : end;
}

function nameAt(text: string, at: number, end: number): string {
  return isQuote(text, at) ? text.slice(at + 1, end - 1) : text.slice(at, end);
}

/** Offset after the string at `at`, -1 when it has escapes or no end. */
export function endOfPlainString(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let end = at + 1; ; end++) {
    const code = text.charCodeAt(end);
    if (code === quote) return end + 1;
    if (code === 92 /* \ */ || code === 10 || code !== code) return -1;
  }
}

/** Whether a string in quotes starts at `at`. */
export function isQuote(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 39 || code === 34;
}

/** Whether the word at `at` is this one and no longer. */
export function isWord(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false;
  const end = at + word.length;
  return endOfWord(text, end) === end && !continuesWord(text, end);
}

const attributes = /(?:with|assert)\s*\{(?:[^{}"'/\\]|"[^"\\\n]*"|'[^'\\\n]*'){0,500}\}/y;

/** Offset after the statement whose source string ended at `end`: attributes and semicolon; -1 when it does not end so. */
export function endOfSourceStatement(text: string, end: number): number {
  const next = skipTrivia(text, end);
  if (isWord(text, next, 'with') || (isWord(text, next, 'assert') && !hasNewline(text, end, next))) {
    attributes.lastIndex = next;
    if (!attributes.test(text)) return -1;
    return endOfStatement(text, attributes.lastIndex);
  }
  return endOfStatement(text, end);
}

/** Offset after the semicolon or the line that ends what stood before `end`; -1 when neither does. */
export function endOfStatement(text: string, end: number): number {
  const next = skipTrivia(text, end);
  if (text.charCodeAt(next) === 59 /* ; */) return next + 1;
  return next >= text.length || hasNewline(text, end, next) ? next : -1;
}
