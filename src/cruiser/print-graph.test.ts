import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { graphFormats } from './graph-formats.ts';
import type { PictureLevel } from './picture.ts';
import { printGraph } from './print-graph.ts';

const service = (name: string, main: string) => ({
  [`services/${name}/Dockerfile`]: 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  [`services/${name}/package.json`]: `{ "name": "@shop/${name}" }`,
  [`services/${name}/src/main.ts`]: main,
});
const session = analyse(memoryTree({
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
  ...service('orders', "import type { I } from '@shop/billing-contracts';\nimport { b } from '../../billing/src/main.ts';\nvoid import('@shop/kit');\nexport const o: I = b;\n"),
  ...service('billing', 'export const b = 1;\n'),
  'services/billing/src/main.test.ts': "import './main.ts';\n",
  'packages/billing-contracts/package.json': '{ "name": "@shop/billing-contracts", "exports": "./src/index.ts" }',
  'packages/billing-contracts/src/index.ts': 'export interface I { id: string }\n',
  'packages/kit/package.json': '{ "name": "@shop/kit", "exports": "./src/index.ts" }',
  'packages/kit/src/index.ts': 'export const kit = 1;\n',
}), { rules });
const { architecture } = session;
const { findings } = session.report();
const print = async (format: (typeof graphFormats)[number], level: PictureLevel = 'service', focus?: string) => (await printGraph(architecture, findings, {
  format, level, ...(focus === undefined ? {} : { focus: (module) => architecture.select(focus).has(module) }),
})).text;

test('services, interfaces and libraries, with what breaks a rule', async () => {
  await expect(await print('dot')).toMatchFileSnapshot('__golden__/services.dot');
  await expect(await print('mermaid')).toMatchFileSnapshot('__golden__/services.mmd');
});

test.each(graphFormats)('%s is printed by the schema of dependency-cruiser', async (format) => {
  expect((await print(format)).length).toBeGreaterThan(40);
});

test('every level has its nodes, and tests are none', async () => {
  expect(await print('text', 'service')).toBe('services/orders → interfaces/billing-contracts\nservices/orders → libraries/kit\nservices/orders → services/billing\n');
  expect(await print('text', 'project')).toBe('services/orders → packages/billing-contracts\nservices/orders → packages/kit\nservices/orders → services/billing\n');
  expect(await print('text', 'module')).toContain('services/orders/src/main.ts → services/billing/src/main.ts\n');
  expect(await print('json', 'module')).not.toContain('main.test.ts');
});

test('an edge says which rule it breaks, and how it is imported', async () => {
  const { modules, summary } = JSON.parse(await print('json')) as { modules: { source: string; dependencies: object[] }[]; summary: object };
  expect(modules.find(({ source }) => source === 'services/orders')?.dependencies).toMatchObject([
    { resolved: 'interfaces/billing-contracts', valid: false, dependencyTypes: ['type-only', 'local', 'import'] },
    { resolved: 'libraries/kit', dynamic: true },
    { resolved: 'services/billing', valid: false, rules: [{ name: 'no-cross-service-import', severity: 'error' }] },
  ]);
  expect(summary).toMatchObject({ totalCruised: 4 });
});

test('focus keeps what is chosen and what it touches', async () => {
  expect(await print('text', 'service', '@shop/kit')).toBe('services/orders → libraries/kit\n');
});
