import type { Finding } from '../../model/report.ts';
import type { End, JudgedException } from '../../model/rule.ts';
import type { Site } from '../../model/site.ts';
import type { Suppression, Waiver } from '../../model/waiver.ts';

/** What exceptions are judged with. */
export interface ExceptionInput {
  readonly waivers: readonly Waiver[];
  /** Where each waiver is written, in the order of the waivers. */
  readonly waiverSites: readonly Site[];
  readonly suppressions: readonly Suppression[];
  /** The day, `2026-05-04`: a waiver holds through its last day. Without a day no waiver can be judged. */
  readonly today: string | undefined;
  readonly rules: RuleStandings;
  /** What a comment in a file belongs to. */
  endOf(file: string): End;
}

/** The rules as this run has them. */
export interface RuleStandings {
  /** Every id that an exception may name. */
  readonly ids: readonly string[];
  /** Those about exceptions, from which there is none. */
  readonly judging: readonly string[];
  readonly off: readonly string[];
  /** Those that threw: whether an exception from one is needed is unknown. */
  readonly failed: readonly string[];
}

export interface SettledExceptions {
  /** The findings as given, those that are excepted with the status `waived`. */
  readonly findings: readonly Finding[];
  readonly exceptions: readonly JudgedException[];
}
