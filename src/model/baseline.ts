import type { Identity } from './identity.ts';
import type { Problem } from './problem.ts';
import type { Finding } from './report.ts';

/** One finding that a team has accepted for now, as a line of a baseline file tells it. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly identity: Identity;
  /** The file it was in when the line was written: for readers, and to tell equal findings apart; it may have moved since. */
  readonly at: string;
}

/** An entry and where it stands. */
export interface PlacedEntry extends BaselineEntry {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What of one file changes, counted in entries. */
export interface BaselineChange {
  /** The service, or project, whose findings the file holds. */
  readonly home: string;
  readonly file: string;
  readonly added: number;
  readonly removed: number;
  /** Entries whose finding reaches less than it did; among those kept. */
  readonly narrowed: number;
  readonly kept: number;
}

/** What `mandate baseline` would do. */
export interface BaselinePlan {
  /** By path; undefined where the file goes. Files that stay as they are do not appear. */
  readonly writes: ReadonlyMap<string, string | undefined>;
  /** Every file there is or will be, sorted by path. */
  readonly changes: readonly BaselineChange[];
  /** What a frozen baseline would have to take up, and does not. */
  readonly refused: readonly Finding[];
  /** What forbids to write at all. */
  readonly faults: readonly Problem[];
}
