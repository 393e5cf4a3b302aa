import type { Report } from '../../model/report.ts';

export type ExitCode = 0 | 1 | 2;

/** 2 when a problem makes the verdict worthless, 1 for errors or too many warnings, else 0; never a count. */
export function exitCodeOf({ summary }: Report, maxWarnings: number): ExitCode {
  if (summary.problems.errors > 0) return 2;
  return summary.errors > 0 || summary.warnings > maxWarnings ? 1 : 0;
}
