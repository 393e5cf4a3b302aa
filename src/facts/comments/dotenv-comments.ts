import type { Comment } from './comment.ts';

/** The lines of an environment file that are comments; those within a quoted value are none. */
export function dotenvComments(text: string): Comment[] {
  const comments: Comment[] = [];
  const line = /^[ \t\uFEFF]*(?:#(?<comment>[^\r\n]*)|(?:export[ \t]+)?[^\s=:#]+(?:[ \t]*=|:[ \t])[ \t]*(?<quote>["'`])|[^\r\n]*)/gm;
  for (let match = line.exec(text); match !== null; match = line.exec(text)) {
    const { comment, quote } = match.groups ?? {};
    const end = line.lastIndex;
    if (comment !== undefined) comments.push({ text: comment, start: end - comment.length - 1, end });
    if (quote !== undefined) line.lastIndex = Math.max(end, endOfQuote(text, end, quote));
    const next = text.indexOf('\n', line.lastIndex);
    if (next < 0) break;
    line.lastIndex = next + 1;
  }
  return comments;
}

/** One that is never closed is the value of its line alone. */
function endOfQuote(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return start;
}
