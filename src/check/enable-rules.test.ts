import { expect, test } from 'vitest';
import { defineRule, noOptions } from '../model/rule.ts';
import type { Rule, Severity } from '../model/rule.ts';
import { enableRules } from './enable-rules.ts';

test('without a config every rule runs at its own severity with its defaults, but those that are off', () => {
  const rules = [rule('a', 'error'), rule('b', 'warn'), rule('c', 'off')];
  expect(settings(enableRules(rules, {}))).toEqual([['a', 'error', {}], ['b', 'warn', {}]]);
});

test('the config turns rules off and on, and gives severity and options', () => {
  const rules = [rule('a', 'error'), rule('b', 'warn'), rule('c', 'off'), rule('d', 'error')];
  const config = { rules: { a: 'off', b: 'error', c: ['warn', { deep: true }], d: ['warn', undefined] } } as const;
  expect(settings(enableRules(rules, config))).toEqual([['b', 'error', {}], ['c', 'warn', { deep: true }], ['d', 'warn', {}]]);
});

test("a user's own rules come after, and are set like any other", () => {
  const config = { customRules: [rule('own', 'warn'), rule('silent', 'error')], rules: { silent: 'off' } } as const;
  expect(settings(enableRules([rule('a', 'error')], config))).toEqual([['a', 'error', {}], ['own', 'warn', {}]]);
});

test('an id like a member of every object is no setting', () => {
  expect(settings(enableRules([rule('constructor', 'error'), rule('to-string', 'warn')], { rules: {} })))
    .toEqual([['constructor', 'error', {}], ['to-string', 'warn', {}]]);
});

function settings(enabled: ReturnType<typeof enableRules>): unknown[] {
  return enabled.map(({ rule: { id }, severity, options }) => [id, severity, options]);
}

function rule(id: string, severity: Severity): Rule {
  return defineRule({ ...noOptions, id, summary: id, clause: 2, severity, check: () => [] }) as Rule;
}
