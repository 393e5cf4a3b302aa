import type { Base, Finding, Report } from '../model/report.ts';

/**
 * A report in which every new finding that the base's report has too is known, and counted so. What the base excepts by
 * a waiver is not known by that: an exception that is taken away is news.
 */
export function compareReports(report: Report, before: Report, base: Base): Report {
  const known = new Set(before.findings.filter(({ status }) => status === 'new').map(({ fingerprint }) => fingerprint));
  const findings = report.findings.map((finding): Finding => (
    finding.status === 'new' && known.has(finding.fingerprint) ? { ...finding, status: 'known' } : finding
  ));
  const count = (status: Finding['status'], severity?: Finding['severity']): number => (
    findings.filter((finding) => finding.status === status && (severity === undefined || finding.severity === severity)).length
  );
  const { version, tool, summary, problems } = report;
  return {
    version, tool, base,
    summary: { ...summary, errors: count('new', 'error'), warnings: count('new', 'warn'), known: count('known') },
    findings, problems,
  };
}
