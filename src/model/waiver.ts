import type { Site } from './site.ts';

/** An exception from one rule for one edge, as the config gives it. What is not given is the empty text. */
export interface Waiver {
  readonly rule: string;
  /** The near end of the finding as the report tells it: its file, else its symbol, service or project. No pattern. */
  readonly from: string;
  /** The far end, told the same way. */
  readonly to: string;
  /** Why it is right for now. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day that it holds: `2027-01-31`. */
  readonly expires: string;
}

/** A comment that excepts what stands below it from one rule: `mandate-disable-next-line <rule> -- <reason>`. */
export interface Suppression {
  /** The first word as written; one that is misspelt excepts nothing, and is told. */
  readonly directive: string;
  /** What stands before the `--`; empty when nothing does. */
  readonly rule: string;
  /** What stands behind it; empty when none is given. */
  readonly reason: string;
  /** Where the comment stands. */
  readonly site: Site;
  /** The line that it speaks of: the next one that holds more than comments. */
  readonly line: number;
  /** The last line of the import or export that begins there; else the same line. */
  readonly lastLine: number;
}

/** The only directive that there is. */
export const disableNextLine = 'mandate-disable-next-line';
