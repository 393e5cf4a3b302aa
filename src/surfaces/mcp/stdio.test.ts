import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { expect, onTestFinished, test } from 'vitest';
import { repositoryOf, shop, told } from './ask-server.fixture.ts';

const cli = resolve('dist/cli.js');
const { dependencies } = createRequire(import.meta.url)('../../../package.json') as { dependencies: Readonly<Record<string, string>> };

const handshake = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } } },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'check', arguments: {} } },
];
const talkative = { ...shop, 'mandate.config.mjs': "console.log('hello');\nprocess.stdout.write('hello');\nexport default { rules: { 'no-module-cycle': 'error' } };\n" };

test('the built command line answers an official client, and ends with it', async () => {
  expect(existsSync(cli), 'run `npm run build` first').toBe(true);
  const transport = new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp', repositoryOf(shop), '--no-cache'], stderr: 'ignore' });
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(transport);
  const { pid } = transport;
  expect(client.getServerVersion()).toMatchObject({ name: 'mandate' });
  const answer = told(await client.callTool({ name: 'may_import', arguments: { from: 'orders', to: 'billing' } }) as CallToolResult);
  expect(answer.data).toMatchObject({ allowed: false });
  const document = told(await client.callTool({ name: 'explain', arguments: { about: 'no-cross-service-import' } }) as CallToolResult);
  expect(document.text).toContain('# no-cross-service-import');
  await client.close();
  expect(() => process.kill(pid!, 0)).toThrow();
});

test('what was asked before stdin ended is answered, nothing but protocol is on stdout, and the process ends', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'mcp', repositoryOf(talkative), '--no-cache', '--trust-config'], {
    input: handshake.map((message) => `${JSON.stringify(message)}\n`).join(''), encoding: 'utf8', timeout: 50_000,
  });
  const messages = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { id: number; result: object });
  expect(messages.map(({ id }) => id)).toEqual([1, 2]);
  expect(messages[1]!.result).toMatchObject({ structuredContent: { verdict: 'pass' } });
  expect(stderr).toContain('hello');
  expect(status).toBe(0);
});

test('lines that are no protocol are passed over', () => {
  const { stdout, status } = spawnSync(process.execPath, [cli, 'mcp', repositoryOf(shop), '--no-cache'], {
    input: ['{ not json', '[]', '{"jsonrpc":"2.0","id":9,"method":"no/such"}', ...handshake.map((message) => JSON.stringify(message))].map((line) => `${line}\n`).join(''),
    encoding: 'utf8', timeout: 50_000,
  });
  const answers = new Map(stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { id: number; error?: { code: number } }).map((one) => [one.id, one]));
  expect(answers.get(9)).toMatchObject({ error: { code: -32601 } });
  expect(answers.get(2)).toMatchObject({ result: { structuredContent: { verdict: 'pass' } } });
  expect(status).toBe(0);
});

test('a client that dies without a word leaves no process behind', async () => {
  const server = spawn(process.execPath, [cli, 'mcp', repositoryOf(shop), '--no-cache'], { stdio: ['pipe', 'pipe', 'ignore'] });
  onTestFinished(() => void server.kill('SIGKILL'));
  server.stdin.write(`${JSON.stringify(handshake[0])}\n`);
  await new Promise((settle) => server.stdout.once('data', settle));
  server.stdout.destroy();
  server.stdin.destroy();
  expect(await new Promise((settle) => server.once('exit', (code) => settle(code)))).toBe(0);
});

test('without the SDK it says how to install it', () => {
  const home = mkdtempSync(join(tmpdir(), 'mandate-without-sdk-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const installed = join(home, 'node_modules', 'mandate');
  cpSync('dist', join(installed, 'dist'), { recursive: true });
  cpSync('package.json', join(installed, 'package.json'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(home, 'node_modules', name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(home, 'node_modules', name));
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(installed, 'dist', 'cli.js'), 'mcp', repositoryOf(shop)], { input: '', encoding: 'utf8' });
  expect(stderr).toContain('npm install --save-dev @modelcontextprotocol/sdk');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
