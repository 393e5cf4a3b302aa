import type { Config } from '../../model/config.ts';
import type { Rule } from '../../model/rule.ts';
import type { EnabledRule } from '../run-rules.ts';
import type { RuleStandings } from './exception-input.ts';

/** How the rules stand in a run: those there are, those that are off, and those that threw. */
export function ruleStandings(rules: readonly Rule[], { customRules = [] }: Config, enabled: readonly EnabledRule[], failed: readonly string[]): RuleStandings {
  const all = [...rules, ...customRules];
  const on = new Set(enabled.map(({ rule }) => rule.id));
  const judging = all.filter(({ judges }) => judges === 'exceptions').map(({ id }) => id);
  return {
    ids: all.map(({ id }) => id).filter((id) => !judging.includes(id)),
    judging,
    off: all.map(({ id }) => id).filter((id) => !on.has(id)),
    failed,
  };
}
