import type { Config } from './config.ts';
import type { Rule, Severity } from './rule.ts';

/** A rule with the severity and options that a config gives it. */
export interface RuleSetting {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: unknown;
}

/** Every rule there is, those of the config included, each as the config sets it. */
export function ruleSettings(rules: readonly Rule[], config: Config): RuleSetting[] {
  return [...rules, ...(config.customRules ?? [])].map((rule) => {
    const setting = settingOf(config, rule.id) ?? rule.severity;
    const [severity, options] = typeof setting === 'string' ? [setting, rule.defaults] : [setting[0], setting[1] ?? rule.defaults];
    return { rule, severity, options };
  });
}

/** An id of the user's own may be any word, `constructor` among them. */
function settingOf({ rules = {} }: Config, id: string): NonNullable<Config['rules']>[string] | undefined {
  return Object.hasOwn(rules, id) ? rules[id] : undefined;
}
