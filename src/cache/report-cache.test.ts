import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { defineRule, noOptions } from '../model/rule.ts';
import type { Config } from '../model/config.ts';
import { checkRepository } from '../check-repository.ts';

const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  'services/orders/package.json': '{ "name": "@shop/orders" }',
  'services/orders/Dockerfile': 'FROM node:22\nCOPY . .\n',
  'services/orders/src/main.ts': "import { invoice } from '../../billing/src/invoice.js';\nexport const order = invoice;\n",
  'services/billing/package.json': '{ "name": "@shop/billing" }',
  'services/billing/Dockerfile': 'FROM node:22\nCOPY . .\n',
  'services/billing/src/invoice.ts': 'export const invoice = 1;\n',
};

test('an unchanged repository gets the report of the last run without being analysed', async () => {
  const { report, analysed } = repository();
  const first = await report();
  expect(first.findings).toHaveLength(1);
  expect(analysed()).toBe(true);
  expect(await report()).toEqual(first);
  expect(analysed()).toBe(false);
});

test.each<[string, (root: string) => void]>([
  ['a tracked file that changed', (root) => writeFileSync(join(root, 'services/orders/src/main.ts'), 'export const order = 2;\n')],
  ['a file that is gone', (root) => rmSync(join(root, 'services/orders/src/main.ts'))],
  ['a file that git does not know yet', (root) => writeFileSync(join(root, 'services/orders/src/new.ts'), 'export {};\n')],
  ['a config of another mind', () => undefined],
])('%s is seen', async (name, change) => {
  const { root, report, analysed } = repository();
  await report();
  analysed();
  change(root);
  await report(name.startsWith('a config') ? { rules: { 'no-cross-service-import': 'warn' } } : {});
  expect(analysed()).toBe(true);
});

test('an untracked file is seen each time that it changes, and only then', async () => {
  const { root, report, analysed } = repository();
  const path = join(root, 'services/orders/src/new.ts');
  const versions = [['export const a = 1;\n', 1], ["import '../../billing/src/invoice.js';\n", 2], ['export const a = 3;\n', 1]] as const;
  for (const [text, findings] of versions) {
    writeFileSync(path, text);
    const fresh = await report();
    expect([analysed(), fresh.findings.length]).toEqual([true, findings]);
    expect(await report()).toEqual(fresh);
    expect(analysed()).toBe(false);
  }
});

test('rules that are code are run every time', async () => {
  const { report, analysed } = repository();
  const custom = defineRule({ id: 'never', summary: 'Nothing.', clause: 6, severity: 'error', ...noOptions, *check() {} });
  for (let run = 0; run < 2; run++) {
    await report({ customRules: [custom], rules: { never: 'error' } });
    expect(analysed()).toBe(true);
  }
});

test('a report that is damaged is made anew', async () => {
  const { cache, report, analysed } = repository();
  const first = await report();
  analysed();
  appendFileSync(join(cache, 'report.json'), 'x');
  expect(await report()).toEqual(first);
  expect(analysed()).toBe(true);
  const forged = readFileSync(join(cache, 'report.json'), 'utf8').replace('orders', 'nobody');
  writeFileSync(join(cache, 'report.json'), forged);
  expect(await report()).toEqual(first);
});

/** A repository on the disk; `analysed` tells whether the facts of the last run were read, and forgets them. */
function repository() {
  const root = mkdtempSync(join(tmpdir(), 'mandate-report-'));
  const cache = mkdtempSync(join(tmpdir(), 'mandate-report-cache-'));
  for (const [path, text] of Object.entries(shop)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    // Files as old as the index prove nothing to git, nor here.
    utimesSync(join(root, path), 1_700_000_000, 1_700_000_000);
  }
  execFileSync('git', ['init', '-q'], { cwd: root });
  execFileSync('git', ['add', '.'], { cwd: root });
  const facts = join(cache, 'facts.bin');
  return {
    root,
    cache,
    report: async (config: Config = {}) => (await checkRepository(root, { rules, config, cacheDirectory: cache })).report,
    analysed: () => {
      const were = existsSync(facts);
      rmSync(facts, { force: true });
      return were;
    },
  };
}
