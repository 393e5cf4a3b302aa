import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { shop, startEditor } from './client.fixture.ts';

const orders = 'services/orders/src/main.ts';
const routes = 'packages/billing-contracts/src/routes.ts';
const deep = "import { invoices } from '../../billing/src/invoices.js';\n";

test('a forbidden import is told while it is typed, and taken back when it is gone', async () => {
  const editor = await startEditor();
  expect(await editor.codes()).toEqual([]);
  await editor.open(orders, shop[orders]!);
  await editor.change(orders, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: deep }]);
  const [diagnostic, ...others] = await editor.diagnostics(orders);
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({
    range: { start: { line: 0, character: 25 }, end: { line: 0, character: 56 } },
    severity: DiagnosticSeverity.Error, source: 'mandate', code: 'no-cross-service-import', data: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(diagnostic!.message).toMatch(/^orders .*\nwhy: .*\nfix: /);
  expect(existsSync(fileURLToPath(diagnostic!.codeDescription!.href))).toBe(true);
  expect(diagnostic!.relatedInformation).toEqual([
    { location: { uri: editor.uri('services/billing/src/invoices.ts'), range: expect.anything() }, message: 'service billing: services/billing/src/invoices.ts' },
  ]);
  expect(editor.published.at(-1)).toMatchObject({ uri: editor.uri(orders), version: 3 });
  await editor.change(orders, [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' }]);
  expect(await editor.diagnostics(orders)).toEqual([]);
});

test('an edit of one buffer changes what is told of a file that is not open', async () => {
  const editor = await startEditor({ files: { ...shop, [orders]: deep } });
  expect(await editor.codes()).toEqual([`${orders} no-cross-service-import`]);
  const before = editor.published.length;
  // The service is one no more once its only sign is gone.
  await editor.open('services/billing/Dockerfile', '# nothing\n');
  expect(await editor.codes()).toEqual(['services/billing/Dockerfile invalid-deployment']);
  const since = editor.published.slice(before).map(({ uri }) => uri);
  expect(since.filter((uri) => uri === editor.uri(orders))).toHaveLength(1);
  await editor.close('services/billing/Dockerfile');
  expect(await editor.codes()).toEqual([`${orders} no-cross-service-import`]);
});

test('only what changed is told', async () => {
  const editor = await startEditor({ files: { ...shop, [orders]: deep } });
  await editor.open(routes, shop[routes]!);
  await editor.settled();
  const before = editor.published.length;
  await editor.change(routes, [{ text: `${shop[routes]!}\nexport const more = 1;\n` }]);
  await editor.settled();
  expect(editor.published.length).toBe(before);
});

test('a file that is made, moved or removed is followed', async () => {
  const editor = await startEditor();
  const [early, late] = ['services/orders/src/early.ts', 'services/orders/src/late.ts'];
  await editor.settled();
  editor.write(early, deep);
  await editor.watched({ [early]: 1 });
  expect(await editor.codes()).toEqual([`${early} no-cross-service-import`]);
  editor.write(late, deep);
  editor.remove(early);
  await editor.connection.sendNotification('workspace/didRenameFiles', { files: [{ oldUri: editor.uri(early), newUri: editor.uri(late) }] });
  expect(await editor.codes()).toEqual([`${late} no-cross-service-import`]);
  editor.remove('services/orders/src');
  await editor.watched({ 'services/orders/src': 3 });
  expect(await editor.codes()).toEqual([]);
});

test('a checkout of many files is one change', async () => {
  const editor = await startEditor();
  await editor.settled();
  const before = editor.statuses.length;
  const paths = Array.from({ length: 700 }, (_, index) => `services/orders/src/made/file-${index}.ts`);
  for (const path of paths) editor.write(path, deep);
  for (const path of paths) await editor.watched({ [path]: 1 });
  expect(await editor.codes()).toHaveLength(700);
  expect(editor.statuses.length - before).toBeLessThan(20);
});

test('what is saved is read from the disk once the buffer is closed', async () => {
  const editor = await startEditor();
  await editor.open(orders, deep);
  expect(await editor.codes()).toHaveLength(1);
  editor.write(orders, `${deep}\n`);
  await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri: editor.uri(orders) } });
  await editor.close(orders);
  expect(await editor.codes()).toEqual([`${orders} no-cross-service-import`]);
});

test('a manifest is judged as it is typed, and the problem of a broken one stands where it breaks', async () => {
  const manifest = 'services/orders/package.json';
  const editor = await startEditor();
  await editor.open(manifest, '{ "name": "@shop/orders", "private": true }');
  expect(await editor.codes()).toEqual([`${orders} no-undeclared-dependency`]);
  await editor.change(manifest, [{ text: '{ "name": ' }]);
  expect(await editor.codes()).toContain(`${manifest} invalid-manifest`);
  await editor.change(manifest, [{ text: shop[manifest]! }]);
  expect(await editor.codes()).toEqual([]);
});
