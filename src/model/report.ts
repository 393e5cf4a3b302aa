import type { Problem } from './problem.ts';
import type { Site } from './site.ts';

export type FindingStatus = 'new' | 'waived' | 'baselined';

/** One end of a finding as the report tells it: all strings, nothing to look up. */
export interface ReportEnd {
  readonly service?: string;
  /** Directory of the project, '.' for the root; absent when the end lies outside the repository. */
  readonly project?: string;
  readonly file?: string;
  /** An external package or a symbol, where the end is no file. */
  readonly symbol?: string;
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
  /** 16 hex digits made of rule and ends; no line number, so it survives edits and formatting. */
  readonly fingerprint: string;
  readonly from: ReportEnd;
  readonly to: ReportEnd;
  readonly sites: readonly Site[];
  /** The way from one end to the other, place by place, where it leads through others. */
  readonly chain: readonly Site[];
}

/** The canonical result of a run. Every format is printed from it; the same bytes give the same report. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'mandate'; readonly version: string };
  readonly summary: {
    readonly files: number;
    readonly projects: number;
    readonly services: number;
    readonly errors: number;
    readonly warnings: number;
    readonly waived: number;
    readonly baselined: number;
    /** Problems by severity: what could not be analysed is never silent. */
    readonly problems: { readonly errors: number; readonly warnings: number };
  };
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}
