import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ProtocolConnection, StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver/node';
import { expect, onTestFinished, test } from 'vitest';
import { type Status, serverCommands, statusMethod, trustMethod } from '../editors/vscode/src/server-protocol.ts';
import type { Status as StatusOfServer } from '../src/surfaces/lsp/status.ts';

test('the extension calls notifications, requests and commands by the names that the built server knows', async () => {
  const { connection, root } = await startServer({ 'mandate.config.mjs': 'export default {};\n' });
  const before = await connection.sendRequest<readonly Status[]>(statusMethod);
  const configFault = expect.stringContaining('is code') as string;
  expect(before).toMatchObject([{ root: pathToFileURL(root).href, trusted: false, configFault }]);
  await connection.sendNotification(trustMethod, { trusted: true });
  const after = await connection.sendRequest<readonly Status[]>(statusMethod);
  expect(after).toMatchObject([{ trusted: true, configFile: pathToFileURL(join(root, 'mandate.config.mjs')).href }]);
  expect(await execute(connection, serverCommands.check)).toEqual(after);
  expect(await execute(connection, serverCommands.graph, pathToFileURL(root).href, 'mermaid'))
    .toMatchObject({ root, text: expect.stringContaining('flowchart') as string });
  expect(await execute(connection, serverCommands.explain, 'no-service-cycle')).toContain('# no-service-cycle');
});

test('the extension and the server have one idea of a status', () => {
  const told: StatusOfServer = {
    root: 'file:///shop', folders: [], services: 0, files: 0, trusted: true,
    findings: { errors: 0, warnings: 0 }, problems: { errors: 0, warnings: 0 },
  };
  // Held by the types: each is taken for the other.
  const shown: Status = told;
  const same: Required<StatusOfServer> = shown as Required<Status>;
  expect(same).toBe(told);
});

interface Started {
  readonly connection: ProtocolConnection;
  readonly root: string;
}

async function startServer(files: Readonly<Record<string, string>>): Promise<Started> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-vscode-')));
  const all = { 'package.json': '{ "name": "shop", "workspaces": [] }', ...files };
  for (const [path, text] of Object.entries(all)) writeFileSync(join(root, path), text);
  const server = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio', '--no-cache'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  onTestFinished(() => {
    connection.dispose();
    server.kill();
    rmSync(root, { recursive: true, force: true });
  });
  const workspaceFolders = [{ uri: pathToFileURL(root).href, name: 'shop' }];
  await connection.sendRequest('initialize', {
    processId: process.pid, rootUri: null, workspaceFolders, capabilities: {}, initializationOptions: { trusted: false },
  });
  await connection.sendNotification('initialized', {});
  return { connection, root };
}

async function execute(connection: ProtocolConnection, command: string, ...given: readonly unknown[]): Promise<unknown> {
  return connection.sendRequest('workspace/executeCommand', { command, arguments: given });
}
