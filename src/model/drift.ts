import type { FindingStatus } from './report.ts';

/** How revisions are chosen from the history: the last commit of each ISO week, every commit, or those that a tag names. */
export type Sampling = 'week' | 'commit' | 'tag';

/** A commit as a report tells it: nobody's name, nobody's address. */
export interface DriftCommit {
  readonly commit: string;
  /** The author date in UTC, `2026-05-04T09:30:00Z`. */
  readonly date: string;
  readonly subject: string;
}

/** How many of something, by a name. */
export interface Tally {
  readonly name: string;
  readonly count: number;
}

/**
 * What one service has of another: imports of values, imports of types alone, rows of its tables, messages, or an address of its
 * database in the configuration.
 */
export type EdgeKind = 'code' | 'types' | 'data' | 'queue' | 'config';

/** One service that depends on another in one way. */
export interface ServiceEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Imports or places that make it up. */
  readonly count: number;
  /** A file that it is seen in. */
  readonly file: string;
}

/** What is different at a revision from the one before it. */
export interface RevisionChanges {
  readonly new: number;
  /** Findings that reach more than they did. */
  readonly grown: number;
  readonly fixed: number;
  /** Findings that are in other files than they were. */
  readonly moved: number;
  /** Findings that are excepted now, by a waiver, a comment or the baseline, and those that are not any more. */
  readonly excepted: number;
  readonly unexcepted: number;
  readonly newEdges: number;
  readonly goneEdges: number;
}

/** One revision that was analysed, in numbers. */
export interface Revision extends DriftCommit {
  /** The tags that name it; sorted. */
  readonly tags: readonly string[];
  readonly files: number;
  readonly services: number;
  readonly interfaces: number;
  readonly findings: {
    /** Neither waived nor in the baseline: what counts. */
    readonly errors: number;
    readonly warnings: number;
    readonly waived: number;
    readonly baselined: number;
  };
  /** Findings that are there and not waived, those of the baseline too; by name. A finding of two owners counts for each. */
  readonly byRule: readonly Tally[];
  readonly byService: readonly Tally[];
  readonly byOwner: readonly Tally[];
  /** Pairs of services by kind. */
  readonly edges: Readonly<Record<EdgeKind, number>>;
  readonly problems: { readonly errors: number; readonly warnings: number };
  readonly changes: RevisionChanges;
}

/** What became of a finding between the commits that brought it and took it away. */
export interface FindingStep extends DriftCommit {
  readonly kind: 'grown' | 'moved' | 'excepted' | 'unexcepted';
}

/** One finding over time, as it was when it was last seen. */
export interface DriftFinding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: 'error' | 'warn';
  readonly message: string;
  readonly home: string;
  readonly owners: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly file?: string;
  readonly line?: number;
  /** As it stands at the last revision; `fixed` when it is not there any more. */
  readonly status: FindingStatus | 'fixed';
  /** Absent when it is older than the first revision. */
  readonly introduced?: DriftCommit;
  readonly fixed?: DriftCommit;
  readonly steps: readonly FindingStep[];
}

/** One edge between services over time; `count` is that of when it was last seen. */
export interface DriftEdge extends ServiceEdge {
  readonly introduced?: DriftCommit;
  readonly removed?: DriftCommit;
}

/** One repository of those whose histories are told together. */
export interface DriftRepository {
  readonly name: string;
  /** The first and the last revision that are told. */
  readonly from: DriftCommit;
  readonly to: DriftCommit;
  readonly commits: number;
  readonly revisions: number;
}

/** Where an architecture was and where it is, from the history of its repository. The same commits give the same bytes. */
export interface Drift {
  readonly version: 1;
  readonly tool: { readonly name: 'mandate'; readonly version: string };
  readonly range: {
    readonly from: string;
    readonly to: string;
    readonly every: Sampling;
    /** Commits between the two, both counted, those of merged branches not. */
    readonly commits: number;
    /** Whose config judges a revision: the one of now, or its own. */
    readonly config: 'today' | 'revision';
    /** Whether the history that the clone has begins later than the one that was asked for. */
    readonly shallow: boolean;
  };
  /** Where history files were merged: whose they are, by name. Of more than one, all names of services and files begin with that of theirs. */
  readonly repositories?: readonly DriftRepository[];
  /** What the numbers do not show: where history is cut off, which config could not count. */
  readonly notes: readonly string[];
  /** From the oldest to the newest. */
  readonly revisions: readonly Revision[];
  /** All that were there at some time, by the commit that brought them. */
  readonly findings: readonly DriftFinding[];
  readonly edges: readonly DriftEdge[];
}
