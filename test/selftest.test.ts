import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import type { Config } from '../src/model/config.ts';
import { type Rule, defineRule, noOptions } from '../src/model/rule.ts';
import { type SelftestReport, standsTest } from '../src/model/selftest.ts';
import { runSelftest } from '../src/selftest/run-selftest.ts';
import { selftestRepository } from '../src/selftest-repository.ts';
import type { FactMemory } from '../src/read-facts.ts';
import { analyse } from '../src/session.ts';
import { memoryTree } from '../src/tree/memory-tree.ts';
import { listFixtures } from './list-fixtures.ts';

type Files = Readonly<Record<string, string>>;

const docker = 'FROM node:22-slim\nCOPY . .\nCMD ["node", "main.js"]\n';
const shop: Files = {
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  'apps/orders/package.json': '{ "name": "orders" }',
  'apps/orders/Dockerfile': docker,
  'apps/orders/src/main.ts': 'export const a = 1;\n',
  'apps/billing/package.json': '{ "name": "billing" }',
  'apps/billing/Dockerfile': docker,
  'apps/billing/src/main.ts': 'export const b = 1;\n',
  'packages/ui/package.json': '{ "name": "ui", "exports": "./src/index.ts" }',
  'packages/ui/src/index.ts': 'export const c = (): number => 1;\n',
  'packages/ui/src/inside.ts': 'export const d = (): number => 1;\n',
};

const built = rules.map(({ id }) => id);
const always = built.filter((id) => id !== 'dependency-rule');

describe('every rule fires where it is broken', () => {
  test.each<[string, Files]>([
    ['two services and a library', shop],
    ['one service', { 'package.json': '{ "name": "one" }', Dockerfile: docker, 'src/main.ts': 'export const a = 1;\n' }],
    ['one service of several directories', { ...only('apps/orders'), 'tools/lint.ts': 'export const lint = 1;\n' }],
    ['no service', { 'package.json': '{ "name": "lib", "exports": "./index.ts" }', 'index.ts': 'export const a = 1;\n', 'inside.ts': 'export const b = 1;\n' }],
    ['no manifest at all', { 'index.js': 'export const a = 1;\n' }],
    ['no root manifest', Object.fromEntries(Object.entries(shop).filter(([path]) => path !== 'package.json'))],
    ['a root below the root of git', Object.fromEntries(Object.entries(shop).map(([path, text]) => [`code/shop/${path}`, text]))],
    ['a Nest monorepo with sources only', {
      'package.json': '{ "name": "nest", "dependencies": {} }',
      'nest-cli.json': JSON.stringify({ monorepo: true, root: 'apps/one', sourceRoot: 'apps/one/src', projects: {
        one: { type: 'application', root: 'apps/one', sourceRoot: 'apps/one/src', entryFile: 'main' },
        two: { type: 'application', root: 'apps/two', sourceRoot: 'apps/two/src', entryFile: 'main' },
        common: { type: 'library', root: 'libs/common', sourceRoot: 'libs/common/src', entryFile: 'index' },
      } }),
      'apps/one/src/main.ts': 'export const a = 1;\n', 'apps/two/src/main.ts': 'export const b = 1;\n', 'libs/common/src/index.ts': 'export const c = 1;\n',
    }],
    ['databases that are apart', {
      ...shop,
      'compose.yml': 'services:\n  orders:\n    build: ./apps/orders\n    environment:\n      DATABASE_URL: postgres://a:b@db/orders\n'
        + '  billing:\n    build: ./apps/billing\n    environment:\n      DATABASE_URL: postgres://a:b@db/billing\n',
    }],
    ['declarations beside the source that is published', { ...shop, 'packages/ui/src/a.js': 'export const e = 1;\n', 'packages/ui/src/a.d.ts': 'export const e: number;\n' }],
    ['files without a last line end, with CR LF and a BOM', { ...shop, 'apps/orders/src/main.ts': '\uFEFFexport const a = 1;\r\nconst b = a // c', 'apps/billing/src/main.ts': 'const x = 1' }],
    ['violations that are there already', { ...shop, 'apps/orders/src/main.ts': "import '../../billing/src/main.ts';\n", 'apps/billing/src/main.ts': "import '../../orders/src/main.ts';\n" }],
  ])('%s', (_, files) => {
    const report = run(files);
    expect(silentIn(report)).toEqual([]);
    expect(report.rules.filter(({ status }) => status === 'fires').map(({ rule }) => rule)).toEqual(always);
    expect(report.rules.find(({ rule }) => rule === 'dependency-rule')?.status).toBe('idle');
    expect(report.blind).toEqual([]);
  });

  test.each(['storefront', 'storefront-clean', 'nest-monorepo'])('examples/%s', async (name) => {
    const root = join('examples', name);
    const config = name === 'nest-monorepo' ? {} : JSON.parse(readFileSync(join(root, 'mandate.config.json'), 'utf8')) as Config;
    const report = await selftestRepository(root, { rules, config, cacheDirectory: false, today: '2026-05-04' });
    expect(silentIn(report)).toEqual([]);
    expect(standsTest(report)).toBe(true);
    expect(report.summary.fires).toBe(name === 'nest-monorepo' ? 16 : 17);
  });

  test('the fixtures of every rule are repositories of many shapes: none hides a rule', () => {
    const hidden = listFixtures().filter(({ fixture }, at) => at % 5 === 0 && fixture.config === undefined)
      .flatMap(({ name, fixture }) => silentIn(run(fixture.files)).map(([rule, reason]) => `${name}: ${rule}: ${reason}`));
    expect(hidden).toEqual([]);
  });
});

test('each service breaks and is broken, and what is missing is told as added', () => {
  const places = (report: SelftestReport): readonly string[] => report.rules.find(({ rule }) => rule === 'no-cross-service-import')!.places.map(({ what }) => what);
  expect(places(run(shop))).toEqual(['billing imports apps/orders/src/mandate-selftest-inside.ts of orders', 'orders imports apps/billing/src/mandate-selftest-inside.ts of billing']);
  expect(run(shop).added).toEqual([]);
  expect(run(only('apps/orders')).added).toEqual(['a second service, since the repository has one', 'a library with entries and an inside, since the repository has none']);
});

describe('a rule that cannot fire is caught, with the reason', () => {
  test.each<[string, Config, string, RegExp]>([
    ['settings are ignored', { ignore: ['**/.env*'] }, 'no-shared-database', /"ignore" in the config leaves the file out \("\*\*\/\.env\*"\)/],
    ['migrations are ignored', { ignore: ['x/**', '**/migrations/**'] }, 'no-foreign-migration', /leaves the file out \("\*\*\/migrations\/\*\*"\)/],
    ['an interface that is the whole inside', { interfaces: { 'packages/ui': 'orders' } }, 'none', /./],
    ['new files count as tests', { tests: ['apps/*/src/mandate-*'] }, 'no-module-cycle', /"tests" in the config takes the file for a test/],
    ['a waiver of everything', { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'apps/**', allow: '**' }] }] } }, 'dependency-rule', /it can never fire: .* allows everything/],
    ['a layer inside the one above', { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', layers: ['apps/**', 'apps/orders/**'] }] }] } }, 'dependency-rule', /selects no file of code that a layer above/],
    ['a file that would have to import itself', { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'apps/orders/src/main.ts', forbid: 'apps/orders/src/main.ts' }] }] } }, 'dependency-rule', /nothing that "forbid" selects is another file/],
    ['nothing but text to begin with', { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'apps/*/*.json', forbid: 'packages/**' }] }] } }, 'dependency-rule', /its "from" "apps\/\*\/\*\.json" selects no file of code/],
    ['nothing but text that something is allowed to', { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'apps/*/*.json', allow: 'packages/**' }] }] } }, 'dependency-rule', /its "from" "apps\/\*\/\*\.json" selects no file of code/],
    ['everything required of itself', { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'apps/**', require: 'apps/**' }] }] } }, 'dependency-rule', /every file of code that "from" selects/],
  ])('%s', (_, config, rule, reason) => {
    const silent = silentIn(run(shop, config));
    if (rule === 'none') expect(silent).toEqual([]);
    else expect(silent).toContainEqual([rule, expect.stringMatching(reason)]);
  });

  test('one whose check gives nothing, one that throws, and one whose plant throws', () => {
    const broken = (id: string, change: Partial<Rule>): Rule => ({ ...rules.find((rule) => rule.id === id)!, ...change });
    const changed = rules.map((rule) => {
      if (rule.id === 'no-deep-import') return broken(rule.id, { check: () => [] });
      if (rule.id === 'no-shared-queue') return broken(rule.id, { check: () => { throw new Error('kaboom'); } });
      return rule.id === 'no-back-door' ? broken(rule.id, { plant: () => { throw new Error('no place'); } }) : rule;
    });
    expect(new Map(silentIn(run(shop, {}, changed)))).toEqual(new Map([
      ['no-deep-import', expect.stringContaining('nothing in the config explains it')],
      ['no-shared-queue', expect.stringContaining('failed: Error: kaboom')],
      ['no-back-door', 'its plant failed: Error: no place'],
    ]));
  });

  test('a service whose every file is ignored, or counts as a test, or as its interface', () => {
    expect(run(shop, { ignore: ['apps/orders/**'] }).blind).toEqual([{ service: 'orders', reason: expect.stringContaining('leaves out its one file of code') }]);
    expect(run(shop, { tests: ['apps/orders/**'] }).blind).toEqual([{ service: 'orders', reason: expect.stringContaining('count as tests') }]);
    expect(run(shop, { ignore: ['**/orders/Dockerfile'] }).blind).toEqual([{ service: 'orders', reason: expect.stringContaining('judged as a library') }]);
    expect(run(shop, { services: { orders: { root: 'apps/orders', interfaces: ['apps/orders/src/**'] } } }).blind)
      .toEqual([{ service: 'orders', reason: expect.stringContaining('count as its interface') }]);
    expect(run(shop, { ignore: ['apps/orders/src/generated/**'] }).blind).toEqual([]);
  });

  test('nothing is left to break', () => {
    const report = run(shop, { ignore: ['**/*.ts'] });
    expect(report.rules.filter(({ status }) => status === 'fires')).toEqual([]);
    expect(standsTest(report)).toBe(false);
  });

  test('problems that make any verdict worthless are told', () => {
    const { problems } = run(shop, { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'nowhere/**', forbid: 'apps/**' }] }] } });
    expect(problems).toMatchObject([{ code: 'no-match' }]);
  });
});

test('edge rules of every kind fire at places that their selectors choose', () => {
  const named = { because: 'b' };
  const report = run(shop, { rules: { 'dependency-rule': ['warn', { rules: [
    { name: 'forbid', ...named, from: 'orders', forbid: 'billing', typeOnly: false },
    { name: 'package', ...named, from: 'apps/**', forbid: { package: '@internal/*' } },
    { name: 'allow', ...named, from: 'apps/orders/**', allow: 'packages/**' },
    { name: 'require', ...named, from: 'apps/*/src/main.ts', require: 'packages/ui/src/index.ts' },
    { name: 'names', ...named, from: 'orders', forbid: 'billing', names: ['total'] },
    { name: 'any package', ...named, from: 'apps/**', forbid: { any: [{ package: 'pg' }, { package: '@internal/*' }] } },
    { name: 'indirect', ...named, from: 'orders', forbid: 'billing', indirect: true },
    { name: 'required, indirectly', ...named, from: 'apps/*/src/main.ts', require: 'packages/ui/src/index.ts', indirect: true },
    { name: 'placeholder', ...named, from: 'apps/<app>/**', forbid: { path: 'apps/*/**', not: 'apps/<app>/**' } },
    { name: 'layers', ...named, layers: ['apps/orders/**', 'apps/billing/**', 'packages/**'] },
  ] }] } });
  expect(silentIn(report)).toEqual([]);
  expect(report.rules.find(({ rule }) => rule === 'dependency-rule')).toMatchObject({ rule: 'dependency-rule', severity: 'warn', status: 'fires', places: { length: 11 } });
});

test.each(['a.mts', 'a.cts', 'a.tsx', 'a.mjs', 'a.cjs', 'a.jsx', 'a.js'])('an edge rule over nothing but %s fires', (name) => {
  const files = { ...shop, [`apps/orders/code/${name}`]: 'export const e = 1;\n', 'apps/orders/code/b.d.ts': 'export declare const f: number;\n' };
  const report = run(files, { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'apps/orders/code/**', forbid: 'packages/**' }] }] } });
  expect(silentIn(report)).toEqual([]);
  expect(report.rules.find(({ rule }) => rule === 'dependency-rule')?.places.map(({ what }) => what)).toEqual([`'n': an import that it forbids: apps/orders/code/${name} imports ../../../packages/ui/src/index.ts`]);
});

test('rules that are off are told as off, and own rules without a plant as not tested', () => {
  const own = defineRule({ ...noOptions, id: 'own', summary: 's', clause: 2, severity: 'error', check: () => [] });
  const planting = defineRule({
    ...noOptions, id: 'own-planting', summary: 's', clause: 2, severity: 'error',
    plant: () => [{ what: 'a file called forbidden.ts', edits: [{ path: 'forbidden.ts', text: 'export {};' }], at: ['forbidden.ts'] }],
    check: ({ graph }) => graph.modules.filter(({ path }) => path === 'forbidden.ts')
      .map((module) => ({ explanation: { what: 'w', why: 'y', fix: 'f' }, from: { module }, to: { symbol: 'x' }, sites: [{ file: module.path, line: 1, column: 1 }] })),
  });
  const report = run(shop, { rules: { 'no-deep-import': 'off' }, customRules: [own as Rule, planting as Rule] });
  expect(report.rules.filter(({ status }) => status !== 'fires' && status !== 'idle').map(({ rule, status }) => [rule, status])).toEqual([
    ['no-deep-import', 'off'], ['own', 'untested'],
  ]);
  expect(report.rules.at(-1)).toMatchObject({ rule: 'own-planting', status: 'fires' });
  expect(standsTest(report)).toBe(true);
});

test('every built-in rule says how it is broken', () => {
  expect(rules.filter(({ plant }) => plant === undefined).map(({ id }) => id)).toEqual([]);
});

function run(files: Files, config: Config = {}, all: readonly Rule[] = rules): SelftestReport {
  const memory: FactMemory = {};
  return runSelftest({
    tree: memoryTree(files), config, rules: all, toolVersion: '0',
    analyse: (tree, settings) => analyse(tree, settings, { memory }),
  });
}

/** Rule and reason of every place that did not fire. */
function silentIn({ rules: all }: SelftestReport): readonly (readonly [string, string | undefined])[] {
  return all.flatMap(({ rule, places }) => places.filter(({ fired }) => !fired).map(({ reason }) => [rule, reason] as const));
}

function only(directory: string): Files {
  return Object.fromEntries(Object.entries(shop).filter(([path]) => path === 'package.json' || path.startsWith(`${directory}/`)));
}
