import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { shop, startEditor } from './client.fixture.ts';

const orders = 'services/orders/src/main.ts';
const deep = "import { invoices } from '../../billing/src/invoices.js';\n";
const broken = [`${orders} no-cross-service-import`];

test('malformed messages are refused by the protocol, and the next one is answered', async () => {
  const editor = await startEditor();
  await editor.open(orders, deep);
  editor.raw('Content-Length: 5\r\n\r\n{bad}');
  editor.raw('rubbish without an end Content-Length: nine\r\n\r\n');
  editor.raw('Content-Length: 999999999999999\r\n\r\nContent-Length: 0\r\n\r\n');
  editor.raw('Content-Length: 2\r\n\r\n[]Content-Length: 4\r\n\r\nnull');
  editor.raw('Content-Length: 34\r\n\r\n{"jsonrpc":"2.0","method":"$/odd"}');
  expect(await editor.codes()).toEqual(broken);
  expect(editor.received().match(/"id":null,"error":\{"code":-32700/g)).toHaveLength(4);
});

test('a request that is none, or whose parts are missing, is answered with an error', async () => {
  const editor = await startEditor();
  await expect(editor.connection.sendRequest('textDocument/rubbish', {})).rejects.toMatchObject({ code: -32601 });
  await expect(editor.connection.sendRequest('textDocument/hover', { nothing: true })).rejects.toMatchObject({ code: expect.any(Number) });
  await expect(editor.connection.sendRequest('workspace/executeCommand', { command: 'rm -rf' })).rejects.toMatchObject({ code: -32602, message: 'There is no command rm -rf.' });
  await expect(editor.connection.sendRequest('initialize', { capabilities: {} })).rejects.toMatchObject({ code: -32600 });
  await editor.connection.sendNotification('textDocument/didOpen', { textDocument: null });
  await editor.connection.sendNotification('textDocument/didChange', {});
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 7 }, { uri: 'file:///%zz' }] });
  await editor.open(orders, deep);
  expect(await editor.codes()).toEqual(broken);
});

test('an edit past the end counts at the end; one of a document that was never opened changes nothing', async () => {
  const editor = await startEditor();
  await editor.change(orders, [{ text: deep }]);
  expect(await editor.codes()).toEqual([]);
  expect(editor.logged.join('\n')).toContain('was changed but never opened');
  await editor.open(orders, '');
  await editor.change(orders, [{ range: { start: { line: 900, character: 4 }, end: { line: 901, character: 9 } }, text: deep }]);
  expect(await editor.codes()).toEqual(broken);
  await editor.close('services/orders/src/never.ts');
  await editor.open('services/orders/src/new.ts', deep);
  expect(await editor.codes()).toContain('services/orders/src/new.ts no-cross-service-import');
});

test('a paste of 5 MB is taken', async () => {
  const editor = await startEditor();
  await editor.open(orders, '');
  await editor.change(orders, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: `${deep}${'export const x = "long enough";\n'.repeat(170_000)}` }]);
  expect(await editor.codes()).toContain(broken[0]);
  await editor.change(orders, [{ text: '' }]);
  expect(await editor.codes()).toEqual([]);
});

test('a config that does not hold is told where it is wrong, and the last good one counts meanwhile', async () => {
  const config = 'mandate.config.json';
  const editor = await startEditor({ files: { ...shop, [orders]: deep, [config]: '{ "rules": { "no-cross-service-import": "warn" } }' } });
  expect((await editor.diagnostics(orders))[0]?.severity).toBe(2);
  editor.write(config, '{\n  "rules": { "no-cross-service-import": "loud" }\n}');
  await editor.watched({ [config]: 2 });
  const [fault, ...others] = await editor.diagnostics(config);
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ severity: 1, code: 'config', range: { start: { line: 1 } }, message: expect.stringContaining('last good config') });
  expect((await editor.diagnostics(orders))[0]?.severity).toBe(2);
  expect(editor.shown).toHaveLength(1);
  expect(editor.statuses.at(-1)?.configFault).toContain(config);
  editor.write(config, '{ "rules": { "no-cross-service-import": "off" } }');
  await editor.watched({ [config]: 2 });
  expect(await editor.codes()).toEqual([]);
  expect(editor.statuses.at(-1)).not.toHaveProperty('configFault');
});

test('a config that is code waits for trust', async () => {
  const config = 'mandate.config.mjs';
  const files = { ...shop, [orders]: deep, [config]: "export default { rules: { 'no-cross-service-import': 'off' } };" };
  const editor = await startEditor({ files, trusted: false });
  expect(await editor.codes()).toEqual([`${config} config`, ...broken]);
  expect((await editor.diagnostics(config))[0]).toMatchObject({ severity: 3, message: expect.stringContaining('does not run until') });
  expect(editor.statuses.at(-1)).toMatchObject({ trusted: false, configFault: expect.anything() });
  await editor.connection.sendNotification('mandate/trust', { trusted: true });
  expect(await editor.codes()).toEqual([]);
  expect(editor.statuses.at(-1)).toMatchObject({ trusted: true, configFile: editor.uri(config) });
});

test('a workspace that is deleted leaves what was last known, and is told in the log', async () => {
  const editor = await startEditor({ files: { ...shop, [orders]: deep } });
  expect(await editor.codes()).toEqual(broken);
  rmSync(editor.root, { recursive: true });
  await editor.watched({ 'services/orders': 3 });
  expect(await editor.codes()).toEqual(broken);
  expect(editor.logged.join('\n')).toContain(editor.root);
  expect(editor.statuses.at(-1)?.fault).toContain(editor.root);
  for (const [path, text] of Object.entries(shop)) editor.write(path, text);
  await editor.watched({ services: 1 });
  expect(await editor.codes()).toEqual([]);
  expect(editor.statuses.at(-1)).not.toHaveProperty('fault');
});

test('folders come and go, and a folder that is not there harms no other', async () => {
  const editor = await startEditor({ files: { ...shop, [orders]: deep } });
  const other = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-lsp-')));
  onTestFinished(() => rmSync(other, { recursive: true, force: true }));
  writeFileSync(join(other, 'package.json'), '{ "name": ');
  const folder = (path: string): { uri: string; name: string } => ({ uri: pathToFileURL(path).href, name: path });
  const change = (added: readonly string[], removed: readonly string[]): Promise<void> => editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: added.map(folder), removed: removed.map(folder) },
  });
  await change([other, join(other, 'missing')], []);
  await editor.settled();
  const told = editor.published.find(({ uri }) => uri === pathToFileURL(join(other, 'package.json')).href);
  expect(told?.diagnostics.map(({ code }) => code)).toEqual(['invalid-root-manifest']);
  await change([], [editor.root]);
  await editor.settled();
  expect(editor.published.at(-1)).toEqual({ uri: editor.uri(orders), diagnostics: [] });
});

test('without a folder nothing is analysed, and the log says why', async () => {
  const editor = await startEditor({ initialize: () => ({ workspaceFolders: null }) });
  await editor.open(orders, deep);
  expect(await editor.codes()).toEqual([]);
  expect(editor.logged.join('\n')).toMatch(/No folder is open[^]*lies in no folder/);
  expect(await editor.hover(orders, { line: 0, character: 30 })).toBeNull();
});

test.each([
  ['rootUri', (root: string) => ({ rootUri: pathToFileURL(root).href })],
  ['rootPath', (root: string) => ({ rootPath: root })],
])('an old client tells its folder by %s, and its files are watched for it', async (_way, initialize) => {
  const editor = await startEditor({ capabilities: { workspace: {} }, initialize: (root) => ({ workspaceFolders: null, ...initialize(root) }) });
  await editor.open(orders, deep);
  expect(await editor.codes()).toEqual(broken);
  expect(editor.registered).toEqual([]);
  await editor.close(orders);
  await expect.poll(async () => {
    editor.write(orders, deep);
    return editor.codes();
  }, { timeout: 10_000 }).toEqual(broken);
});

test('commands give a graph, a document, and the status after another look', async () => {
  const editor = await startEditor({ files: { ...shop, [orders]: deep } });
  const run = (command: string, ...given: unknown[]): Promise<unknown> => editor.connection.sendRequest('workspace/executeCommand', { command, arguments: given });
  editor.write('services/orders/src/more.ts', deep);
  expect(await run('mandate.checkWorkspace')).toMatchObject([{ services: 2, findings: { errors: 2 } }]);
  expect(editor.registered).toEqual(['workspace/didChangeWatchedFiles']);
  expect(await run('mandate.showGraph', editor.uri(orders))).toMatchObject({ format: 'mermaid', text: expect.stringMatching(/^flowchart[^]*"orders"[^]*-->/) });
  expect(await run('mandate.explain', 'no-deep-import')).toMatch(/^# no-deep-import/);
  await expect(run('mandate.explain', '../../package')).rejects.toMatchObject({ message: 'There is no rule ../../package.' });
  await expect(run('mandate.showGraph', undefined, 'gif')).rejects.toMatchObject({ code: -32602 });
});
