import type { Identity } from './identity.ts';
import type { Problem } from './problem.ts';
import type { Repair } from './repair.ts';
import type { Site } from './site.ts';

/**
 * How a finding stands: `new` counts; `known` was there at the revision that the run compares with; `waived` is excepted by a
 * waiver of the config or a comment in the code; `baselined` stands in the baseline.
 */
export type FindingStatus = 'new' | 'known' | 'waived' | 'baselined';

/** The exception that a waived finding goes by. */
export interface AppliedWaiver {
  readonly reason: string;
  readonly owner?: string;
  /** The last day that it holds, `2027-01-31`. */
  readonly expires?: string;
  /** Where it is written: in the config, or in a comment. */
  readonly site: Site;
}

/** One end of a finding as the report tells it: all strings, nothing to look up. */
export interface ReportEnd {
  readonly service?: string;
  /** Directory of the project, '.' for the root; absent when the end lies outside the repository. */
  readonly project?: string;
  readonly file?: string;
  /** An external package or a symbol, where the end is no file. */
  readonly symbol?: string;
}

/** The commit where HEAD and a ref parted. */
export interface Base {
  /** As it was asked for: `origin/main`. */
  readonly ref: string;
  readonly commit: string;
}

/** A rule broken, with both ends. Plain JSON. */
export interface Finding {
  readonly rule: string;
  readonly clause: number;
  readonly severity: 'error' | 'warn';
  readonly status: FindingStatus;
  /** What: both ends, with service names. */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** 16 hex digits made of rule and identity: no path and no line, so it survives edits, formatting, renames and moves. */
  readonly fingerprint: string;
  readonly identity: Identity;
  /** What answers for it, by a name that stays: the service of its near end, else the project, else `repository`. */
  readonly home: string;
  /** Who is to mend it, by CODEOWNERS: the owners of the file of its first site. */
  readonly owners: readonly string[];
  /** Present where the status is `waived`. */
  readonly waiver?: AppliedWaiver;
  readonly from: ReportEnd;
  readonly to: ReportEnd;
  readonly sites: readonly Site[];
  /** Places of it that comments except, where others are left; absent when there are none. */
  readonly waivedSites?: readonly Site[];
  /** The way from one end to the other, place by place, where it leads through others. */
  readonly chain: readonly Site[];
  /** Present where `mandate check --fix` can mend it, or a part of it. */
  readonly repair?: Repair;
}

/** The canonical result of a run. Every format is printed from it; the same bytes give the same report. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'mandate'; readonly version: string };
  /** The revision that the run compares with; absent when it compares with none. */
  readonly base?: Base;
  readonly summary: {
    readonly files: number;
    readonly projects: number;
    readonly services: number;
    readonly errors: number;
    readonly warnings: number;
    readonly waived: number;
    readonly baselined: number;
    /** Findings that were there at the revision the run compares with. */
    readonly known: number;
    /** Problems by severity: what could not be analysed is never silent. */
    readonly problems: { readonly errors: number; readonly warnings: number };
  };
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}
