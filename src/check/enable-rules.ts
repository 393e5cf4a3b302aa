import type { Config } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import { ruleSettings } from '../model/rule-setting.ts';
import type { EnabledRule } from './run-rules.ts';

/**
 * The rules a config leaves on, with severity and options. The config has been validated: options given are whole, and
 * every id is known.
 */
export function enableRules(rules: readonly Rule[], config: Config): EnabledRule[] {
  return ruleSettings(rules, config).flatMap(({ rule, severity, options }) => severity === 'off' ? [] : [{ rule, severity, options }]);
}
