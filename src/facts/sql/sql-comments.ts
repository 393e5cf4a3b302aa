import type { Comment } from '../comments/comment.ts';
import { tokensOf } from './sql-tokens.ts';

/** The comments of a SQL text in any dialect, those in the bodies of its routines among them. */
export function sqlComments(text: string): Comment[] {
  return commentsWithin(text, 0).sort((a, b) => a.start - b.start);
}

function commentsWithin(text: string, offset: number): Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  for (const token of [...tokensOf(text), { kind: 'end', text: '', start: text.length, end: text.length }]) {
    // Nothing but white space and comments stands between two tokens.
    for (const { 0: all, 1: line, 2: block, index } of text.slice(at, token.start).matchAll(/(?:--|#)([^\r\n]*)|\/\*([^]*?)(?:\*\/|$)/g)) {
      const start = offset + at + index;
      comments.push({ text: line ?? block ?? '', start, end: start + all.length });
    }
    if (token.kind === 'body') comments.push(...commentsWithin(token.text, offset + token.start + text.slice(token.start, token.end).indexOf(token.text)));
    at = token.end;
  }
  return comments;
}
