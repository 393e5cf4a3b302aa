import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/report.ts';
import { analyse } from '../../src/session.ts';
import { memoryTree } from '../../src/tree/memory-tree.ts';
import { noCrossOwnerRelation } from './rule.ts';

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  ...Object.fromEntries(['orders', 'billing'].flatMap((name) => [
    [`apps/${name}/package.json`, `{ "name": "${name}", "dependencies": { "kept": "*" } }`], [`apps/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
    [`apps/${name}/.env`, 'DATABASE_URL=postgres://db/shop\n'],
  ])),
  'packages/kept/package.json': '{ "name": "kept", "dependencies": { "orders": "*" } }',
  'apps/orders/migrations/001.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY);\n',
  'apps/orders/src/main.ts': 'export const name = 1;\n',
};
const table = (name: string, to: string): string => `CREATE TABLE ${name} (id bigint PRIMARY KEY, other bigint REFERENCES ${to} (id));\n`;

function findingsIn(files: Files): readonly Finding[] {
  const { findings, problems } = analyse(memoryTree({ ...shop, ...files }), { rules: [noCrossOwnerRelation], config: {} }).report();
  expect(problems).toEqual([]);
  return findings;
}

test('each pair of tables is a finding of its own, with a fingerprint of its own', () => {
  const findings = findingsIn({ 'apps/billing/migrations/001.sql': table('invoices', 'orders') + table('refunds', 'orders') });
  expect(findings.map(({ message }) => message)).toEqual([
    'table invoices of billing is joined to table orders of orders', 'table refunds of billing is joined to table orders of orders',
  ]);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test('so is each table that one is joined to', () => {
  const findings = findingsIn({
    'apps/orders/migrations/002.sql': 'CREATE TABLE lines (id bigint PRIMARY KEY);\n',
    'apps/billing/migrations/001.sql': 'CREATE TABLE invoices (id bigint PRIMARY KEY, a bigint REFERENCES orders (id), b bigint REFERENCES lines (id));\n',
  });
  expect(findings).toHaveLength(2);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test.each<[string, Files]>([
  ['from', { 'packages/kept/migrations/001.sql': table('kept', 'orders') }],
  ['to', { 'packages/kept/migrations/001.sql': 'CREATE TABLE kept (id bigint PRIMARY KEY);\n', 'apps/billing/migrations/001.sql': table('invoices', 'kept') }],
])('what goes %s a table that no service owns joins no two services', (_, files) => {
  expect(findingsIn(files)).toEqual([]);
});
