import type { Base, Finding, Report } from '../model/report.ts';
import { knownFindings } from './match-known.ts';

/**
 * A report in which every new finding that the base's report has too is known, and counted so. What the base excepts by
 * a waiver is not known by that: an exception that is taken away is news.
 */
export function compareReports(report: Report, before: Report, base: Base): Report {
  const isNew = ({ status }: Finding): boolean => status === 'new';
  const known = knownFindings(before.findings.filter(isNew), report.findings.filter(isNew));
  const findings = report.findings.map((finding): Finding => (
    known.has(finding) ? { ...finding, status: 'known' } : finding
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
