import type { Config } from '../../model/config.ts';
import { isCruiserRule } from '../../model/cruiser-rule.ts';
import type { Rule } from '../../model/rule.ts';
import type { EnabledRule } from '../run-rules.ts';
import type { RuleStandings } from './exception-input.ts';

export interface WithoutVerdict {
  /** Rules that threw. */
  readonly failed: readonly string[];
  /** Rules that are named, and of which nobody can tell whether they are there. */
  readonly unjudged: readonly string[];
}

/** How the rules stand in a run: those there are, of dependency-cruiser too, those that are off, and those without a verdict. */
export function ruleStandings(
  rules: readonly Rule[], { customRules = [] }: Config, enabled: readonly EnabledRule[], { failed, unjudged }: WithoutVerdict,
): RuleStandings {
  const all = [...rules, ...customRules];
  const on = new Set(enabled.map(({ rule }) => rule.id));
  const judging = all.filter(({ judges }) => judges === 'exceptions').map(({ id }) => id);
  return {
    ids: [...new Set([...all.map(({ id }) => id).filter((id) => !judging.includes(id)), ...[...on].filter(isCruiserRule), ...unjudged])],
    judging,
    off: all.map(({ id }) => id).filter((id) => !on.has(id)),
    failed: [...failed, ...unjudged],
  };
}
