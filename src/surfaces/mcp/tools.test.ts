import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { asking, repositoryOf, shop, storefront } from './ask-server.fixture.ts';

test('every tool says that it only reads, and has schemas of both sides', async () => {
  const { client } = await asking(shop);
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(['check', 'explain', 'may_import', 'services', 'where_is_interface']);
  for (const { annotations, inputSchema, outputSchema, description } of tools) {
    expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(outputSchema).toMatchObject({ type: 'object' });
    expect(description).toBeTruthy();
  }
  expect(client.getInstructions()).toContain('may_import');
});

describe('services', () => {
  test('tells projects, interfaces and dependencies', async () => {
    const { ask } = await asking({ ...shop, 'apps/orders/src/main.ts': "import type { Invoice } from '@acme/billing-contracts';\nexport type Paid = Invoice;\n" });
    const { data, text } = await ask('services');
    expect(data).toMatchObject({
      services: [
        { name: 'billing', kind: 'service', projects: [{ name: '@acme/billing', directory: 'apps/billing' }], interfaces: [{ name: '@acme/billing-contracts', entries: ['@acme/billing-contracts'] }], dependsOn: [] },
        { name: 'orders', interfaces: [], dependsOn: ['billing'] },
      ],
      libraries: [{ name: '@acme/money', directory: 'packages/money' }],
      notes: [],
    });
    expect(text).toContain('orders (apps/orders) · interface: none · depends on billing');
  });

  test('tells what a service owns', async () => {
    const { ask } = await asking(storefront);
    const { data } = await ask('services');
    expect((data['services'] as { name: string; owns: string[] }[]).find(({ name }) => name === 'billing')?.owns).toContain('table:invoices');
  });

  test('says that there is none', async () => {
    const { ask } = await asking({ 'package.json': '{ "name": "a" }', 'index.ts': 'export {};\n' });
    expect((await ask('services')).text).toContain('No service was found');
  });
});

describe('where_is_interface', () => {
  test('tells the specifier and the names', async () => {
    const { ask } = await asking(shop);
    const { data, text } = await ask('where_is_interface', { service: 'billing' });
    expect(data).toMatchObject({ service: 'billing', advice: null, interfaces: [{ name: '@acme/billing-contracts', modules: null, entries: [{ specifier: '@acme/billing-contracts', exports: ['Invoice'] }] }] });
    expect(text).toContain("import from '@acme/billing-contracts': Invoice");
    expect((await ask('where_is_interface', { service: '@acme/billing' })).data).toEqual(data);
  });

  test('types may come from what the service itself exports, and the engine agrees', async () => {
    const { ask } = await asking({ ...shop, 'apps/billing/package.json': '{ "name": "@acme/billing", "exports": { "./invoice": "./src/invoice.ts", "./package.json": "./package.json" } }' });
    const { data } = await ask('where_is_interface', { service: 'billing' });
    expect(data).toMatchObject({ types_from: ['@acme/billing/invoice'], more_types_from: 0 });
    expect((await ask('where_is_interface', { service: 'orders' })).data).toMatchObject({ types_from: [] });
    const asked = { from: 'orders', to: '@acme/billing/invoice', names: ['Ledger'] };
    const rulesOf = async (args: object): Promise<string[]> => ((await ask('may_import', { ...asked, ...args })).data['broken'] as { rule: string }[]).map(({ rule }) => rule);
    expect(await rulesOf({ type_only: true })).not.toContain('no-cross-service-import');
    expect(await rulesOf({})).toContain('no-cross-service-import');
  });

  test('an interface that was just made is found', async () => {
    const { ask, write } = await asking(shop);
    const { data, text } = await ask('where_is_interface', { service: 'orders' });
    expect(data).toMatchObject({ interfaces: [] });
    expect(text).toContain('orders-contracts');
    write('packages/orders-contracts/package.json', '{ "name": "@acme/orders-contracts", "exports": "./src/index.ts" }');
    write('packages/orders-contracts/src/index.ts', 'export interface Placed { id: string }\n');
    await vi.waitFor(async () => {
      expect((await ask('where_is_interface', { service: 'orders' })).data).toMatchObject({ advice: null, interfaces: [{ entries: [{ exports: ['Placed'] }] }] });
    }, { timeout: 20_000, interval: 100 });
  });

  test('a library and an unknown name are told apart', async () => {
    const { ask } = await asking(shop);
    expect(await ask('where_is_interface', { service: '@acme/money' })).toMatchObject({ isError: true, text: expect.stringContaining('it is a library') as string });
    expect(await ask('where_is_interface', { service: 'biling' })).toMatchObject({ isError: true, text: expect.stringContaining('Near are: billing') as string });
  });
});

describe('explain', () => {
  test('a rule by its document, a finding by its fingerprint', async () => {
    const { ask } = await asking(storefront);
    expect(await ask('explain', { about: 'no-deep-import' })).toMatchObject({ text: expect.stringContaining('Its document.') as string, data: { rule: { id: 'no-deep-import' }, finding: null } });
    const [first] = (await ask('check')).data['findings'] as { fingerprint: string; what: string }[];
    const { data, text } = await ask('explain', { about: first!.fingerprint });
    expect(data).toMatchObject({ rule: null, finding: { fingerprint: first!.fingerprint, what: first!.what } });
    for (const part of ['what: ', 'why: ', 'fix: ', 'at: ']) expect(text).toContain(part);
  });

  test.each([['no-deep-imprt', 'Near are: no-deep-import'], ['0123456789abcdef', 'has the fingerprint'], ['?', 'There are: ']])('%s is unknown', async (about, message) => {
    const { ask } = await asking(shop);
    expect(await ask('explain', { about })).toMatchObject({ isError: true, text: expect.stringContaining(message) as string });
  });
});

describe('check', () => {
  const bad = "import { Ledger } from '../../billing/src/invoice';\nexport const ledger = new Ledger();\n";

  test('a file that was written a moment ago is judged as it is', async () => {
    const { ask, write } = await asking(shop);
    expect((await ask('check')).data).toMatchObject({ verdict: 'pass', findings: [] });
    for (const path of ['apps/orders/src/a.ts', 'apps/orders/src/main.ts']) {
      write(path, bad);
      expect((await ask('check', { files: [path] })).data).toMatchObject({ verdict: 'fail', errors: 1, findings: [{ rule: 'no-cross-service-import', places: expect.arrayContaining([`${path}:1:24`]) as string[] }] });
    }
    write('apps/orders/src/b.ts', bad);
    expect((await ask('check')).text).toContain('apps/orders/src/b.ts');
    for (const path of ['apps/orders/src/a.ts', 'apps/orders/src/b.ts', 'apps/orders/src/main.ts']) write(path, 'export {};\n');
    expect((await ask('check')).data).toMatchObject({ verdict: 'pass', findings: [] });
  });

  test('only the findings of the files that are asked for are told', async () => {
    const { ask, root } = await asking({ ...shop, 'apps/orders/src/bad.ts': bad });
    expect((await ask('check', { files: ['apps/orders/src/main.ts'] })).data).toMatchObject({ verdict: 'pass', findings: [] });
    expect((await ask('check', { files: [join(root, 'apps/orders/src/bad.ts')] })).data).toMatchObject({ verdict: 'fail', errors: 1 });
  });

  test('contents are judged, written nowhere, and forgotten', async () => {
    const { ask } = await asking(shop);
    const contents = { 'apps/orders/src/main.ts': bad };
    expect((await ask('check', { files: [], contents })).data).toMatchObject({ verdict: 'fail', findings: [{ fix: expect.any(String) as string }] });
    expect((await ask('check', { contents })).data).toMatchObject({ verdict: 'fail' });
    expect((await ask('check', { files: ['apps/orders/src/main.ts'] })).data).toMatchObject({ verdict: 'pass' });
  });

  test('a long list is cut, and what is left is counted', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `T${at}`);
    const { ask } = await asking({
      ...shop,
      ...Object.fromEntries(names.map((name) => [`apps/billing/src/${name}.ts`, `export class ${name} {}\n`])),
      'apps/orders/src/main.ts': `${names.map((name) => `import { ${name} } from '../../billing/src/${name}.ts';`).join('\n')}\nconsole.log(${names.join(', ')});\n`,
    });
    const { data, text } = await ask('check');
    expect(data).toMatchObject({ errors: 40, more_findings: 10 });
    expect(data['findings']).toHaveLength(30);
    expect(text).toContain('… 10 more findings');
  });

  test.each([
    ['a path that leads out', { files: ['../../etc/passwd'] }, 'below the root'],
    ['contents that lie outside', { contents: { '/etc/a.ts': '' } }, 'below the root'],
    ['the root itself', { files: ['.'] }, 'below the root'],
    ['a huge list', { files: Array.from({ length: 100_000 }, (_, at) => `a${at}.ts`) }, 'maximum'],
    ['too many files', { files: Array.from({ length: 501 }, (_, at) => `a${at}.ts`) }, 'Too big'],
    ['a text for a list', { files: 'a.ts' }, 'expected array'],
    ['a number for a text', { contents: { 'a.ts': 1 } }, 'expected string'],
  ])('%s is refused, and the next question answered', async (_, args, message) => {
    const { ask } = await asking(shop);
    expect(await ask('check', args)).toMatchObject({ isError: true, text: expect.stringContaining(message) as string });
    expect((await ask('check')).data).toMatchObject({ verdict: 'pass' });
  });

  test('names of the language are no keys, and a link that leads out is not followed', async () => {
    const outside = repositoryOf({ 'secret.ts': "import '../../apps/billing/src/invoice';\n" });
    const { ask, root } = await asking(shop);
    mkdirSync(join(root, 'packages/linked'));
    symlinkSync(outside, join(root, 'packages/linked/src'));
    const { data } = await ask('check', { files: ['packages/linked/src/secret.ts', '__proto__', 'constructor'] });
    expect(data).toMatchObject({ findings: [], not_analysed: ['packages/linked/src/secret.ts', '__proto__', 'constructor'] });
  });
});

test('an unknown tool is an error of the protocol', async () => {
  const { ask } = await asking(shop);
  expect(await ask('rm', {})).toMatchObject({ isError: true, text: expect.stringContaining('not found') as string });
});
