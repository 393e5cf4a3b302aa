import { describe, expect, test } from 'vitest';
import { asking, shop, storefront } from './ask-server.fixture.ts';

const rulesOf = ({ broken }: Readonly<Record<string, unknown>>): string[] => (broken as { rule: string }[]).map(({ rule }) => rule);

test('an import of another service is refused with rule, reason and what is published', async () => {
  const { ask } = await asking(shop);
  const { data, text } = await ask('may_import', { from: 'apps/orders/src/main.ts', to: 'apps/billing/src/invoice.ts', names: ['Ledger'] });
  expect(data).toMatchObject({ allowed: false, from: 'apps/orders/src/main.ts', specifier: '../../billing/src/invoice.ts', leads_to: 'apps/billing/src/invoice.ts', instead: ['@acme/billing-contracts'] });
  expect(rulesOf(data)).toEqual(['no-cross-service-import']);
  expect(text).toMatch(/^no: apps\/orders\/src\/main\.ts → '\.\.\/\.\.\/billing\/src\/invoice\.ts'/);
  expect(text).toContain('published there: @acme/billing-contracts');
});

test('where the interface exports the names, the statement is told', async () => {
  const { ask } = await asking(shop);
  const { data, text } = await ask('may_import', { from: 'apps/orders/src/new.ts', to: '../../billing/src/invoice', names: ['Invoice'], type_only: true });
  expect(data).toMatchObject({ allowed: false, instead: ["import type { Invoice } from '@acme/billing-contracts';"] });
  expect(text).toContain("use instead: import type { Invoice } from '@acme/billing-contracts';");
});

test.each([
  ['the interface', 'apps/orders/src/main.ts', '@acme/billing-contracts', 'packages/billing-contracts/src/index.ts'],
  ['a library, from a file that is not there', 'apps/orders/src/deep/new.tsx', '@acme/money', 'packages/money/src/index.ts'],
  ['a file of the same service', 'apps/orders/src/main.ts', 'apps/orders/src/order.ts', 'apps/orders/src/order.ts'],
  ['a file, by the way there', 'apps/orders/src/main.ts', './order.js', 'apps/orders/src/order.ts'],
  ['a file of a library, by its published name', 'apps/orders/src/main.ts', 'packages/money/src/index.ts', 'packages/money/src/index.ts'],
  ['a module of node', 'apps/orders/src/main.ts', 'node:fs', null],
])('%s may be imported', async (_, from, to, leadsTo) => {
  const { ask } = await asking(shop);
  expect((await ask('may_import', { from, to })).data).toMatchObject({ allowed: true, broken: [], instead: [], leads_to: leadsTo });
});

test('names of services and projects stand for a file, which is told', async () => {
  const { ask } = await asking(shop);
  const { data, text } = await ask('may_import', { from: 'orders', to: 'billing' });
  expect(data).toMatchObject({ allowed: false, from: 'apps/orders/src/main.ts', leads_to: 'apps/billing/src/invoice.ts' });
  expect(text).toContain('note: orders was asked for, and apps/orders/src/main.ts stands for it');
  expect((await ask('may_import', { from: '@acme/orders', to: 'apps/billing' })).data).toMatchObject({ allowed: false });
});

test('a break that the file has already is told again', async () => {
  const { ask } = await asking({ ...shop, 'apps/orders/src/main.ts': "import { Ledger } from '../../billing/src/invoice';\nconsole.log(Ledger);\n" });
  const { data } = await ask('may_import', { from: 'apps/orders/src/main.ts', to: '../../billing/src/invoice', names: ['Ledger'] });
  expect(data).toMatchObject({ allowed: false });
  expect(rulesOf(data)).toEqual(['no-cross-service-import']);
});

test('what others break is not told as broken by this import', async () => {
  const { ask } = await asking({ ...shop, 'apps/orders/src/bad.ts': "import { Ledger } from '../../billing/src/invoice';\nconsole.log(Ledger);\n" });
  expect((await ask('may_import', { from: 'apps/orders/src/main.ts', to: '@acme/money' })).data).toMatchObject({ allowed: true, broken: [] });
  const { data } = await ask('may_import', { from: 'apps/orders/src/main.ts', to: '../../billing/src/invoice', names: ['Ledger'] });
  expect(rulesOf(data)).toEqual(['no-cross-service-import']);
});

test('an undeclared package is refused, a cycle is found, and CommonJS is asked as such', async () => {
  const { ask } = await asking({
    ...shop,
    'mandate.config.json': '{ "rules": { "no-undeclared-dependency": "error", "no-module-cycle": "error" } }',
    'apps/orders/src/order.ts': "import { main } from './main.ts';\nexport const order = main;\n",
    'apps/orders/src/old.cjs': 'module.exports = 1;\n',
  });
  const undeclared = await ask('may_import', { from: 'apps/billing/src/main.ts', to: '@acme/money' });
  expect(rulesOf(undeclared.data)).toEqual(['no-undeclared-dependency']);
  expect(undeclared.text).toMatch(/^not until it is declared: .*\n.*apps\/billing\/package\.json/);
  expect(rulesOf((await ask('may_import', { from: 'apps/orders/src/main.ts', to: './order.ts', names: ['order'] })).data)).toEqual(['no-module-cycle']);
  expect((await ask('may_import', { from: 'apps/orders/src/old.cjs', to: '../../billing/src/invoice.ts' })).data).toMatchObject({ allowed: false });
});

test.each(['vue', 'svelte', 'astro'])('a component of .%s is asked by its script', async (ending) => {
  const path = `apps/orders/src/Cart.${ending}`;
  const { ask } = await asking({ ...shop, [path]: '<script>\nexport const a = 1;\n</script>\n<p>cart</p>\n' });
  for (const from of [path, `apps/orders/src/New.${ending}`]) {
    expect((await ask('may_import', { from, to: 'apps/billing/src/invoice.ts' })).data).toMatchObject({ allowed: false, leads_to: 'apps/billing/src/invoice.ts' });
    expect((await ask('may_import', { from, to: '@acme/money' })).data).toMatchObject({ allowed: true, leads_to: 'packages/money/src/index.ts' });
  }
});

test('an accepted import is allowed, and what accepts it is told', async () => {
  const { ask } = await asking({ ...shop, 'mandate.config.json': JSON.stringify({
    waivers: [{ rule: 'no-cross-service-import', from: 'apps/orders/src/main.ts', to: 'apps/billing/src/invoice.ts', reason: 'moves out next month', owner: 'orders', expires: '2026-06-01' }],
  }) });
  const { data, text } = await ask('may_import', { from: 'apps/orders/src/main.ts', to: 'apps/billing/src/invoice.ts', names: ['Ledger'] });
  expect(data).toMatchObject({ allowed: true, broken: [{ rule: 'no-cross-service-import', status: 'waived' }] });
  expect(text).toContain('(waived, does not count)');
});

test('what leads nowhere is neither allowed nor called broken', async () => {
  const { ask } = await asking(shop);
  const { data, text } = await ask('may_import', { from: 'apps/orders/src/main.ts', to: './nothing.js' });
  expect(data).toMatchObject({ allowed: false, leads_to: null, broken: [] });
  expect(text).toMatch(/^unknown: /);
});

test('nothing is written, and no buffer stays behind', async () => {
  const { ask } = await asking(shop);
  const before = (await ask('check')).data;
  await ask('may_import', { from: 'apps/orders/src/new.ts', to: 'apps/billing/src/invoice.ts' });
  await ask('may_import', { from: 'apps/orders/src/main.ts', to: 'apps/billing/src/invoice.ts' });
  expect((await ask('check')).data).toEqual(before);
  expect((await ask('check', { files: ['apps/orders/src/new.ts'] })).data).toMatchObject({ not_analysed: ['apps/orders/src/new.ts'] });
});

test('questions at one time do not see the buffers of each other', async () => {
  const { ask } = await asking(shop);
  const answers = await Promise.all([
    ask('may_import', { from: 'apps/orders/src/main.ts', to: 'apps/billing/src/invoice.ts' }),
    ask('check'),
    ask('may_import', { from: 'apps/orders/src/main.ts', to: '@acme/money' }),
    ask('check'),
  ]);
  expect(answers.map(({ data }) => data['allowed'] ?? data['verdict'])).toEqual([false, 'pass', true, 'pass']);
});

describe('bad input', () => {
  test.each([
    ['a path that leads out', { from: '../other/src/a.ts', to: '@acme/money' }, 'is no path of a file below the root'],
    ['an absolute path elsewhere', { from: '/etc/passwd.ts', to: '@acme/money' }, 'is no path of a file below the root'],
    ['a target that leads out', { from: 'apps/orders/src/main.ts', to: '../../../../../etc/passwd' }, 'is no path of a file below the root'],
    ['a name near a service', { from: 'ordesr', to: '@acme/money' }, 'Near are: orders'],
    ['a file that is no source', { from: 'apps/orders/Dockerfile', to: '@acme/money' }, 'no path of a source file'],
    ['an ignored file', { from: 'gen/a.ts', to: '@acme/money' }, 'is not analysed'],
    ['two lines', { from: 'apps/orders/src/main.ts', to: "x';\nimport 'y" }, 'one line'],
    ['a name that is none', { from: 'orders', to: 'billing', names: ['a } from "x"; //'] }, 'a name as it is exported'],
    ['nothing', {}, 'Invalid arguments'],
    ['another key', { from: 'orders', to: 'billing', force: true }, 'Invalid arguments'],
  ])('%s', async (_, args, message) => {
    const { ask } = await asking({ ...shop, 'mandate.config.json': '{ "ignore": ["gen/**"] }' });
    const { isError, text } = await ask('may_import', args);
    expect(isError).toBe(true);
    expect(text).toContain(message);
    expect((await ask('services')).isError).toBe(false);
  });
});

test('the verdict is that of the check, for every import that breaks a rule in the storefront', async () => {
  const { ask } = await asking(storefront);
  const { data } = await ask('check');
  const findings = data['findings'] as { rule: string; what: string; places: string[] }[];
  const crossing = findings.filter(({ rule }) => rule === 'no-cross-service-import');
  expect(crossing.length).toBeGreaterThan(1);
  for (const { what, places: [place = ''] } of crossing) {
    const [, target] = /: (\S+)$/.exec(what)!;
    const answer = await ask('may_import', { from: place.replace(/:\d+:\d+$/, ''), to: target });
    expect(answer.data, what).toMatchObject({ allowed: false });
  }
});
