import type { Problem } from './problem.ts';
import type { Severity } from './rule.ts';

/**
 * How a rule stood the test: `fires` at every planted place; `silent` at one or more; `untested`, because it does not say how it
 * is broken; `idle`, because its options ask for nothing; or `off`.
 */
export type SelftestStatus = 'fires' | 'silent' | 'untested' | 'idle' | 'off';

export interface SelftestPlace {
  /** What was planted. */
  readonly what: string;
  /** The file that was to be reported; absent where nothing could be planted. */
  readonly file?: string;
  readonly fired: boolean;
  /** Why it did not fire, and what to do. */
  readonly reason?: string;
}

export interface SelftestRule {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: SelftestStatus;
  readonly places: readonly SelftestPlace[];
}

/** A service in which no rule could fire. */
export interface BlindService {
  readonly service: string;
  readonly reason: string;
}

/** The result of `mandate selftest`. Plain JSON; the same bytes give the same report. */
export interface SelftestReport {
  readonly version: 1;
  readonly tool: { readonly name: 'mandate'; readonly version: string };
  readonly summary: {
    readonly files: number;
    readonly services: number;
    readonly places: number;
    readonly fires: number;
    readonly silent: number;
    readonly untested: number;
    readonly idle: number;
    readonly off: number;
  };
  /** What was added in memory because the repository lacks it: a second service, a library. */
  readonly added: readonly string[];
  readonly rules: readonly SelftestRule[];
  readonly blind: readonly BlindService[];
  /** Problems of severity error that the repository has without anything planted. */
  readonly problems: readonly Problem[];
}

/** Whether every verdict of `check` can be trusted. */
export function standsTest({ summary, blind, problems }: SelftestReport): boolean {
  return summary.silent === 0 && blind.length === 0 && problems.length === 0;
}
