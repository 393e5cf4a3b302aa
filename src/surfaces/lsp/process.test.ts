import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type ProtocolConnection, StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver/node';
import { shop } from './client.fixture.ts';
import type { Status } from './status.ts';

const orders = 'services/orders/src/main.ts';

interface Started {
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly root: string;
  readonly exited: Promise<number | null>;
  readonly stderr: () => string;
}

/** The built command line, as an editor starts it. */
function start(files: Readonly<Record<string, string>> = shop): Started {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-lsp-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const server = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio', '--no-cache'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let stderr = '';
  server.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exited = new Promise<number | null>((settle) => server.once('exit', settle));
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  onTestFinished(() => {
    connection.dispose();
    server.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });
  return { server, connection, root, exited, stderr: () => stderr };
}

async function initialize({ connection, root }: Started, processId: number | null = process.pid): Promise<void> {
  await connection.sendRequest('initialize', { processId, rootUri: pathToFileURL(root).href, capabilities: {} });
  await connection.sendNotification('initialized', {});
}

test('the built server answers, and ends with 0 after a shutdown', async () => {
  const started = start();
  await initialize(started);
  const published: { uri: string; diagnostics: { code: string }[] }[] = [];
  started.connection.onNotification('textDocument/publishDiagnostics', (params: (typeof published)[0]) => void published.push(params));
  await started.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: pathToFileURL(join(started.root, orders)).href, languageId: 'typescript', version: 1, text: "import '../../billing/src/main.js';\n" },
  });
  const [status] = await started.connection.sendRequest<Status[]>('mandate/status');
  expect(status).toMatchObject({ services: 2, findings: { errors: 1, warnings: 0 }, trusted: true });
  expect(published.at(-1)?.diagnostics.map(({ code }) => code)).toEqual(['no-cross-service-import']);
  await started.connection.sendRequest('shutdown');
  await started.connection.sendNotification('exit');
  expect(await started.exited).toBe(0);
  expect(started.stderr()).toBe('');
});

test('an exit on the heels of the shutdown is no less clean', async () => {
  const started = start();
  await initialize(started);
  const answered = started.connection.sendRequest('shutdown');
  await started.connection.sendNotification('exit');
  expect(await started.exited).toBe(0);
  expect(started.stderr()).toBe('');
  await answered;
});

test('an exit without a shutdown, and a client that closes its end, end it with 1', async () => {
  const [abrupt, closing] = [start(), start()];
  await Promise.all([initialize(abrupt), initialize(closing)]);
  await abrupt.connection.sendNotification('exit');
  closing.server.stdin!.end();
  expect(await Promise.all([abrupt.exited, closing.exited])).toEqual([1, 1]);
});

test('a client that dies leaves no server behind, though its pipe stays open', async () => {
  const client = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 1000)']);
  const started = start();
  await initialize(started, client.pid!);
  client.kill('SIGKILL');
  expect(await started.exited).toBe(1);
});

test('a config that prints, throws late and ends the process does neither harm the protocol nor end the server', async () => {
  const started = start({ ...shop, 'mandate.config.mjs': [
    "console.log('Content-Length: 1');",
    "setTimeout(() => { throw new Error('late'); }, 10);",
    'setTimeout(() => process.exit(7), 20);',
    'export default { strict: true };',
  ].join('\n') });
  const logged: string[] = [];
  started.connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  await initialize(started);
  await started.connection.sendRequest('mandate/status');
  await expect.poll(() => logged.filter((message) => message.includes('failed late')), { timeout: 10_000 }).toHaveLength(2);
  const [status] = await started.connection.sendRequest<Status[]>('mandate/status');
  expect(status).toMatchObject({ services: 2, configFile: pathToFileURL(join(started.root, 'mandate.config.mjs')).href });
  expect(started.stderr()).toContain('Content-Length: 1');
});
