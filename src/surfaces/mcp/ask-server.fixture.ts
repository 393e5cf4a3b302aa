import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { onTestFinished } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { createServer } from './create-server.ts';
import { openWarmRepository } from './warm-repository.ts';

/** A connected client, and the directory that it asks about. */
export interface Asking {
  readonly root: string;
  readonly client: Client;
  /** What a tool answers: its text, its data, and whether it is an error. */
  ask(tool: string, args?: Readonly<Record<string, unknown>>): Promise<Told>;
  write(path: string, text: string): void;
}

export interface Told {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
}

export const storefront = resolve('examples/storefront');

/** Two services, the interface package of one of them, and a library. */
export const shop: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  'apps/orders/package.json': '{ "name": "@acme/orders", "dependencies": { "@acme/billing-contracts": "*", "@acme/money": "*" } }',
  'apps/orders/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "dist/main.js"]\n',
  'apps/orders/src/main.ts': 'export const main = 1;\n',
  'apps/orders/src/order.ts': 'export interface Order { id: string }\n',
  'apps/billing/package.json': '{ "name": "@acme/billing" }',
  'apps/billing/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "dist/main.js"]\n',
  'apps/billing/src/main.ts': "export { Invoice } from './invoice.ts';\n",
  'apps/billing/src/invoice.ts': 'export class Invoice {}\nexport class Ledger {}\n',
  'packages/billing-contracts/package.json': '{ "name": "@acme/billing-contracts", "exports": "./src/index.ts" }',
  'packages/billing-contracts/src/index.ts': 'export interface Invoice { total: number }\n',
  'packages/money/package.json': '{ "name": "@acme/money", "exports": "./src/index.ts" }',
  'packages/money/src/index.ts': 'export const cent = 1;\n',
};

/** A repository of these files, in a directory of its own. */
export function repositoryOf(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-mcp-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) writeFile(root, path, text);
  return root;
}

/** A server of the product and an official client, joined in memory. */
export async function asking(where: Readonly<Record<string, string>> | string, { trusted = false } = {}): Promise<Asking> {
  const root = typeof where === 'string' ? where : repositoryOf(where);
  const repository = openWarmRepository(root, { rules, trusted, cacheDirectory: false, today: () => '2026-05-04', helpOf: (rule) => rule === 'no-deep-import' ? '# no-deep-import\n\nIts document.\n' : undefined });
  const server = createServer(repository);
  const client = new Client({ name: 'test', version: '1.0.0' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  onTestFinished(async () => {
    await client.close();
    await repository.close();
  });
  return {
    root,
    client,
    // The client holds structured content against the schema that the server lists.
    ask: async (name, args = {}) => told(await client.callTool({ name, arguments: { ...args } }) as CallToolResult),
    write: (path, text) => writeFile(root, path, text),
  };
}

export function told({ content, structuredContent = {}, isError = false }: CallToolResult): Told {
  return { text: content.map((part) => (part.type === 'text' ? part.text : '')).join('\n'), data: structuredContent, isError };
}

function writeFile(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
