/** `mandate/eslint`: what `mandate check` finds, in ESLint and in oxlint. */
import type { ESLint, Linter, Rule } from 'eslint';
import { version } from '../../version.ts';
import { checkRule } from './check-rule.ts';

export type { CheckRuleOptions } from './check-rule.ts';

/** A plugin of ESLint 9 and 10, and of oxlint. */
export interface MandatePlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: { readonly check: Rule.RuleModule };
  readonly configs: {
    /** The rule as an error, for whatever files the configs beside it choose. */
    readonly recommended: Linter.Config;
  };
}

const plugin: MandatePlugin = {
  meta: { name: 'mandate', version, namespace: 'mandate' },
  rules: { check: checkRule },
  configs: {
    recommended: {
      name: 'mandate/recommended',
      plugins: {
        // The very object: ESLint takes one name for two plugins where a config adds the plugin by itself as well.
        get mandate() {
          return plugin;
        },
      },
      rules: { 'mandate/check': 'error' },
    },
  },
};

// Both linters take what a plugin exports by default, and nothing else.
export default plugin;
