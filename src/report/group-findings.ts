import type { Finding, ReportEnd } from '../model/report.ts';

/** The findings of one clause between the same two ends. */
export interface FindingGroup {
  readonly from: string;
  /** The other end; undefined when both ends are the same or it lies outside the repository. */
  readonly to: string | undefined;
  readonly clause: number;
  readonly findings: readonly Finding[];
}

/** Groups findings by service pair and clause: pairs with errors first, in the order of the report otherwise. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup & { findings: Finding[] }>();
  for (const finding of findings) {
    const from = endName(finding.from) ?? finding.from.symbol ?? '';
    const other = endName(finding.to);
    const to = other === from ? undefined : other;
    const key = JSON.stringify([from, to, finding.clause]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { from, to, clause: finding.clause, findings: [finding] });
    else group.findings.push(finding);
  }
  const isError = ({ severity }: Finding): boolean => severity === 'error';
  return [...groups.values()]
    .map((group) => ({ ...group, findings: [...group.findings.filter(isError), ...group.findings.filter((one) => !isError(one))] }))
    .sort((a, b) => Number(b.findings.some(isError)) - Number(a.findings.some(isError)));
}

/** The findings of a group by rule, in the order in which the rules turn up. */
export function byRule(findings: readonly Finding[]): Finding[][] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = rules.get(finding.rule);
    if (known === undefined) rules.set(finding.rule, [finding]);
    else known.push(finding);
  }
  return [...rules.values()];
}

function endName({ service, project }: ReportEnd): string | undefined {
  return service ?? (project === '.' ? 'repository root' : project);
}
