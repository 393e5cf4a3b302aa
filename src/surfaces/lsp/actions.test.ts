import { expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver';
import { capable, shop, startEditor } from './client.fixture.ts';

const orders = 'services/orders/src/main.ts';
const manifest = 'services/orders/package.json';
const past = "import { invoiceRoute } from '@shop/billing-contracts/src/routes.js';\n\nexport const route = invoiceRoute;\n";
const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } });

test('the import moves to the published entry, in the buffer as it is now', async () => {
  const editor = await startEditor();
  const text = `// one\n// two\n${past}`;
  await editor.open(orders, text);
  const diagnostics = await editor.diagnostics(orders);
  expect(diagnostics.map(({ code }) => code)).toEqual(['no-deep-import']);
  const [repair, ...others] = await editor.actions(orders, diagnostics[0]!.range, diagnostics);
  expect(repair).toMatchObject({
    title: "Import from '@shop/billing-contracts' instead", kind: 'quickfix', isPreferred: true, diagnostics,
    edit: { documentChanges: [{ textDocument: { uri: editor.uri(orders), version: 2 }, edits: [{ newText: '' }] }] },
  });
  expect(others.map(({ title }) => title)).toEqual(['Except this from no-deep-import, with a reason that you fill in']);
  const after = await editor.apply(repair!, { [orders]: text });
  expect(after[orders]).toBe(`// one\n// two\n${shop[orders]!}`);
  expect(await editor.codes()).toEqual([]);
});

test('a dependency that is not declared is added to the manifest, open or not', async () => {
  const bare = '{\n  "name": "@shop/orders",\n  "private": true\n}\n';
  const editor = await startEditor({ files: { ...shop, [manifest]: bare }, capabilities: { ...capable, workspace: {} } });
  await editor.open(orders, shop[orders]!);
  const [diagnostic] = await editor.diagnostics(orders);
  expect(diagnostic?.code).toBe('no-undeclared-dependency');
  const [action] = await editor.actions(orders, diagnostic!.range);
  expect(action?.title).toBe(`Add @shop/billing-contracts to dependencies of ${manifest}`);
  expect(Object.keys(action?.edit?.changes ?? {})).toEqual([editor.uri(manifest)]);
  const after = await editor.apply(action!, { [orders]: shop[orders]! });
  expect(JSON.parse(after[manifest]!)).toMatchObject({ dependencies: { '@shop/billing-contracts': expect.any(String) } });
  expect(await editor.codes()).toEqual([]);
});

test('an exception asks for its reason until it has one', async () => {
  const editor = await startEditor();
  const text = "export const before = 1;\n  import {\n    invoices,\n  } from '../../billing/src/invoices.js';\n";
  await editor.open(orders, text);
  const action = (await editor.actions(orders, at(3, 14))).find(({ title }) => title.startsWith('Except'));
  const after = await editor.apply(action!, { [orders]: text });
  expect(after[orders]).toBe(text.replace('  import', '  // mandate-disable-next-line no-cross-service-import -- \n  import'));
  expect(await editor.codes()).toEqual([`${orders} no-cross-service-import`, `${orders} no-unexplained-waiver`]);
  await editor.change(orders, [{ text: after[orders]!.replace('-- \n', '-- moves out with the next release\n') }]);
  expect(await editor.codes()).toEqual([]);
});

test('a client that takes snippets gets the cursor where the reason goes', async () => {
  const editor = await startEditor({
    capabilities: { ...capable, workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } },
  });
  await editor.open(orders, past);
  const action = (await editor.actions(orders, at(0, 40))).find(({ title }) => title.startsWith('Except'));
  expect(action?.edit?.documentChanges).toMatchObject([{
    edits: [{ snippet: { kind: 'snippet', value: '// mandate-disable-next-line no-deep-import -- $0\n' } }],
  }]);
});

test('where no comment can stand none is offered', async () => {
  const files = {
    ...shop,
    'services/orders/src/sql.ts': "import { Pool } from 'pg';\nexport const read = (pool: Pool) => pool.query(`\n  SELECT * FROM billing.invoices\n`);\n",
    'services/orders/package.json': '{ "name": "@shop/orders", "dependencies": { "pg": "8", "@shop/billing-contracts": "*" } }',
    'services/billing/migrations/001.sql': 'CREATE SCHEMA billing;\nCREATE TABLE billing.invoices (id int);\n',
  };
  const editor = await startEditor({ files });
  const diagnostics = (await editor.diagnostics('services/orders/src/sql.ts')).filter(({ code }) => code === 'no-foreign-table');
  expect(diagnostics).toHaveLength(1);
  expect(await editor.actions('services/orders/src/sql.ts', diagnostics[0]!.range, diagnostics)).toEqual([]);
});

test('only what is asked for is offered, and only where it is', async () => {
  const editor = await startEditor();
  const text = `${past}import '@shop/billing-contracts/src/routes.js';\n`;
  await editor.open(orders, text);
  expect(await editor.actions(orders, at(1, 0))).toEqual([]);
  expect(await editor.actions(orders, at(0, 40), [], ['refactor'])).toEqual([]);
  const [all] = await editor.actions(orders, at(1, 0), [], ['source.fixAll']);
  expect(all?.kind).toBe('source.fixAll.mandate');
  expect((await editor.apply(all!, { [orders]: text }))[orders]).toContain("from '@shop/billing-contracts';");
});

test('hovering an import tells where it leads, and whether it may', async () => {
  const editor = await startEditor();
  const text = `${shop[orders]!}import { invoices } from '../../billing/src/invoices.js';\nimport zod from 'zod';\nimport './own.js';\n`;
  await editor.open('services/orders/src/own.ts', '');
  await editor.open(orders, text);
  const told = async (line: number, character: number): Promise<unknown> => (await editor.hover(orders, { line, character }))?.contents;
  expect(await told(0, 35)).toEqual({ kind: 'markdown', value: [
    'The interface **@shop/billing-contracts** of service **billing**',
    '`packages/billing-contracts/src/index.ts` in project `packages/billing-contracts`, by its published entry `@shop/billing-contracts`.',
    '✔ Allowed',
  ].join('\n\n') });
  expect(await told(3, 30)).toMatchObject({ value: expect.stringMatching(/^The inside of service \*\*billing\*\*[^]*✖ Not allowed by `no-cross-service-import`[^]*fix: /) });
  expect(await told(4, 18)).toMatchObject({ value: expect.stringMatching(/^\*\*zod\*\* is a package from outside/) });
  expect(await told(5, 10)).toMatchObject({ value: expect.stringContaining('in the same project') });
  expect(await told(1, 0)).toBeUndefined();
});

test('a client without Markdown gets plain text', async () => {
  const editor = await startEditor({ capabilities: {} });
  expect((await editor.hover(orders, { line: 0, character: 35 }))?.contents).toMatchObject({ kind: 'plaintext', value: expect.not.stringContaining('*') });
  expect(await editor.actions(orders, at(0, 35))).toEqual([]);
});
