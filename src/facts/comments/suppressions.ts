import type { Suppression } from '../../model/waiver.ts';
import type { Comment } from './comment.ts';

/** What a text must hold to be worth a look at its comments. */
export const suppressionWord = 'mandate-disable';

/** A statement by its offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The comments that are directives, in the order of the text. One speaks of the next line that holds more than comments, so
 * that several stand above one another; of a statement that begins there, when it is among `statements`, with all its lines.
 */
export function suppressionsOf(path: string, text: string, comments: readonly Comment[], statements: readonly Span[] = []): Suppression[] {
  const directives = comments.flatMap((comment) => {
    const words = directiveOf(comment.text);
    return words === undefined ? [] : [{ comment, words }];
  });
  if (directives.length === 0) return [];
  const lines = linesOf(text);
  const byStart = new Map(comments.map((comment) => [comment.start, comment]));
  const lastLines = new Map(statements.map(({ start, end }) => [lines.at(start), lines.at(Math.max(start, end - 1))]));
  return directives.map(({ comment, words }) => {
    let line = lines.at(comment.end) + 1;
    for (let end = endOfCommentLine(text, lines.starts[line - 1], byStart); end !== undefined; end = endOfCommentLine(text, lines.starts[line - 1], byStart)) {
      line = lines.at(end) + 1;
    }
    const first = lines.at(comment.start);
    const site = { file: path, line: first, column: comment.start - lines.starts[first - 1]! + 1, length: lengthOnLine(text, comment) };
    return { ...words, site, line, lastLine: lastLines.get(line) ?? line };
  });
}

/** Longer ones are no reasons that somebody wrote to be read. */
const longest = 1_000;

function directiveOf(comment: string): Pick<Suppression, 'directive' | 'rule' | 'reason'> | undefined {
  const [, directive, rest] = /^[\s*/!#-]*(mandate-disable[\w-]*)([^]*)$/.exec(comment.slice(0, longest)) ?? [];
  if (directive === undefined || rest === undefined) return undefined;
  const said = rest.replace(/[\r\n]+[ \t]*\**/g, ' ');
  const dashes = /(?:^|\s)--+(?:\s|$)/.exec(said);
  const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();
  if (dashes === null) return { directive, rule: plain(said), reason: '' };
  return { directive, rule: plain(said.slice(0, dashes.index)), reason: plain(said.slice(dashes.index + dashes[0].length)) };
}

interface Lines {
  /** Offset at which each line starts. */
  readonly starts: readonly number[];
  /** The line of an offset, from 1. */
  at(offset: number): number;
}

function linesOf(text: string): Lines {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0, ...[...text.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length)];
  return {
    starts,
    at: (offset) => {
      let [low, high] = [0, starts.length];
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle;
      }
      return low + 1;
    },
  };
}

/** Where the comment ends that is all a line holds, in the braces of JSX or without. */
function endOfCommentLine(text: string, start: number | undefined, comments: ReadonlyMap<number, Comment>): number | undefined {
  if (start === undefined) return undefined;
  const first = past(text, start);
  const inBraces = text[first] === '{';
  const comment = comments.get(inBraces ? past(text, first + 1) : first);
  if (comment === undefined) return undefined;
  let end = past(text, comment.end);
  if (inBraces) {
    if (text[end] !== '}') return undefined;
    end = past(text, end + 1);
  }
  return end >= text.length || text[end] === '\n' || text[end] === '\r' ? comment.end : undefined;
}

/** Past spaces and tabs. */
function past(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function lengthOnLine(text: string, { start, end }: Comment): number {
  return /^[^\r\n]*/.exec(text.slice(start, end))![0].length;
}
