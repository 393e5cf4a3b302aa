import type { End } from './rule.ts';
import type { Site } from './site.ts';

/** What is wrong with how an exception is written, and what would be right. */
export interface ExceptionFault {
  readonly what: string;
  readonly fix: string;
}

/** An exception, a waiver of the config or a comment, after the findings have been held against it. */
export interface JudgedException {
  /** What a message calls it: `the waiver of no-deep-import for a.ts → b.ts`, `this comment`. */
  readonly called: string;
  /** The rule that it is from, as written. */
  readonly rule: string;
  readonly from: End;
  readonly to: End;
  /** Who answers for it, where it says so. */
  readonly owner?: string;
  readonly site: Site;
  /** An exception with one of these excepts nothing. */
  readonly faults: readonly ExceptionFault[];
  /** Set when its last day is past; it then excepts nothing. */
  readonly expired?: string;
  /** Whether a finding is there that it is for. */
  readonly met: boolean;
  /** What may be meant, or why nothing is met, where that can be told; a sentence, else ''. */
  readonly hint: string;
}
