import type { DriftEdge, DriftFinding, Revision } from '../model/drift.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import { type PastRoots, rootsSince } from './homes.ts';
import type { PastCommit } from './past-commits.ts';
import { revisionOf, type Snapshot } from './snapshot.ts';
import { startTrace, type Tracer } from './trace-findings.ts';

export interface WalkInput {
  /** Oldest first. */
  readonly commits: readonly PastCommit[];
  /** Places of those that are told of; the first and the last are among them. */
  readonly sampled: readonly number[];
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Whether all that the first commit has came with it. */
  readonly isBeginning: boolean;
  snapshotOf(commit: PastCommit): Promise<Snapshot>;
  /** The commits after the first and up to the second that change one of these files. */
  touching(from: PastCommit, to: PastCommit, files: readonly string[]): Promise<ReadonlySet<string>>;
  /** Told when a revision is about to be looked at. */
  onRevision?(done: number, of: number): void;
}

export interface Walked {
  readonly revisions: readonly Revision[];
  readonly findings: readonly DriftFinding[];
  readonly edges: readonly DriftEdge[];
  /** The last one. */
  readonly last: Snapshot;
  readonly roots: PastRoots;
}

/**
 * Goes through the history from the oldest revision to the newest. Commits between two of them are looked at only where the two
 * differ, and then no more of them than it takes to tell which commit each difference came with. One snapshot a step is held.
 */
export async function walkHistory(input: WalkInput): Promise<Walked> {
  const { commits, sampled, tags } = input;
  const told = (place: number): readonly string[] => tags.get(commits[place]!.commit) ?? [];
  input.onRevision?.(0, sampled.length);
  let place = sampled[0]!;
  let snapshot = await input.snapshotOf(commits[place]!);
  const tracer = startTrace(snapshot, input.isBeginning ? plain(commits[place]!) : undefined);
  let roots = rootsSince(new Map(), [], snapshot.projects);
  const revisions = [revisionOf(snapshot, commits[place]!, told(place), tracer.changes())];
  for (const next of sampled.slice(1)) {
    input.onRevision?.(revisions.length, sampled.length);
    const after = await input.snapshotOf(commits[next]!);
    await between(input, tracer, { from: place, to: next, before: snapshot, after });
    revisions.push(revisionOf(after, commits[next]!, told(next), tracer.changes()));
    roots = rootsSince(roots, snapshot.projects, after.projects);
    [place, snapshot] = [next, after];
  }
  return { revisions, ...tracer.result(), last: snapshot, roots };
}

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** Halves an interval until each difference lies between two commits that follow each other. */
async function between(input: WalkInput, tracer: Tracer, { from, to, before, after }: Interval): Promise<void> {
  const { isSame, files } = compareSnapshots(before, after);
  if (isSame || to - from === 1) {
    tracer.advance(after, input.commits[to]!);
    return;
  }
  const middle = await pivot(input, from, to, files);
  const snapshot = await input.snapshotOf(input.commits[middle]!);
  await between(input, tracer, { from, to: middle, before, after: snapshot });
  await between(input, tracer, { from: middle, to, before: snapshot, after });
}

/**
 * Where to look next: beside a commit that changes a file in which the difference is to be seen, since it most often comes with
 * that; else in the middle. It decides how soon a commit is found, and never which.
 */
async function pivot({ commits, touching }: WalkInput, from: number, to: number, files: readonly string[]): Promise<number> {
  const hashes = await touching(commits[from]!, commits[to]!, files);
  const suspects: number[] = [];
  for (let place = from + 1; place <= to; place++) if (hashes.has(commits[place]!.commit)) suspects.push(place);
  const suspect = suspects[suspects.length >> 1];
  if (suspect === undefined) return (from + to) >> 1;
  return suspect - 1 > from ? suspect - 1 : suspect < to ? suspect : (from + to) >> 1;
}

function plain({ commit, date, subject }: PastCommit): Pick<PastCommit, 'commit' | 'date' | 'subject'> {
  return { commit, date, subject };
}
