import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dotenv } from '../src/facts/settings/dotenv.ts';
import type { DataFact } from '../src/model/data-facts.ts';
import type { Reader } from '../src/model/facts.ts';
import { analyse } from '../src/session.ts';
import { formatNames } from '../src/report/formats.ts';
import { type Engine, engine } from '../src/surfaces/cli/engine.ts';
import { openWorkingTree } from '../src/tree/open-working-tree.ts';
import { type Files, runMain } from './run-main.ts';

/* A run that could not see everything must not pass for a clean one: each clause of that, at the command line. */

const docker = 'FROM node:22-slim\nCOPY . .\nCMD ["node", "main.js"]\n';
const shop: Files = {
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  'apps/orders/package.json': '{ "name": "orders", "dependencies": { "pg": "8" } }',
  'apps/orders/Dockerfile': docker,
  'apps/orders/src/main.ts': 'export const a = 1;\n',
  'apps/billing/package.json': '{ "name": "billing" }',
  'apps/billing/Dockerfile': docker,
  'apps/billing/src/main.ts': 'export const b = 1;\n',
};
const fault: Files = { 'apps/orders/src/fault.ts': "import '../../billing/src/main';\n" };
const config = (value: object): Files => ({ 'mandate.config.json': JSON.stringify(value) });
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const check = async (files: Files, ...args: string[]) => runMain(['check', '--no-cache', ...args], files);

test('with nothing in the way it is clean, and with a finding it is 1: what follows proves something', async () => {
  expect((await check(shop)).code).toBe(0);
  expect((await check({ ...shop, ...fault })).code).toBe(1);
});

describe('errors: no verdict, exit code 2', () => {
  const edge = (ends: object): object => ({ rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', ...ends }] }] } });
  test.each<[string, Files, string]>([
    ['no module at all', { 'README.md': '# Nothing' }, 'no-modules'],
    ['every module is ignored', { ...shop, ...config({ ignore: ['**/*.ts'] }) }, 'no-modules'],
    ['a dead selector', { ...shop, ...config(edge({ from: 'apps/order/**', forbid: 'billing' })) }, 'no-match'],
    ['a dead layer', { ...shop, ...config(edge({ layers: ['apps/orders', 'apps/billing', 'apps/none'] })) }, 'no-match'],
    ['a service of the config whose directory is not there', { ...shop, ...config({ services: { shipping: 'apps/shipping' } }) }, 'no-match'],
    ['a service of the config that is said to be none, and is not there', { ...shop, ...config({ services: { shipping: false } }) }, 'no-match'],
    ['an interface of the config that is no project', { ...shop, ...config({ interfaces: { 'packages/none': 'orders' } }) }, 'no-match'],
    ['an interface for a service that is not there', { ...shop, 'packages/api/package.json': '{ "name": "api" }', ...config({ interfaces: { api: 'shipping' } }) }, 'no-match'],
    ['a root manifest that is not JSON', { ...shop, 'package.json': '{' }, 'invalid-root-manifest'],
    ['one resource given to two services', { ...shop, 'apps/orders/migrations/001.sql': 'CREATE TABLE t (id integer);', ...config({
      services: { orders: { root: 'apps/orders', owns: ['table:t'] }, billing: { root: 'apps/billing', owns: ['table:t'] } },
    }) }, 'two-owners'],
    ['a rule that throws', { ...shop, 'mandate.config.mjs': "export default { customRules: [{ id: 'own', summary: 's', clause: 2, severity: 'warn', defaults: {},\n"
      + "  schema: (zod) => zod.strictObject({}), check() { throw new Error('kaboom'); } }] };\n" }, 'rule-failed'],
  ])('%s', async (_, files, problem) => {
    const { code, out } = await check(files);
    expect(out).toContain(`✖ ${problem} (error: no verdict)`);
    expect(flat(out)).toMatch(/✖ [^✖]*\d+ problems? \((\d+ of them an error|\d+ of them errors|all of them errors)[^)]*no verdict\)|1 problem \(1 of them an error: no verdict\)/);
    expect(code).toBe(2);
  });

  test('findings beside an error are told, and are no reason for 1', async () => {
    const { code, out } = await check({ ...shop, ...fault, ...config({ services: { shipping: 'apps/shipping' } }) });
    expect(out).toContain('✖ no-cross-service-import');
    expect(code).toBe(2);
  });

  test('a reader that throws', async () => {
    const broken = dotenv as { read: Reader<DataFact>['read'] };
    const { read } = broken;
    onTestFinished(() => void (broken.read = read));
    broken.read = () => { throw new Error('kaboom'); };
    const { code, out } = await check({ ...shop, 'apps/orders/.env': 'A=1\n' });
    expect(flat(out)).toContain('The dotenv reader failed on apps/orders/.env');
    expect(code).toBe(2);
  });

  test('a parser that is missing', async () => {
    const unprepared: Engine = {
      ...engine,
      check: async (root, settings) => {
        const session = analyse(await openWorkingTree(root), settings);
        return { report: session.report(), sourceOf: session.sourceOf, ignores: () => false };
      },
    };
    const { code, out } = await runMain(['check', '--no-cache'], { ...shop, 'main.tf': 'locals {}\n' }, { engine: unprepared });
    expect(out).toContain('✖ missing-parser (error: no verdict)');
    expect(code).toBe(2);
  });

  test('an engine that fails: no verdict is printed', async () => {
    const failing: Engine = { ...engine, check: async () => Promise.reject(new Error('kaboom')) };
    const { code, out, err } = await runMain(['check'], shop, { engine: failing });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('there is no verdict');
  });
});

describe('warnings: counted in the summary, raised by --strict and by the config', () => {
  test.each<[string, Files, string]>([
    ['a file that does not parse', { 'apps/orders/src/broken.ts': 'export const = ;\n' }, 'unparsed-file'],
    ['an internal import that leads nowhere', { 'apps/orders/src/lost.ts': "import './nowhere';\n" }, 'unresolved-import'],
    ['a file that is not UTF-8', { 'apps/orders/src/bytes.ts': Buffer.from([47, 47, 255, 10]) }, 'not-utf8'],
    ['SQL that cannot be told', { 'apps/orders/src/sql.ts': "import { Pool } from 'pg';\nexport const q = (t: string) => new Pool().query(`SELECT a FROM ${t}`);\n" }, 'unread-resource'],
    ['a manifest that is not JSON', { 'packages/x/package.json': '{' }, 'invalid-manifest'],
    ['a tsconfig that is not JSON', { 'apps/orders/tsconfig.json': '{' }, 'invalid-tsconfig'],
    ['a compose file that is not YAML', { 'compose.yml': 'services: {' }, 'invalid-deployment'],
    ['a Prisma schema with a fault', { 'apps/orders/schema.prisma': 'model A {\n' }, 'invalid-schema'],
  ])('%s', async (_, files, problem) => {
    const all = { ...shop, ...files };
    const told = await check(all);
    expect(told.out).toContain(`▲ ${problem}`);
    expect(told.out.trimEnd().split('\n').at(-1)).toMatch(/\b[1-9]\d* problems?\b/);
    expect(told.code).toBe(0);
    expect((await check(all, '--strict')).code).toBe(2);
    expect((await check({ ...all, ...config({ strict: true }) })).code).toBe(2);
    expect((await check({ ...all, ...config({ problems: { [problem]: 'error' } }) })).code).toBe(2);
    expect((await check({ ...all, ...config({ problems: { 'cyclic-extends': 'error' } }) })).code).toBe(0);
  });

  test('no service at all', async () => {
    const none = { 'package.json': '{ "name": "lib", "exports": "./index.js" }', 'index.ts': 'export const a = 1;\n' };
    expect(await check(none)).toMatchObject({ code: 0, out: expect.stringMatching(/▲ no-services[\s\S]*1 problem/) });
    expect((await check(none, '--strict')).code).toBe(2);
  });

  test('what a generator has yet to make is no problem, even under --strict', async () => {
    const files = { ...shop, '.gitignore': 'apps/orders/src/generated/\n', 'apps/orders/src/uses.ts': "import './generated/client';\n" };
    expect((await check(files, '--strict')).code).toBe(0);
  });

  test('the config cannot lower a problem', async () => {
    expect((await check({ ...shop, ...config({ problems: { 'no-modules': 'off' } }) })).code).toBe(2);
    expect((await check({ ...shop, ...config({ problems: { 'no-such-code': 'error' } }) })).code).toBe(2);
  });
});

test.each([
  ['a directory that is not there', ['nowhere']],
  ['a config that is not there', ['--config', 'none.json']],
  ['a format that there is not', ['--format', 'none']],
  ['an option that there is not', ['--no-such-option']],
])('%s is exit code 2, and no report is printed', async (_, args) => {
  const { code, out, err } = await check(shop, ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).not.toBe('');
});

test('a report that cannot be written is exit code 2, whatever it says', async () => {
  const { code, err } = await runMain(['check', '--no-cache', '-o', 'taken/report.txt'], shop, { prepare: (root) => writeFileSync(join(root, 'taken'), '') });
  expect(code).toBe(2);
  expect(err).toContain('The report could not be written');
  expect((await runMain(['check', '--no-cache', '-o', 'taken'], shop, { prepare: (root) => mkdirSync(join(root, 'taken')) })).code).toBe(2);
});

test('a cache that cannot be written changes nothing', async () => {
  const run = await runMain(['check', '--cache-location', 'locked/cache'], { ...shop, ...fault }, {
    prepare: (root) => {
      mkdirSync(join(root, 'locked'));
      chmodSync(join(root, 'locked'), 0o500);
    },
  });
  expect(run.code).toBe(1);
});

describe('every format tells how many problems there are', () => {
  /** Formats for which the count stands elsewhere than in words. */
  const counts: Readonly<Record<string, (out: string) => unknown>> = {
    sarif: (out) => (JSON.parse(out) as { runs: [{ invocations: [{ toolExecutionNotifications: readonly unknown[] }] }] }).runs[0].invocations[0].toolExecutionNotifications.length,
    gitlab: (out) => (JSON.parse(out) as readonly unknown[]).length,
    junit: (out) => Number(/<testsuite name="problems" tests="(\d+)"/.exec(out)?.[1]),
    checkstyle: (out) => out.match(/source="mandate\.problem\./g)?.length,
    github: (out) => out.match(/^::warning .*title=unresolved-import::/gm)?.length,
    agent: (out) => Number(/, (\d+) problems;/.exec(out)?.[1]),
    json: (out) => (JSON.parse(out) as { summary: { problems: { warnings: number } } }).summary.problems.warnings,
  };
  const inWords = (out: string): number => Number(/\b(\d+) problems?\b/.exec(flat(out))?.[1]);
  const lost = Object.fromEntries([1, 2, 3].map((at) => [`apps/orders/src/lost${at}.ts`, `import './nowhere${at}';\n`]));

  test.each(formatNames)('%s', async (format) => {
    for (const args of [[], ['--quiet']]) {
      const { code, out } = await check({ ...shop, ...lost }, '--format', format, ...args);
      expect((counts[format] ?? inWords)(out)).toBe(3);
      expect(code).toBe(0);
    }
  });

  test('and so does the line that is printed when the report goes to a file', async () => {
    const { err } = await check({ ...shop, ...lost }, '--output-file', 'report.txt');
    expect(inWords(err)).toBe(3);
  });
});
