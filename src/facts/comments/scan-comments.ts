import type { Comment } from './comment.ts';

/** How a language writes comments and the texts in which none can stand. */
export interface CommentSyntax {
  /** Marks that open a comment up to the end of the line. */
  readonly line: readonly string[];
  /** Whether a slash and a star open one, too. */
  readonly block: boolean;
  /** Quotes, the longer ones first; a backslash escapes in those that are not `literal`. */
  readonly quotes: readonly string[];
  readonly literal?: string;
  /** Quotes of one character end with their line. */
  readonly onOneLine: boolean;
  /** Whether `<<EOF` opens a text that ends with a line of that word. */
  readonly heredoc?: boolean;
}

/** The comments of a text in a plain language; one pass, whatever the text. */
export function scanComments(text: string, syntax: CommentSyntax): Comment[] {
  const comments: Comment[] = [];
  for (let at = 0; at < text.length;) {
    const mark = syntax.line.find((one) => text.startsWith(one, at));
    const quote = syntax.quotes.find((one) => text.startsWith(one, at));
    if (mark !== undefined) {
      const end = endOfLine(text, at);
      comments.push({ text: text.slice(at + mark.length, end), start: at, end });
      at = end;
    } else if (syntax.block && text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      const end = close < 0 ? text.length : close + 2;
      comments.push({ text: text.slice(at + 2, close < 0 ? end : close), start: at, end });
      at = end;
    } else if (quote !== undefined) at = endOfQuote(text, at + quote.length, quote, syntax);
    else if (syntax.heredoc === true && text.startsWith('<<', at)) at = endOfHeredoc(text, at);
    else at++;
  }
  return comments;
}

function endOfLine(text: string, at: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

function endOfQuote(text: string, start: number, quote: string, { literal, onOneLine }: CommentSyntax): number {
  for (let at = start; at < text.length; at++) {
    if (text.startsWith(quote, at)) return at + quote.length;
    if (text[at] === '\\' && quote[0] !== literal) at++;
    else if (onOneLine && quote.length === 1 && text[at] === '\n') return at;
  }
  return text.length;
}

function endOfHeredoc(text: string, start: number): number {
  const [opening, word] = /^<<-?(\w+)[ \t]*\r?\n/.exec(text.slice(start, start + 200)) ?? [];
  if (opening === undefined || word === undefined) return start + 2;
  for (let at = start + opening.length; at < text.length;) {
    const end = endOfLine(text, at);
    if (text.slice(at, end).trim() === word) return end;
    at = end + 1;
  }
  return text.length;
}
