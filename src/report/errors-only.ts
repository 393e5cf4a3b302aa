import type { Report } from '../model/report.ts';

/** The report without what is no error, which its summary still counts. */
export function errorsOnly(report: Report): Report {
  return {
    ...report,
    findings: report.findings.filter(({ severity }) => severity === 'error'),
    problems: report.problems.filter(({ severity }) => severity === 'error'),
  };
}
