import { createHash } from 'node:crypto';
import { type ChangesLine, checkChanges, isChanges } from './changes-line.ts';
import { checkRevision, type RevisionLine } from './revision-line.ts';
import { isRecord } from './shape.ts';

/** The text of a line, with its id. */
export function lineText(line: Omit<RevisionLine, 'id'> | Omit<ChangesLine, 'id'>): { readonly id: string; readonly text: string } {
  const whole = JSON.stringify(line);
  const id = idOf(whole);
  return { id, text: `${whole.slice(0, -1)},"id":"${id}"}` };
}

/** How every line begins. */
export const lineStart = '{"mandate":';

/** The line of a text, or why it is none. What is left of a line whose end was never written counts for nothing before another one. */
export function parseLine(written: string): RevisionLine | ChangesLine | string {
  const start = written.lastIndexOf(lineStart);
  const whole = start > 0 ? written.slice(start) : written;
  const id = /,"id":"([0-9a-f]{16})"\}$/.exec(whole)?.[1];
  let value: unknown;
  try {
    value = JSON.parse(whole);
  } catch {
    return written.startsWith(lineStart) ? 'is not whole' : 'is no JSON';
  }
  if (!isRecord(value)) return 'is no line of mandate';
  const format = value['mandate'];
  if (typeof format === 'number' && format > 1) return `is of format ${format}, which a later version of mandate wrote`;
  if (format !== 1) return 'is no line of mandate';
  if (id === undefined || idOf(`${whole.slice(0, -idLength)}}`) !== id) return 'is not as it was written';
  return (isChanges(value) ? checkChanges(value) : checkRevision(value)) ?? 'does not have what a line has';
}

const idLength = ',"id":"0123456789abcdef"}'.length;

function idOf(whole: string): string {
  return createHash('sha256').update(whole).digest('hex').slice(0, 16);
}
