import type { Position, TextEdit } from 'vscode-languageserver';

/** The edits that make one text of another, each as small as it can be told without a comparison of all lines. */
export function textEdits(before: string, after: string): TextEdit[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length !== now.length) return spanEdit(before, after);
  // Specifiers are exchanged line by line, far from one another: what lies between stays untouched.
  return old.flatMap((line, index) => spanEdit(line, now[index]!).map(({ range, newText }) => (
    { range: { start: { ...range.start, line: index }, end: { ...range.end, line: index } }, newText }
  )));
}

function linesOf(text: string): string[] {
  return text.split('\n');
}

/** One edit, from the first difference to the last. */
function spanEdit(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  // A line break of two characters is no place to stand in.
  if (before[start - 1] === '\r' && before[start] === '\n') start--;
  if (end > 0 && before[before.length - end] === '\n' && before[before.length - end - 1] === '\r') end--;
  return [{ range: { start: positionAt(before, start), end: positionAt(before, before.length - end) }, newText: after.slice(start, after.length - end) }];
}

function positionAt(text: string, offset: number): Position {
  const head = text.slice(0, offset);
  const lineStart = head.lastIndexOf('\n') + 1;
  return { line: head.split('\n').length - 1, character: offset - lineStart };
}
