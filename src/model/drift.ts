import type { MetricName } from './metric-values.ts';
import type { Metrics } from './metrics.ts';
import type { FindingStatus } from './report.ts';
import type { EdgeKind, ServiceEdge } from './service-edge.ts';

export type { EdgeKind, ServiceEdge } from './service-edge.ts';

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
  /** The metrics of the repository as a whole, by name; null where there is nothing to measure. */
  readonly metrics: Readonly<Partial<Record<MetricName, number | null>>>;
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
  readonly clause: number;
  readonly severity: 'error' | 'warn';
  readonly message: string;
  readonly why: string;
  readonly fix: string;
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

/** Something with an owner: what a service owns, or what it uses of others. */
export interface ResourceName {
  readonly kind: 'database' | 'table' | 'queue';
  readonly name: string;
  /** Null where nobody owns it. */
  readonly owner: string | null;
}

/** What there is to say of one service at the last revision; whom it uses, the edges tell. */
export interface ServicePicture {
  readonly name: string;
  readonly projects: readonly { readonly name: string; readonly root: string }[];
  /** By CODEOWNERS: who owns the directory of its main project. */
  readonly owners: readonly string[];
  readonly tags: readonly string[];
  /** The interfaces that speak for it; `modules` is null where the whole project is the interface. */
  readonly publishes: readonly { readonly name: string; readonly project: string; readonly modules: readonly string[] | null }[];
  readonly owns: readonly ResourceName[];
  /** What it uses and does not own. */
  readonly uses: readonly ResourceName[];
}

/** The architecture of the last revision as a whole. */
export interface Picture {
  readonly services: readonly ServicePicture[];
  readonly metrics: Metrics;
}

/** A file in which findings are and which is changed often: its score is commits × findings. */
export interface Hotspot {
  readonly file: string;
  /** The service of the file, else its project. */
  readonly home: string;
  /** Commits after the first revision's that changed its content, under whichever name; a merge is one. */
  readonly commits: number;
  /** Findings of the last revision that are seen in it; those that are waived not. */
  readonly findings: number;
  readonly score: number;
}

/** Two services that at least two commits change together; commits that change very many files are left out. */
export interface CoChange {
  /** The two names, sorted. */
  readonly services: readonly [string, string];
  /** Commits that change both. */
  readonly commits: number;
  /** Commits that change the one and the other, those that change both counted in each. */
  readonly ofEach: readonly [number, number];
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
  readonly latest: Picture;
  /** The hottest first. */
  readonly hotspots: readonly Hotspot[];
  /** Most commits in common first. */
  readonly coChanges: readonly CoChange[];
}
