import type { Site } from './site.ts';

/** An exception from one rule for one edge, as the config gives it. */
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

/** A comment in code that excepts the line below from one rule: `mandate-disable-next-line <rule> -- <reason>`. */
export interface Suppression {
  /** Empty when none is named. */
  readonly rule: string;
  /** Empty when none is given. */
  readonly reason: string;
  /** Where the comment stands. */
  readonly site: Site;
  /** The line that it speaks of. */
  readonly line: number;
}
