import { expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import type { Service } from '../model/unit.ts';
import type { Import, Module } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import { type Rule, type Violation, defineRule, noOptions } from '../model/rule.ts';
import type { Site } from '../model/site.ts';
import { runRules } from './run-rules.ts';

const architecture = {} as Architecture;
const explanation = { what: 'what', why: 'why', fix: 'fix' };
const orders = project('orders', 'apps/orders');
const billing = project('billing', 'apps/billing');

test('a violation becomes a finding in plain data', () => {
  const from = moduleOf(orders, 'src/a.ts');
  const to = moduleOf(billing, 'src/b.ts');
  const chain = [{ to, site: { file: 'libs/x.ts', line: 3, column: 9 } } as Import];
  const [finding] = run(rule('r', [{
    explanation, from: { unit: service('orders', orders), module: from }, to: { unit: service('billing', billing), module: to },
    sites: [site('apps/orders/src/a.ts', 4)], chain,
  }]));
  expect(finding).toEqual({
    rule: 'r', clause: 2, severity: 'error', status: 'new', message: 'what', why: 'why', fix: 'fix',
    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    identity: { from: 'orders', to: 'billing', names: [], nth: 0 },
    home: 'orders',
    owners: [],
    from: { service: 'orders', project: 'apps/orders', file: 'apps/orders/src/a.ts' },
    to: { service: 'billing', project: 'apps/billing', file: 'apps/billing/src/b.ts' },
    sites: [site('apps/orders/src/a.ts', 4)],
    chain: [{ file: 'libs/x.ts', line: 3, column: 9, note: 'imports apps/billing/src/b.ts' }],
  });
  expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
});

test('the root project is told as a dot, a package as a symbol', () => {
  const [finding] = run(rule('r', [{
    explanation, from: { project: project('root', '') }, to: { symbol: 'lodash' }, sites: [site('a.ts', 1)],
  }]));
  expect([finding!.from, finding!.to]).toEqual([{ project: '.' }, { symbol: 'lodash' }]);
});

test('violations with the same ends are one finding with every site once, in order', () => {
  const at = (...sites: Site[]): Violation => ({ explanation, from: { symbol: 'a' }, to: { symbol: 'b' }, sites });
  const findings = run(rule('r', [at(site('b.ts', 2)), at(site('a.ts', 11), site('a.ts', 9)), at(site('a.ts', 9), site('b.ts', 2, 1))]));
  expect(findings.map(({ sites }) => sites)).toEqual([
    [site('a.ts', 9), site('a.ts', 11), site('b.ts', 2, 1), site('b.ts', 2)],
  ]);
});

test('findings are sorted by ends, rule and place, whatever order rules yield them in', () => {
  const violation = (from: string, to: string): Violation => ({ explanation, from: { symbol: from }, to: { symbol: to }, sites: [site('a.ts', 1)] });
  const rules = [rule('s', [violation('b', 'a'), violation('a', 'c')]), rule('r', [violation('a', 'c'), violation('a', 'b')])];
  const told = run(...rules).map((finding) => `${finding.from.symbol} ${finding.to.symbol} ${finding.rule}`);
  expect(told).toEqual(['a b r', 'a c r', 'a c s', 'b a s']);
  expect(run(...rules.toReversed())).toEqual(run(...rules));
});

test('what stands at one place, between the same projects, is sorted by what it names', () => {
  const violation = (symbol: string): Violation => ({ explanation, from: { project: orders }, to: { project: billing, symbol }, sites: [site('a.ts', 1)] });
  const named = (...symbols: readonly string[]) => run(rule('r', symbols.map(violation))).map(({ to }) => to.symbol);
  expect(named('b', 'a', 'c')).toEqual(['a', 'b', 'c']);
  expect(named('c', 'b', 'a')).toEqual(['a', 'b', 'c']);
});

test("options reach the rule, and the config's severity stands in the finding", () => {
  const told: unknown[] = [];
  const own = { ...rule('r', [{ explanation, from: {}, to: {}, sites: [site('a.ts', 1)] }]) };
  const check: Rule['check'] = (given, options) => { told.push(given, options); return own.check(given, options); };
  const { findings: [finding] } = runRules(architecture, [{ rule: { ...own, check }, severity: 'warn', options: { deep: true } }]);
  expect(told).toEqual([architecture, { deep: true }]);
  expect(finding!.severity).toBe('warn');
});

test('a rule that throws, or yields nonsense, is told and takes nothing from the others', () => {
  const found: Violation = { explanation, from: { symbol: 'a' }, to: { symbol: 'b' }, sites: [site('a.ts', 1)] };
  const throws = { ...rule('own', []), *check() { yield found; throw new Error('kaboom'); } };
  const nonsense = rule('nonsense', [{} as Violation]);
  const { findings, problems } = runAll(throws as Rule, nonsense, rule('r', [found]));
  expect(findings.map(({ rule: id }) => id)).toEqual(['own', 'r']);
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['rule-failed', 'error'], ['rule-failed', 'error']]);
  expect(problems[0]!.message).toContain('The rule own failed: Error: kaboom.');
});

function runAll(...rules: Rule[]): ReturnType<typeof runRules> {
  return runRules(architecture, rules.map((one) => ({ rule: one, severity: 'error', options: {} })));
}

function run(...rules: Rule[]): ReturnType<typeof runRules>['findings'] {
  return runAll(...rules).findings;
}

function rule(id: string, violations: readonly Violation[]): Rule {
  return defineRule({ ...noOptions, id, summary: id, clause: 2, severity: 'error', check: () => violations }) as Rule;
}

function project(name: string, root: string): Project {
  return { name, root } as Project;
}

function moduleOf(owner: Project, path: string): Module {
  return { project: owner, path: `${owner.root}/${path}`, role: 'shipped' };
}

function service(name: string, owner: Project): Service {
  return { kind: 'service', name, projects: [owner], tags: [], evidence: [] };
}

function site(file: string, line: number, column = 5): Site {
  return { file, line, column };
}
