/** Stands for what a program puts into a SQL text when it runs; a character of the private use area. */
export const hole = '\uE000';

/** A piece of SQL. `text` of a `name` and of a `body` is what stands between the quotes. */
export interface SqlToken {
  /** `word` is a keyword or plain name, `name` a quoted one, `body` a text in dollar quotes. */
  readonly kind: 'word' | 'name' | 'text' | 'body' | 'number' | 'mark' | 'hole';
  readonly text: string;
  /** What opens a `name`. */
  readonly quote?: string;
  readonly start: number;
  readonly end: number;
}

const trivia = /(?:\s+|--[^\n]*|\/\*[^]*?(?:\*\/|$))+/y;
/** MySQL's other line comment; SQL Server's `#temporary` tables have no space behind the mark. */
const hashComment = /#(?:[ \t!][^\n]*|(?=\n|$))/y;
const word = /[#@]{0,2}[\p{L}_\uE000][\p{L}\p{N}_$#\uE000]*/uy;
const number = /\d[\w.]*/y;
const dollarQuote = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const parameter = /\$\d+/y;
const quotes: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '[': ']' };

/** The tokens of a SQL text in any dialect, without comments; an open quote ends with the text. */
export function tokensOf(text: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < text.length;) {
    const gap = lengthOf(trivia, text, at) || lengthOf(hashComment, text, at);
    if (gap > 0) {
      at += gap;
      continue;
    }
    const token = tokenAt(text, at, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** Whether a token is one of these keywords. */
export function isWord(token: SqlToken | undefined, ...keywords: readonly string[]): boolean {
  return token?.kind === 'word' && keywords.includes(token.text.toUpperCase());
}

export function isMark(token: SqlToken | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.text === mark;
}

function tokenAt(text: string, start: number, before: SqlToken | undefined): SqlToken {
  const first = text[start]!;
  if (opensQuote(text, start, before)) return quoted(text, start, quotes[first]!);
  const dollar = lengthOf(dollarQuote, text, start);
  if (dollar > 0) {
    const tag = text.slice(start, start + dollar);
    const close = text.indexOf(tag, start + dollar);
    const until = close < 0 ? text.length : close;
    return { kind: 'body', text: text.slice(start + dollar, until), start, end: Math.min(text.length, until + dollar) };
  }
  const plain = (kind: SqlToken['kind'], length: number): SqlToken => ({ kind, text: text.slice(start, start + length), start, end: start + length });
  const named = lengthOf(word, text, start);
  if (named > 0) return plain(named === 1 && first === hole ? 'hole' : 'word', named);
  const digits = lengthOf(number, text, start);
  return digits > 0 ? plain('number', digits) : plain('mark', lengthOf(parameter, text, start) || 1);
}

/** `[` opens a name of SQL Server, yet an index of an array right behind a name, a bracket or `ARRAY`. */
function opensQuote(text: string, start: number, before: SqlToken | undefined): boolean {
  const first = text[start]!;
  if (quotes[first] === undefined) return false;
  if (first !== '[') return true;
  if (!/[\p{L}_\uE000]/u.test(text[start + 1] ?? '')) return false;
  return before?.end !== start || isMark(before, '.') || isMark(before, '(') || isMark(before, ',') || isMark(before, '=');
}

/** A doubled quote stands for itself; a backslash escapes within MySQL's texts and Postgres' `E'…'`. */
function quoted(text: string, start: number, close: string): SqlToken {
  const escapes = close === "'" && /\\['"\\]/.test(text.slice(start, start + 4000));
  let end = start + 1;
  for (; end < text.length; end++) {
    if (escapes && text[end] === '\\' && text[end + 1] !== undefined && !endsWithBackslash(text, end)) end++;
    else if (text[end] === close && text[end + 1] === close) end++;
    else if (text[end] === close) break;
  }
  const inner = text.slice(start + 1, end).replaceAll(close + close, close);
  const span = { text: inner, start, end: Math.min(text.length, end + 1) };
  return close === "'" ? { kind: 'text', ...span } : { kind: 'name', quote: text[start]!, ...span };
}

/** `'C:\'` closes in every dialect but MySQL's: taken so where what follows can only follow a text. */
function endsWithBackslash(text: string, at: number): boolean {
  return text[at + 1] === "'" && /^'\s*(?:[,;)]|$)/.test(text.slice(at + 1, at + 20));
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
