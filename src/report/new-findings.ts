import type { Finding, Report } from '../model/report.ts';
import type { Problem } from '../model/problem.ts';

/** The findings that count, errors first, in the order of the report otherwise. */
export function newFindings({ findings }: Report): Finding[] {
  const counted = findings.filter(({ status }) => status === 'new');
  return [...counted.filter(({ severity }) => severity === 'error'), ...counted.filter(({ severity }) => severity !== 'error')];
}

/** Problems, those that end the run first. */
export function problemsByWeight({ problems }: Report): Problem[] {
  return [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity !== 'error')];
}

/** The findings that do not count, told as `1 waived, 2 baselined, 3 known before`; empty when there are none. */
export function standingText({ summary: { waived, baselined, known } }: Report): string {
  return [
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(baselined > 0 ? [`${baselined} baselined`] : []),
    ...(known > 0 ? [`${known} known before`] : []),
  ].join(', ');
}
