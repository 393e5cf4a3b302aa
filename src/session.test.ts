import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import type { Config } from './model/config.ts';
import { analyse, openSession } from './session.ts';
import { memoryTree } from './tree/memory-tree.ts';

const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  'services/billing/Dockerfile': 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  'services/billing/package.json': '{ "name": "@shop/billing" }',
  'services/billing/src/main.ts': 'export const invoice = 1;\n',
  'services/orders/Dockerfile': 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  'services/orders/package.json': '{ "name": "@shop/orders" }',
  'services/orders/src/main.ts': "import { invoice } from '../../billing/src/main.ts';\nexport const order = invoice;\n",
};

function check(files: Record<string, string | Uint8Array>, config: Config = {}) {
  return analyse(memoryTree(files), { config, rules }).report();
}

function onDisk(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'mandate-session-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test('finds the import of one service by another, with its place', () => {
  expect(check(shop).findings).toMatchObject([
    { rule: 'no-cross-service-import', sites: [{ file: 'services/orders/src/main.ts', line: 1, column: 25 }] },
  ]);
});

test('files that the config ignores are out of the analysis, and the others keep their facts', () => {
  expect(check({ 'a/ignored.ts': "import './nowhere';", ...shop }, { ignore: ['a/**'] }).problems).toEqual([]);
  expect(check({ 'a/ignored.ts': "import './nowhere';", ...shop }, { ignore: ['a/**'] }).findings).toHaveLength(1);
});

test('no module at all is a Problem of severity error', () => {
  expect(check({}).problems).toContainEqual(expect.objectContaining({ code: 'no-modules', severity: 'error' }));
});

test('a selector of a rule that matches nothing is a Problem of severity error', () => {
  const rule = { name: 'x', because: 'y', from: 'services/orders/**', forbid: 'services/shipping/**' };
  const { problems } = check(shop, { rules: { 'dependency-rule': ['error', { rules: [rule] }] } });
  expect(problems).toMatchObject([{ code: 'no-match', severity: 'error', message: expect.stringContaining('services/shipping/**') }]);
});

test('a warning is raised to an error by the config', () => {
  const broken = { ...shop, 'services/orders/src/broken.ts': 'import {' };
  expect(check(broken).problems).toMatchObject([{ code: 'unparsed-file', severity: 'warning' }]);
  expect(check(broken, { problems: { 'unparsed-file': 'error' } }).problems).toMatchObject([{ severity: 'error' }]);
  expect(check(broken, { strict: true }).summary.problems).toEqual({ errors: 1, warnings: 0 });
});

test('the report is the same cold, warm, and after every file changed its time', async () => {
  const root = onDisk(shop);
  const cacheDirectory = mkdtempSync(join(tmpdir(), 'mandate-facts-'));
  const report = async () => (await openSession(root, { rules, cacheDirectory })).report();
  const cold = await report();
  expect(readdirSync(cacheDirectory)).toEqual(['facts.bin']);
  const written = readFileSync(join(cacheDirectory, 'facts.bin'));
  expect(await report()).toEqual(cold);
  for (const [path, text] of Object.entries(shop)) writeFileSync(join(root, path), text);
  expect(await report()).toEqual(cold);
  expect(readFileSync(join(cacheDirectory, 'facts.bin'))).toEqual(written);
});

test('a warm run sees what changed', async () => {
  const root = onDisk(shop);
  const cacheDirectory = mkdtempSync(join(tmpdir(), 'mandate-facts-'));
  const report = async () => (await openSession(root, { rules, cacheDirectory })).report();
  await report();
  writeFileSync(join(root, 'services/orders/src/main.ts'), 'export const order = 2;\n');
  expect((await report()).findings).toEqual([]);
});

test('Terraform is read once its parser is loaded, and told as unread before', async () => {
  const files = { ...shop, 'services/orders/main.tf': 'resource "aws_sqs_queue" "a" {\n  name = "orders"\n}\n' };
  const unprepared = analyse(memoryTree(files), { rules });
  expect(unprepared.report().problems.map(({ message }) => message)).toContain('services/orders/main.tf is not read whole: the parser of HCL was not loaded');
  const { architecture, report } = await openSession(onDisk(files), { rules });
  expect(report().problems.filter(({ message }) => message.includes('main.tf'))).toEqual([]);
  expect(JSON.stringify(architecture.resources.queues)).toContain('orders');
});
