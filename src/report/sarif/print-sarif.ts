import type { Finding, Report } from '../../model/report.ts';
import type { FormatOptions } from '../format-options.ts';
import { jsonText } from '../json.ts';
import { sarifLimits, type SarifLimits } from './sarif-limits.ts';
import { cutNotice, sarifNotification } from './sarif-notifications.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifRules } from './sarif-rules.ts';

/**
 * The report as SARIF 2.1.0, within what GitHub takes of it: what has to be left out is told in a notification, and errors
 * that count are left out last. Findings that are waived are suppressed, those in the baseline or known before unchanged.
 */
export function printSarif(report: Report, options: FormatOptions, limits: SarifLimits = sarifLimits): string {
  const rules = sarifRules(report, options);
  const order = new Map(rules.map(({ id }, index) => [id, index]));
  const kept = heaviest(report.findings, limits.results);
  const results = kept.map((finding) => sarifResult(finding, order.get(finding.rule)!, limits));
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: report.tool.name, semanticVersion: report.tool.version, rules } },
      invocations: [{
        executionSuccessful: report.summary.problems.errors === 0,
        exitCode: options.exitCode,
        toolExecutionNotifications: [...report.problems.map(sarifNotification), ...cutNotice(report.findings, kept, limits)],
      }],
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
      automationDetails: { id: 'mandate/' },
      columnKind: 'utf16CodeUnits',
      results,
    }],
  });
}

/** As many findings as fit, in their order: errors that count, then warnings that count, then the others. */
function heaviest(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const weight = ({ status, severity }: Finding): number => (status === 'new' ? 0 : 2) + (severity === 'error' ? 0 : 1);
  const kept = new Set(findings.toSorted((a, b) => weight(a) - weight(b)).slice(0, most));
  return findings.filter((finding) => kept.has(finding));
}
