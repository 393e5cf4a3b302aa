import { expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import type { Module } from '../model/graph.ts';
import { type Rule, noOptions } from '../model/rule.ts';
import type { Selector } from '../model/selector.ts';
import { deadSelectors } from './dead-selectors.ts';

const paths = ['apps/orders/src/domain/order.ts', 'apps/billing/src/main.ts'];
const architecture = {
  graph: { modules: paths.map((path) => ({ path }) as Module) },
  projects: [{ name: '@acme/orders' }, { name: '@acme/billing' }],
  services: [{ name: 'orders' }, { name: 'billing' }],
  bindingsOf: () => [],
  select: () => ({ has: () => false, hasPackage: () => false }),
} as unknown as Architecture;

test.each<[Selector, string]>([
  ['apps/ordrs/**', ' — did you mean "apps/orders/**"?'],
  ['apps/orders/src/domian', ' — did you mean "apps/orders/src/domain"?'],
  ['biling', ' — did you mean "billing"?'],
  [{ project: '@acme/order' }, ' — did you mean "@acme/orders"?'],
  [{ path: 'apps/bilings/src/*.ts' }, ' — did you mean "apps/billing/src/*.ts"?'],
  ['apps/orders/**', '.'],
  ['somewhere/else/entirely/**', '.'],
  [{ kind: 'interface' }, '.'],
])('%j', (selector, hint) => {
  const rule = { ...noOptions, id: 'own', selectors: () => [selector] } as unknown as Rule;
  const [told] = deadSelectors(architecture, [{ rule, severity: 'error', options: {} }]);
  expect(told).toMatchObject({ code: 'no-match', severity: 'error' });
  expect(told!.message).toContain(`in the options of own matches nothing, so the rule can never fire${hint} It takes`);
});
