import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/report.ts';
import { analyse } from '../../src/session.ts';
import { memoryTree } from '../../src/tree/memory-tree.ts';
import { noBackDoor } from './rule.ts';

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  ...Object.fromEntries(['orders', 'billing'].flatMap((name) => [
    [`apps/${name}/package.json`, `{ "name": "${name}" }`], [`apps/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
  ])),
  'apps/billing/src/bill.ts': 'export const bill = 1;\n',
  'apps/orders/src/main.ts': "import { bill } from 'door';\nexport const own = bill;\n",
  'packages/door/package.json': '{ "name": "door", "main": "./index.ts" }',
  'packages/door/index.ts': "export { bill } from '../../apps/billing/src/bill';\n",
};
const contracts = (service: string): Files => ({
  [`packages/${service}-contracts/package.json`]: `{ "name": "${service}-contracts", "main": "./index.ts" }`,
  [`packages/${service}-contracts/index.ts`]: `export interface Of${service} { readonly id: string }\n`,
});

function findingsIn(files: Files): readonly Finding[] {
  const { findings, problems } = analyse(memoryTree({ ...shop, ...files }), { rules: [noBackDoor], config: {} }).report();
  expect(problems).toEqual([]);
  return findings;
}

test.each<[string, Files, string]>([
  ['the contracts of the owner', { ...contracts('billing'), ...contracts('orders') }, 'billing-contracts'],
  ['contracts that the owner has yet to get', contracts('orders'), 'an interface package of billing (say billing-contracts)'],
])('leads to %s', (_, files, place) => {
  expect(findingsIn(files).map(({ fix }) => fix)).toEqual([
    `stop passing on bill in packages/door/index.ts; publish what is needed in ${place}, and import from there`,
  ]);
});

test('what a service passes on of a library is no inside of it', () => {
  expect(findingsIn({
    'packages/money/package.json': '{ "name": "money", "main": "./index.ts" }', 'packages/money/index.ts': 'export const bill = 1;\n',
    'apps/billing/src/bill.ts': "export { bill } from 'money';\n",
  })).toEqual([]);
});

test('another name behind a namespace makes no other finding, and another import does', () => {
  const fingerprint = (main: string, inside: string): string[] => findingsIn({
    'packages/door/index.ts': "export * from '../../apps/billing/src/bill';\n", 'apps/orders/src/main.ts': main, 'apps/billing/src/bill.ts': inside,
  }).map((one) => one.fingerprint);
  const [whole, names] = ["import * as door from 'door';\nexport const own = door;\n", "import { bill } from 'door';\nexport const own = bill;\n"] as const;
  const [one, two] = ['export const bill = 1;\n', 'export const bill = 1;\nexport const rate = 2;\n'] as const;
  expect(fingerprint(whole, one)).toHaveLength(1);
  expect(fingerprint(whole, two)).toEqual(fingerprint(whole, one));
  expect(fingerprint(names, one)).not.toEqual(fingerprint(whole, one));
});
