import { describe, expect, expectTypeOf, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';
import { type Subject, tested } from './architecture.ts';
import './vitest.ts';

const service = (name: string) => ({
  [`services/${name}/Dockerfile`]: 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  [`services/${name}/package.json`]: `{ "name": "@shop/${name}" }`,
});
const session = analyse(memoryTree({
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
  ...service('orders'), ...service('billing'), ...service('stock'),
  'packages/billing-contracts/package.json': '{ "name": "@shop/billing-contracts", "exports": "./src/index.ts" }',
  'packages/billing-contracts/src/index.ts': 'export interface Invoice { id: string }\n',
  'packages/kit/package.json': '{ "name": "@shop/kit", "exports": "./src/index.ts" }',
  'packages/kit/src/index.ts': "import { stock } from '../../../services/stock/src/main.ts';\nexport const kit = stock;\n",
  'services/orders/src/main.ts': "import type { Invoice } from '@shop/billing-contracts';\nimport { kit } from '@shop/kit';\nimport 'typeorm';\nexport const i: Invoice = kit;\n",
  'services/orders/src/main.test.ts': "import '../../billing/src/main.ts';\n",
  'services/billing/src/main.ts': "import { b } from './b.ts';\nexport const a = b;\n",
  'services/billing/src/b.ts': "import { a } from './main.ts';\nexport const b = a;\n",
  'services/billing/prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n  url = "x"\n}\nmodel invoices {\n  id Int @id\n}\n',
  'services/stock/src/main.ts': 'export const stock = 1;\n',
}), { rules });
const arch = tested(session.architecture, session.report(), rules.map(({ id }) => id));
const [orders, billing, stock] = [arch.service('orders'), arch.service('billing'), arch.service('stock')];

const failure = (assert: () => void): string => {
  try {
    assert();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The assertion held.');
};

test('what holds, holds', () => {
  expect(orders).toImport('@shop/kit');
  expect(orders).toImport({ package: 'typeorm' });
  expect(orders).not.toImport(billing);
  expect(orders).toImportOnly('packages/**');
  expect(orders).toReach(stock);
  expect(orders).not.toReach(billing, { package: 'express' });
  expect(stock).toReachOnly('packages/**');
  expect(orders).toReachOnly('packages/**', stock);
  expect(stock).toBeImportedOnlyBy('@shop/kit');
  expect(orders).toBeFreeOfCycles();
  expect(billing).not.toBeFreeOfCycles();
  expect(orders).toHaveNoFindings({ rules: ['no-shared-queue'] });
  expect(arch).not.toHaveNoFindings({ rules: ['no-library-to-service'], severity: 'error' });
  expect(billing).toOwn('table:invoices', 'table:inv*');
  expect(orders).not.toOwn('table:invoices');
  expect(billing).toPublish('packages/billing-contracts');
  expect(orders).not.toPublish('packages/billing-contracts');
  expect(arch.modules('services/orders', { tests: true })).toImport(billing);
});

test('what fails tells why, with the way there', async () => {
  const failures = [
    () => expect(orders).not.toImport('@shop/kit'),
    () => expect(orders).toImport(billing),
    () => expect(orders).toImportOnly('@shop/billing-contracts'),
    () => expect(orders).toImportOnly('packages/**', { package: 'express' }),
    () => expect(orders).not.toReach(stock),
    () => expect(billing).toReach(stock),
    () => expect(orders).toReachOnly('packages/**'),
    () => expect(stock).toBeImportedOnlyBy(orders),
    () => expect(billing).toBeFreeOfCycles(),
    () => expect(arch).toHaveNoFindings({ rules: ['no-library-to-service'] }),
    () => expect(orders).toOwn('table:invoices'),
    () => expect(billing).toPublish('@shop/kit'),
  ].map((assert) => `${failure(assert)}\n`);
  await expect(failures.join('\n')).toMatchFileSnapshot('__golden__/failures.txt');
});

describe('what can never fail is a failure, under `.not` too', () => {
  test.each([
    ['a service that is not there', () => arch.service('order'), 'There is no service "order" — did you mean "orders"?'],
    ['a subject that is empty', () => expect(arch.modules('services/oders/**')).not.toImport(billing), 'matches no module'],
    ['a subject of tests alone', () => expect(arch.modules('**/*.test.ts')).not.toImport(billing), 'that is shipped; { tests: true } takes tests in'],
    ['a target that is empty', () => expect(orders).not.toImport('services/biling/**'), 'services/biling/** matches no module'],
    ['no target', () => expect(orders).not.toReach(...([] as unknown as [string])), 'Name at least one target'],
    ['a rule that is not there', () => expect(arch).toHaveNoFindings({ rules: ['no-cross-import'] }), 'There is no rule no-cross-import that is on'],
    ['a resource that is not there', () => expect(billing).not.toOwn('table:invoice'), 'There is no table:invoice — did you mean "table:invoices"?'],
    ['an owner that is no service', () => expect(arch.modules('packages/kit') as typeof billing).not.toOwn('table:invoices'), 'is no service'],
  ])('%s', (_, assert, message) => {
    expect(failure(assert)).toContain(message);
  });

  test('an empty result is none: who imports nothing imports nothing wrong', () => {
    expect(stock).toImportOnly('packages/**');
    expect(stock).not.toReach(billing);
  });
});

test('matchers are typed by what they are asked of', () => {
  expectTypeOf(expect(orders).toOwn).toBeFunction();
  expectTypeOf(expect(arch.modules('packages/**')).toOwn).toBeNever();
  expectTypeOf(expect(arch.modules('packages/**')).toReachOnly).toBeFunction();
  expectTypeOf(expect(1).toImport).toBeNever();
  expectTypeOf(expect(arch).toHaveNoFindings).toBeFunction();
  expectTypeOf(arch.modules).returns.toEqualTypeOf<Subject>();
});
