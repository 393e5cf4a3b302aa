import { unknown } from './unknown.ts';

/**
 * The text of a Helm template with its actions cut out: a line of nothing but actions becomes empty, an action within a
 * line becomes a mark for an unknown value. Lines keep their numbers. Reads in one pass, whatever the text.
 */
export function withoutActions(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('{{', at);
    if (open < 0) break;
    const close = text.indexOf('}}', open + 2);
    if (close < 0) break;
    const newlines = text.slice(open, close).replace(/[^\n]/g, '');
    parts.push(text.slice(at, open), unknown, newlines);
    at = close + 2;
  }
  parts.push(text.slice(at));
  return parts.join('').split('\n').map((line) => isOnlyActions(line) ? '' : line).join('\n');
}

function isOnlyActions(line: string): boolean {
  return line.includes(unknown) && line.replaceAll(unknown, '').trim() === '';
}
