import { expect, test } from 'vitest';
import { readingOf } from '../inventory/reading.fixture.ts';
import { takeInventory } from '../inventory/take-inventory.ts';
import type { DeploymentFact } from '../model/facts.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { projectIndexOf } from './project-index.ts';
import { readSigns } from './signs.ts';

const files = { 'package.json': '{ "name": "acme", "workspaces": ["apps/*"] }', 'apps/orders/package.json': '{ "name": "orders", "scripts": { "start": "x" } }', 'apps/orders/a.ts': '' };
const index = projectIndexOf(takeInventory(memoryTree(files), readingOf(files)));
const fact = (technology: DeploymentFact['technology'], file: string, line: number, more: Partial<DeploymentFact> = {}): DeploymentFact => ({
  technology, context: 'apps/orders', ...more, site: { file, line, column: 1 },
});

test('signs come by file, line, technology and name, whatever the order of the facts, and each reason once', () => {
  const facts = [
    fact('fly', 'a/one.toml', 9), fact('compose', 'a/two.yml', 2, { name: 'b' }), fact('compose', 'a/two.yml', 10, { name: 'a' }), fact('compose', 'a/two.yml', 11, { name: 'a' }),
    fact('nx', 'a/x.json', 1), fact('procfile', 'a/x.json', 1, { name: 'a' }), fact('procfile', 'a/x.json', 1, { name: 'b' }), fact('terraform', 'a/x.json', 1), fact('terraform', 'a/x.json', 1, { name: 'a.b' }),
    fact('kubernetes', 'b.yml', 1, { name: 'orders', image: 'orders' }),
  ];
  const expected = [
    'a/one.toml deploys it', 'compose service b builds it', 'compose service a builds it', 'a/x.json says projectType: application', 'a/x.json starts it as a', 'a/x.json starts it as b',
    'Terraform runs it as', 'Terraform runs it as a.b', 'Kubernetes runs it as orders',
  ];
  const reasons = (order: readonly DeploymentFact[]) => [...readSigns(order, index).values()].map((signs) => signs.map(({ evidence }) => evidence.reason));
  expect(reasons(facts)).toEqual([expected]);
  expect(reasons(facts.toReversed())).toEqual([expected]);
  expect(reasons([...facts.slice(5), ...facts.slice(0, 5)])).toEqual([expected]);
  expect(reasons([...facts.slice(8), ...facts.slice(0, 8)].toReversed())).toEqual([expected]);
});
