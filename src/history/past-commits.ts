import type { DriftCommit } from '../model/drift.ts';

/** A commit on the way from the first to the last. */
export interface PastCommit extends DriftCommit {
  /** When it was made, in milliseconds, and never before the commit that it follows: what weeks and days are told by. */
  readonly moment: number;
  /** Commits from the one before it in a list, this one counted, where that is not its parent; `unknown` where nobody looked at those between. */
  readonly apart?: number | 'unknown';
}

/** What is known of a branch from before the clone begins. */
export interface Earlier {
  /** Oldest first. */
  readonly commits: readonly PastCommit[];
  /** Of the first commit of the clone, as in PastCommit. */
  readonly apart: number | 'unknown';
  readonly isBeginning: boolean;
}

/** The commits that a drift is told of. */
export interface PastCommits {
  /** Oldest first: the one that tells how it was at the start, then those since. At least one. */
  readonly commits: readonly PastCommit[];
  /** Whether the repository itself begins with the first of them, so that all in it came with it. */
  readonly isBeginning: boolean;
  /** Whether the clone is cut off before it reaches what was asked for, and nothing else tells of that. */
  readonly shallow: boolean;
  /** How many commits there are from the first to the last, those that are not in the list too, as far as that is known. */
  readonly count: number;
}

/**
 * What of a list is not before a moment, and the commit that tells how it was then.
 *
 * @param isWhole whether the repository itself begins with the first of all
 */
export function cutSince(all: readonly PastCommit[], moment: number, isWhole: boolean): PastCommits {
  const later = all.findIndex((commit) => commit.moment >= moment);
  // How it was at that time is what the last commit before it says.
  const first = Math.max(0, later < 0 ? all.length - 1 : later - 1);
  const commits = all.slice(first);
  return { commits, isBeginning: first === 0 && isWhole, shallow: first === 0 && !isWhole && later === 0, count: 1 + apart(commits, 0, commits.length - 1) };
}

/** Commits from one place of a list to another, the first not counted; what is unknown counts as one. */
function apart(commits: readonly PastCommit[], from: number, to: number): number {
  return commits.slice(from + 1, to + 1).reduce((sum, commit) => sum + (typeof commit.apart === 'number' ? commit.apart : 1), 0);
}

/** What is known from before a clone, and the clone. */
export function joined({ commits, apart: between }: Earlier, [first, ...rest]: readonly PastCommit[]): PastCommit[] {
  let moment = -Infinity;
  return [...commits, ...between === 1 ? [first!] : [{ ...first!, apart: between }], ...rest]
    .map((commit) => ({ ...commit, moment: moment = Math.max(moment, commit.moment) }));
}
