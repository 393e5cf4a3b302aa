/** A place in a file. `line` and `column` count from 1; a column counts UTF-16 code units, as editors do. */
export interface Site {
  /** Posix path from the repository root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Code units to underline from `column`; absent when only the start is known. */
  readonly length?: number;
  /** What this place adds to the finding, where several stand in one. */
  readonly note?: string;
}
