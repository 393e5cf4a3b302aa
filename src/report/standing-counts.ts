import type { Finding, FindingStatus } from '../model/report.ts';

/** How many of these findings do not count, by the reason; reasons that none has are left out. */
export function standingCounts(findings: readonly Finding[]): (readonly [FindingStatus, number])[] {
  return (['waived', 'baselined', 'known'] as const)
    .map((status) => [status, findings.filter((finding) => finding.status === status).length] as const)
    .filter(([, count]) => count > 0);
}
