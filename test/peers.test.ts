import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import type { Config } from '../src/model/config.ts';
import type { Report } from '../src/model/report.ts';
import { analyse } from '../src/session.ts';
import { memoryTree } from '../src/tree/memory-tree.ts';
import { listFixtures } from './list-fixtures.ts';
import { runFixture } from './run-fixture.ts';
import { runMain, runMainIn } from './run-main.ts';

/*
 * Defects that users of other tools told of, each as a case that mandate must not fail in. docs/peers.md has the table; a test
 * below holds it to the names here.
 */
type Files = Readonly<Record<string, string>>;

const docker = 'FROM node:22-slim\nCOPY . .\nCMD ["node", "main.js"]\n';
const shop: Files = {
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  'apps/orders/package.json': '{ "name": "orders" }',
  'apps/orders/Dockerfile': docker,
  'apps/orders/src/main.ts': 'export const a = 1;\n',
  'apps/billing/package.json': '{ "name": "billing" }',
  'apps/billing/Dockerfile': docker,
  'apps/billing/src/main.ts': 'export const b = 1;\nexport class Invoice {}\n',
};
const main = 'apps/orders/src/main.ts';

test('sverweij/dependency-cruiser#980: an edge rule whose selector chooses nothing is no pass', async () => {
  const config = edges({ from: 'apps/order/**', forbid: 'apps/billing/**' });
  const { code, out } = await runMain(['check', '--no-cache'], { ...shop, 'mandate.config.json': JSON.stringify(config) });
  expect(code).toBe(2);
  expect(out).toContain('✖ no-match (error: no verdict)');
});

test('andymai/gridfinity-layout-tool#2750: a setting that is called otherwise now is an error, never a policy of nothing', async () => {
  const wrong: readonly object[] = [
    { boundaries: {} }, { rules: { 'no-such-rule': 'error' } }, { rules: { 'no-module-cycle': ['error', { types: true }] } },
    { rules: { 'dependency-rule': ['error', { rules: [{ name: 'n', because: 'b', from: 'apps/orders', disallow: 'apps/billing' }] }] } },
  ];
  for (const config of wrong) {
    const { code, out, err } = await runMain(['check', '--no-cache'], { ...shop, 'mandate.config.json': JSON.stringify(config) });
    expect({ config, code, out }).toEqual({ config, code: 2, out: '' });
    expect(err).toContain('mandate.config.json');
  }
});

test('nrwl/nx#8110: without a cache, or with a damaged one, the rules find what they find with it', async () => {
  const files = { ...shop, [main]: "import '../../billing/src/main.ts';\n" };
  const { code, out, root } = await runMain(['check', '--cache-location', '.cache'], files);
  const again = async (...args: string[]): Promise<readonly [number, string]> => {
    const run = await runMainIn(root, ['check', ...args]);
    return [run.code, run.out];
  };
  expect(code).toBe(1);
  expect(await again('--cache-location', '.cache')).toEqual([1, out]);
  expect(await again('--no-cache')).toEqual([1, out]);
  for (const file of readdirSync(join(root, '.cache'))) writeFileSync(join(root, '.cache', file), 'nothing of the kind');
  expect(await again('--cache-location', '.cache')).toEqual([1, out]);
});

test('ayunis-core/ayunis-core#884: a selector of a directory takes in what lies any number of directories below it', () => {
  const deep = 'apps/orders/src/a/b/c/d.ts';
  const files = { ...shop, [deep]: "import '../../../../../billing/src/main.ts';\n", 'apps/orders/src/a/e.ts': "import '../../../billing/src/main.ts';\n" };
  for (const from of ['apps/orders', 'apps/orders/src/**', 'orders']) {
    expect(sites(check(files, edges({ from, forbid: 'apps/billing' })), 'dependency-rule')).toEqual(['apps/orders/src/a/b/c/d.ts:1', 'apps/orders/src/a/e.ts:1']);
  }
});

test('LukasNiessen/ArchUnitTS#88: an edge by an alias of tsconfig is an edge', () => {
  const files = {
    ...shop,
    'apps/orders/tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"], "@billing/*": ["../billing/src/*"] } } }',
    'apps/orders/src/db/store.ts': 'export const store = 1;\n',
    [main]: "import { store } from '@/db/store';\nimport { b } from '@billing/main';\n",
  };
  const report = check(files, edges({ from: 'apps/orders/src/main.ts', forbid: 'apps/orders/src/db' }));
  expect(sites(report, 'dependency-rule')).toEqual([`${main}:1`]);
  expect(sites(report, 'no-cross-service-import')).toEqual([`${main}:2`]);
});

test('LukasNiessen/ArchUnitTS#10: that nobody imports what is forbidden is a pass, not an empty test', () => {
  const { summary, problems } = check(shop, edges({ from: 'apps/orders', forbid: 'apps/billing' }));
  expect([summary.errors, problems]).toEqual([0, []]);
});

test('javierbrea/eslint-plugin-boundaries#448: what a rule\'s document shows as a fault is one', () => {
  const examples = listFixtures().filter(({ name, claim }) => name.includes('README') && claim === 'fires');
  expect(examples.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id).toSorted());
  for (const { rule, fixture } of examples) expect({ rule, lines: runFixture(fixture).linesOf(rule) }).toEqual({ rule, lines: fixture.marks });
});

test('javierbrea/eslint-plugin-boundaries#213, softarc-consulting/sheriff#137: a re-export is an edge', () => {
  expect(crossing("export { b } from '../../billing/src/main';\nexport * from '../../billing/src/main';\nexport * as c from '../../billing/src/main';\n")).toEqual([1, 2, 3]);
  expect(crossing("export type { Invoice } from '../../billing/src/main';\n")).toEqual([1]);
});

test('metabase/metabase#79693: what is loaded lazily stays under the rules', () => {
  expect(crossing("export const lazy = () => import('../../billing/src/main');\nconst other = async () => (await import(`../../billing/src/main`)).b;\n")).toEqual([1, 2]);
});

test('vercel/turborepo#13417: a package that is only imported dynamically must be declared', () => {
  expect(sites(check({ ...shop, [main]: "export const load = () => import('pg');\n" }), 'no-undeclared-dependency')).toEqual([`${main}:1`]);
});

test('nrwl/nx#34896: require is no way past the rules', () => {
  const text = "const a = require('../../billing/src/main');\nconst { b } = require('../../billing/src/main');\nimport c = require('../../billing/src/main');\n"
    + "require.resolve('../../billing/src/main');\n";
  expect(crossing(text)).toEqual([1, 2, 3, 4]);
});

test('nrwl/nx#36519, nrwl/nx#36654: a forbidden package is found in projects within projects, and by subpath', () => {
  const inner = { 'apps/orders/parts/store/package.json': '{ "name": "store" }', 'apps/orders/parts/store/src/index.ts': "import 'pg/lib/client';\n" };
  expect(sites(check({ ...shop, ...inner }, edges({ from: 'apps/orders', forbid: { package: 'pg' } })), 'dependency-rule'))
    .toEqual(['apps/orders/parts/store/src/index.ts:1']);
});

test('acolomba/pi-claude-marketplace#204: a forbidden package is found behind await import() and createRequire', () => {
  const text = "import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);\nexport const a = load('pg');\nexport const b = await import('pg');\n";
  expect(sites(check({ ...shop, [main]: text }, edges({ from: 'apps/orders', forbid: { package: 'pg' } })), 'dependency-rule')).toEqual([`${main}:3`, `${main}:4`]);
});

test('jerseycheese/Narraitor#1590: a mock is an edge, and text that only looks like one is none', () => {
  const spec = 'apps/orders/src/main.test.ts';
  const text = "jest.mock('../../billing/src/main');\nvi.mock(import('../../billing/src/main'));\n// jest.mock('../../billing/src/main')\n"
    + "const told = \"import '../../billing/src/main'\";\nmock('../../billing/src/main');\n";
  expect(sites(check({ ...shop, [spec]: text }), 'no-cross-service-import')).toEqual([`${spec}:1`, `${spec}:2`]);
});

const barrel: Files = {
  ...shop,
  'packages/kit/package.json': '{ "name": "kit", "exports": "./src/index.ts" }',
  'packages/kit/src/index.ts': "export * from './more';\nexport const own = 1;\n",
  'packages/kit/src/more.ts': "export { Invoice } from '../../../apps/billing/src/main';\n",
  'apps/orders/package.json': '{ "name": "orders", "dependencies": { "kit": "*" } }',
};

test('sverweij/dependency-cruiser#638, #649, #938: a verdict is given where the name is declared, behind every barrel', () => {
  const { findings } = check({ ...barrel, [main]: "import { Invoice } from 'kit';\n" });
  expect(findings.find(({ rule }) => rule === 'no-back-door')).toMatchObject({
    to: { service: 'billing', file: 'apps/billing/src/main.ts' },
    chain: [{ file: main }, { file: 'packages/kit/src/index.ts', line: 1 }, { file: 'packages/kit/src/more.ts', line: 1 }],
  });
  expect(sites(check({ ...barrel, [main]: "import { own } from 'kit';\n" }), 'no-back-door')).toEqual([]);
});

test('sverweij/dependency-cruiser#896: who depends on something behind an index is counted by what is taken', () => {
  const db = {
    ...shop,
    'packages/db/package.json': '{ "name": "db", "exports": "./index.ts", "dependencies": { "drizzle-orm": "*" } }',
    'packages/db/index.ts': "export * from './schema';\nexport * from './helper';\n",
    'packages/db/schema.ts': "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const orders = pgTable('orders', { id: text('id') });\n",
    'packages/db/helper.ts': 'export const helper = () => 1;\n',
    [main]: "import { orders } from 'db';\n",
  };
  const shared = (taken: string): readonly string[] => check({ ...db, 'apps/billing/src/main.ts': `import { ${taken} } from 'db';\n` }).findings
    .filter(({ rule }) => rule === 'no-shared-database-package').map(({ message }) => message);
  expect(shared('helper')).toEqual([]);
  expect(shared('orders')).toEqual([expect.stringContaining('billing and orders reach one database through db')]);
});

const ui: Files = {
  ...shop,
  'packages/ui/package.json': '{ "name": "ui", "exports": { ".": "./src/index.ts", "./testing": "./src/testing/index.ts" } }',
  'packages/ui/src/index.ts': "export { button } from './button';\n",
  'packages/ui/src/button.ts': 'export const button = () => 1;\n',
  'packages/ui/src/testing/index.ts': 'export const harness = () => 1;\n',
  'apps/orders/package.json': '{ "name": "orders", "dependencies": { "ui": "*" } }',
};

test('nrwl/nx#29258: an import past the published entry is found, by subpath, alias and relative path', () => {
  const tsconfig = { 'apps/orders/tsconfig.json': '{ "compilerOptions": { "paths": { "~ui/*": ["../../packages/ui/src/*"] } } }' };
  const text = "import { button } from 'ui/src/button';\nimport { button as b } from '~ui/button';\nimport { button as c } from '../../../packages/ui/src/button';\n";
  expect(sites(check({ ...ui, ...tsconfig, [main]: text }), 'no-deep-import')).toEqual([`${main}:1`, `${main}:2`, `${main}:3`]);
});

test('nrwl/nx#30473, nrwl/nx#26688: a second entry is no deep import, and the way out that is told exports that very name', () => {
  expect(check({ ...ui, [main]: "import { harness } from 'ui/testing';\nimport { button } from 'ui';\n" }).findings).toEqual([]);
  const [finding] = check({ ...ui, [main]: "import { harness } from '../../../packages/ui/src/testing/index';\nimport { button } from '../../../packages/ui/src/button';\n" })
    .findings.filter(({ rule }) => rule === 'no-deep-import');
  expect(finding).toMatchObject({ sites: [{ line: 2 }], fix: "import { button } from 'ui'" });
});

test('pahen/madge#322: a cycle through an index is a cycle', () => {
  const files = {
    'package.json': '{ "name": "one" }',
    'src/index.ts': "export * from './a';\nexport * from './b';\n",
    'src/a.ts': "import { b } from '.';\nexport const a = () => b;\n",
    'src/b.ts': 'export const b = 1;\n',
  };
  expect(check(files).findings.map(({ rule }) => rule)).toEqual(['no-module-cycle']);
});

test('sverweij/dependency-cruiser#565, #862: an alias means what the nearest tsconfig says', () => {
  const alias = '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }';
  const files = {
    ...shop, 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./apps/billing/src/*"] } } }', 'apps/orders/tsconfig.json': alias, 'apps/billing/tsconfig.json': alias,
    'apps/orders/src/part.ts': "import { a } from '@/main';\n", 'apps/billing/src/part.ts': "import { b } from '@/main';\n",
  };
  const { graph } = analyse(memoryTree(files), { rules }).architecture;
  const targets = ['apps/orders/src/part.ts', 'apps/billing/src/part.ts'].map((path) => graph.importsOf(graph.module(path)!).map(({ to }) => to.path));
  expect(targets).toEqual([['apps/orders/src/main.ts'], ['apps/billing/src/main.ts']]);
  expect(check(files).findings).toEqual([]);
});

test('the table in docs/peers.md names every test above, and no other', () => {
  const told = [...readFileSync('docs/peers.md', 'utf8').matchAll(/^\| \d+ \|.*\| `(.+)` \|$/gm)].map(([, name]) => name);
  const written = [...readFileSync(import.meta.filename, 'utf8').matchAll(/^test\('((?:[^'\\]|\\.)+#\d+(?:[^'\\]|\\.)*)'/gm)].map(([, name]) => name!.replaceAll("\\'", "'"));
  expect(told).toEqual(written);
  expect(told).toHaveLength(20);
});

function check(files: Files, config: Config = {}): Report {
  return analyse(memoryTree(files), { config, rules }).report();
}

function edges(rule: object): Config {
  return { rules: { 'dependency-rule': ['error', { rules: [{ name: 'edge', because: 'a peer failed here', ...rule }] }] } };
}

/** The lines of orders' main file at which it reaches into billing. */
function crossing(text: string): readonly number[] {
  return check({ ...shop, [main]: text }).findings.filter(({ rule }) => rule === 'no-cross-service-import').flatMap((finding) => finding.sites.map(({ line }) => line)).sort();
}

function sites({ findings }: Report, rule: string): readonly string[] {
  return findings.filter((finding) => finding.rule === rule).flatMap((finding) => finding.sites.map(({ file, line }) => `${file}:${line}`)).sort();
}
