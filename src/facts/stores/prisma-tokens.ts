export interface PrismaToken {
  readonly kind: 'word' | 'string' | 'mark' | 'newline' | 'end';
  /** A string without its quotes; a word may hold dots: `db.VarChar`, `1.5`. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A way through the tokens of one schema, which ends at the token `end`. */
export interface PrismaCursor {
  peek(ahead?: number): PrismaToken;
  /** Whether a mark such as `{` is next, or so many tokens ahead. */
  sees(mark: string, ahead?: number): boolean;
  /** Passes the mark if it is next. */
  takes(mark: string): boolean;
  skip(count: number): void;
  /** Passes what is left of the line. */
  skipLine(): void;
  atLineEnd(): boolean;
}

/** Each alternative takes what it begins without a second try, so the time grows with the length of the text alone. */
const pattern = /[^\S\n]+|\uFEFF|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|(?<newline>\n)|"(?<string>(?:[^"\\\n]|\\.)*)"?|(?<word>-?[\p{L}\p{N}_][\p{L}\p{N}_.+-]*)|(?<mark>@@|[^])/gu;

/** Walks the words and marks of a Prisma schema; comments are gone, a line's end counts. */
export function prismaCursor(text: string): PrismaCursor {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (ahead = 0): PrismaToken => tokens[Math.min(at + ahead, tokens.length - 1)]!;
  const sees = (mark: string, ahead = 0): boolean => peek(ahead).kind === 'mark' && peek(ahead).text === mark;
  const atLineEnd = (): boolean => peek().kind === 'newline' || peek().kind === 'end';
  return {
    peek,
    sees,
    atLineEnd,
    takes: (mark) => sees(mark) && ++at > 0,
    skip: (count) => void (at += count),
    skipLine: () => {
      while (!atLineEnd()) at++;
    },
  };
}

function tokensOf(text: string): readonly PrismaToken[] {
  const tokens: PrismaToken[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of text.matchAll(pattern)) {
    const place = { line, column: match.index - lineStart + 1 };
    const { newline, string, word, mark } = match.groups ?? {};
    if (newline !== undefined) tokens.push({ kind: 'newline', text: '\n', ...place });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replace(/\\(.)/g, '$1'), ...place });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, ...place });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, ...place });
    for (let at = match[0].indexOf('\n'); at >= 0; at = match[0].indexOf('\n', at + 1)) {
      line++;
      lineStart = match.index + at + 1;
    }
  }
  return [...tokens, { kind: 'end', text: '', line, column: text.length - lineStart + 1 }];
}
