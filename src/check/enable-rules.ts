import type { Config } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import type { EnabledRule } from './run-rules.ts';

/**
 * The rules a config leaves on, with severity and options. The config has been validated: options given are whole, and
 * every id is known.
 */
export function enableRules(rules: readonly Rule[], config: Config): EnabledRule[] {
  return [...rules, ...(config.customRules ?? [])].flatMap((rule) => {
    const setting = settingOf(config, rule.id) ?? rule.severity;
    const [severity, options] = typeof setting === 'string' ? [setting, rule.defaults] : [setting[0], setting[1] ?? rule.defaults];
    return severity === 'off' ? [] : [{ rule, severity, options }];
  });
}

/** An id of the user's own may be any word, `constructor` among them. */
function settingOf({ rules = {} }: Config, id: string): NonNullable<Config['rules']>[string] | undefined {
  return Object.hasOwn(rules, id) ? rules[id] : undefined;
}
