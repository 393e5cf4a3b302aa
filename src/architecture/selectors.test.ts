import { describe, expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import type { Selector } from '../model/selector.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
const config: Config = {
  services: { orders: { root: 'apps/orders', tags: ['core'] } },
  tags: { ui: 'packages/ui', sql: ['**/*.sql.ts', { tag: 'loop' }], loop: { tag: 'sql' }, '.dark': 'packages/ui', 'night[s]': 'packages/ui', both: [{ project: '@acme/ui' }, { service: 'billing' }] },
};
const architectureOf = (): Architecture => analyse(memoryTree({
  'package.json': manifest('acme', { workspaces: ['apps/*', 'packages/*'] }), 'build.ts': '',
  'apps/orders/package.json': manifest('@acme/orders'), 'apps/orders/main.ts': '', 'apps/orders/orders.sql.ts': '', 'apps/orders/[id]/page.ts': '',
  'apps/billing/package.json': manifest('@acme/billing'), 'apps/billing/Dockerfile': 'FROM node', 'apps/billing/main.ts': '',
  'packages/ui/package.json': manifest('@acme/ui'), 'packages/ui/.hidden/a.ts': '', 'packages/ui/button.ts': '',
  'packages/billing-contracts/package.json': manifest('@acme/billing-contracts'), 'packages/billing-contracts/index.ts': '',
}), { config, rules: [] }).architecture;

const chosen = (selector: Selector) => {
  const architecture = architectureOf();
  const selection = architecture.select(selector);
  return architecture.graph.modules.filter((module) => selection.has(module)).map(({ path }) => path);
};
const [orders, billing, ui, contracts] = [
  ['apps/orders/[id]/page.ts', 'apps/orders/main.ts', 'apps/orders/orders.sql.ts'], ['apps/billing/main.ts'], ['packages/ui/.hidden/a.ts', 'packages/ui/button.ts'], ['packages/billing-contracts/index.ts'],
];

describe('has', () => {
  test.each<[Selector, readonly string[]]>([
    ['orders', orders], ['@acme/ui', ui], ['packages/ui', ui], ['./packages/ui/', ui], ['apps/*/main.ts', [...billing, 'apps/orders/main.ts']], ['**/main.ts', [...billing, 'apps/orders/main.ts']],
    ['packages/ui/**', ui], ['nothing', []],
    [{ path: 'packages/ui' }, ui], [{ path: ['apps/billing', '**/*.sql.ts'] }, [...billing, orders[2]!]],
    [{ project: '@acme/*' }, [...billing, ...orders, ...contracts, ...ui]], [{ project: 'apps/orders' }, orders], [{ service: '*' }, [...billing, ...orders]], [{ service: ['orders', 'x'] }, orders],
    [{ kind: 'service' }, [...billing, ...orders]], [{ kind: 'library' }, ui], [{ kind: 'interface' }, contracts], [{ kind: 'workspace' }, ['build.ts']],
    [{ tag: 'core' }, orders], [{ tag: 'ui' }, ui], [{ tag: 'both' }, [...billing, ...ui]], [{ tag: ['core', 'ui'] }, [...orders, ...ui]], [{ tag: 'constructor' }, []],
    [{ kind: 'service', path: '**/*.sql.ts' }, [orders[2]!]], [{ service: 'orders', kind: 'library' }, []],
    [{ package: 'pg' }, []],
    [{ tag: '*k' }, ui], [{ tag: 'night[s]' }, ui], [{ project: ['@acme/ui', 'nothing'] }, ui],
    ['apps/\\[id\\]', []], ['apps/orders/\\[id\\]', ['apps/orders/[id]/page.ts']], ['apps/orders/[id]', ['apps/orders/[id]/page.ts']],
    [{ tag: 'c*' }, orders], [{ tag: '*' }, [...orders, ...billing, ...ui].sort()],
    [{ path: 'apps', not: 'orders' }, billing], [{ path: 'apps', not: ['orders', { service: 'billing' }] }, []], [{ not: ['apps/**', 'packages/**'] }, ['build.ts']],
    [{ all: ['apps/**', '**/main.ts'] }, [...billing, orders[1]!]], [{ any: ['billing', { tag: 'ui' }] }, [...billing, ...ui]],
    [{ any: ['billing', { tag: 'ui' }], not: '@acme/ui' }, billing], [{ any: [{ package: 'pg' }, 'billing'] }, billing],
  ])('%j', (selector, paths) => expect(chosen(selector)).toEqual(paths));

  test('a name that the root has, too, is that of the package', () => {
    const files = { 'package.json': manifest('ui', { workspaces: ['packages/*'] }), 'build.ts': '', 'packages/ui/package.json': manifest('ui'), 'packages/ui/button.ts': '' };
    const { graph, select } = analyse(memoryTree(files), { rules: [] }).architecture;
    for (const selector of ['ui', { project: 'ui' }]) expect(graph.modules.filter((module) => select(selector).has(module)).map(({ path }) => path)).toEqual(['packages/ui/button.ts']);
  });

  test('a tag that leads back to itself ends', () => expect(chosen({ tag: 'loop' })).toEqual([orders[2]]));
});

test.each<[Selector, string, boolean]>([
  [{ package: 'pg' }, 'pg', true], [{ package: 'pg' }, 'pg-boss', false], [{ package: '@aws-sdk/*' }, '@aws-sdk/client-s3', true], [{ package: ['a', 'pg'] }, 'pg', true],
  [{ package: '**', not: { package: 'pg' } }, 'pg', false], [{ package: '**', not: { package: 'pg' } }, '@scope/pg', true],
  [{ any: [{ package: 'pg' }, 'billing'] }, 'pg', true], [{ all: [{ package: 'p*' }, { package: '*g' }] }, 'pg', true],
  [{ all: [{ package: 'p*' }, 'billing'] }, 'pg', false], [{ not: 'billing' }, 'pg', false],
  [{ package: 'pg', service: 'orders' }, 'pg', false], ['pg', 'pg', false], [{ kind: 'service' }, 'pg', false],
])('%j chooses the package %s: %s', (selector, name, is) => expect(architectureOf().select(selector).hasPackage(name)).toBe(is));

test.each<[Selector, string, boolean]>([
  [{ package: 'pg' }, 'pg/types', true], [{ package: 'pg/types' }, 'pg/types', true], [{ package: 'pg/types' }, 'pg', false], [{ package: 'pg/*' }, 'pg/types', true],
  [{ package: 'pg', not: { package: 'pg/types' } }, 'pg/types', false],
])('%j chooses pg, imported as %s: %s', (selector, specifier, is) => expect(architectureOf().select(selector).hasPackage('pg', specifier)).toBe(is));

test('a selector is made once', () => {
  const { select } = architectureOf();
  expect(select({ tag: 'ui' })).toBe(select({ tag: 'ui' }));
});
