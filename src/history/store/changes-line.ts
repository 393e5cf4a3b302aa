import type { FileChange } from '../read-changes.ts';
import { type Check, commitName, list, matching, momentInTime, object, text, yes } from './shape.ts';

/** The files that one commit changed, in a history file. What they hold stands nowhere. */
export interface ChangesLine {
  /** The version of the format. */
  readonly mandate: 1;
  /** What was analysed of the repository: '' for all. Paths begin there. */
  readonly directory: string;
  readonly commit: string;
  readonly moment: number;
  /** The commit before it on its branch. */
  readonly after: string;
  /** The contents were not there to be compared, so of files that got another name only those are known that were moved as they were. */
  readonly exact?: true;
  readonly files: readonly WrittenChange[];
  /** Made of all of the line, which shows that it is whole. */
  readonly id: string;
}

/** The path; where the file got another name, that before and the path; then 1 where the content stayed as it was. */
type WrittenChange = string | readonly [string, string] | readonly [string, string, 1];

export function writtenChange({ path, before, isMove }: FileChange): WrittenChange {
  if (before === undefined) return path;
  return isMove ? [before, path, 1] : [before, path];
}

export function readChange(written: WrittenChange): FileChange {
  if (typeof written === 'string') return { path: written, isMove: false };
  return { before: written[0], path: written[1], isMove: written.length === 3 };
}

/** Whether a line is meant to be such a one. */
export function isChanges(line: object): line is ChangesLine {
  return 'files' in line;
}

const change: Check<WrittenChange> = (value) => {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || value.length < 2 || value.length > 3 || (value.length === 3 && value[2] !== 1)) return undefined;
  return text(value[0]) === undefined || text(value[1]) === undefined ? undefined : value as unknown as WrittenChange;
};

export const checkChanges: Check<ChangesLine> = object<ChangesLine>({
  mandate: (value) => value === 1 ? value : undefined,
  directory: text,
  commit: commitName,
  moment: momentInTime,
  after: commitName,
  exact: yes,
  files: list(change),
  id: matching(/^[0-9a-f]{16}$/),
}, ['exact']);
