import { isCruiserRule } from '../../model/cruiser-rule.ts';
import type { Report } from '../../model/report.ts';
import { clauses } from '../clauses.ts';
import type { FormatOptions, ReportedRule } from '../format-options.ts';
import { safeText } from '../safe-text.ts';

/** What SARIF tells of a rule. */
export interface SarifRule {
  readonly id: string;
}

/** The rules that ran, and any other that findings name, such as those of another tool. */
export function sarifRules({ findings }: Report, { rules, helpOf }: Pick<FormatOptions, 'rules' | 'helpOf'>): readonly SarifRule[] {
  const known = new Set(rules.map(({ id }) => id));
  const others = new Map<string, ReportedRule>();
  for (const { rule, clause, severity, why } of findings) {
    if (!known.has(rule) && !others.has(rule)) others.set(rule, { id: rule, summary: (isCruiserRule(rule) && sentence(why)) || rule, clause, severity });
  }
  return [...rules, ...others.values()].map((rule) => descriptor(rule, helpOf(rule.id)));
}

/** What dependency-cruiser's config says of a rule is why each of its findings is one. */
function sentence(why: string): string {
  const text = why.trim();
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function descriptor({ id, summary, clause, severity }: ReportedRule, help: string | undefined): SarifRule {
  const text = safeText(summary);
  const level = severity === 'error' ? 'error' : 'warning';
  const purpose = `Clause ${clause} of the mandate: ${clauses[clause] ?? ''}.`;
  return {
    id,
    ...{
      shortDescription: { text },
      fullDescription: { text: `${text} ${purpose}` },
      help: { text: `${text} ${purpose} \`mandate explain ${id}\` tells more.`, ...(help === undefined ? {} : { markdown: help }) },
      defaultConfiguration: { level },
      properties: { tags: ['architecture', `clause-${clause}`], precision: 'very-high', 'problem.severity': level },
    },
  };
}
