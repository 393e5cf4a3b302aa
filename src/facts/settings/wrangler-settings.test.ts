import { expect, test } from 'vitest';
import { wranglerSettings } from './wrangler-settings.ts';

const path = 'apps/orders/wrangler.jsonc';
const read = (text: string) => wranglerSettings.read(path, text);

test.each([
  ['wrangler.jsonc', true], ['apps/a/wrangler.json', true], ['wrangler.staging.jsonc', true], ['wrangler.toml', false], ['package.json', false],
])('%s is read: %s', (name, is) => expect(wranglerSettings.reads(name)).toBe(is));

test('databases, buckets and what bindings lead to, by environment', () => {
  const { facts } = read(`{
    // the worker
    "vars": { "DB_NAME": "orders", "API_TOKEN": "hunter2", "LEVEL": 3 },
    "d1_databases": [{ "binding": "DB", "database_name": "orders", "database_id": "a-b" }],
    "r2_buckets": [{ "binding": "FILES", "bucket_name": "order-files" }],
    "hyperdrive": [{ "binding": "PG", "id": "f00", "localConnectionString": "postgres://me:hunter2@db/orders" }],
    "kv_namespaces": [{ "binding": "CACHE", "id": "c0ffee" }],
    "env": { "staging": {
      "vars": { "DB_NAME": "orders-staging" },
    } },
  }`);
  expect(facts.map(({ site: { line }, ...fact }) => [line, fact.kind === 'setting' ? [fact.scope, fact.key, fact.value] : fact.kind === 'connection' && fact.address])).toEqual([
    [3, [{ in: 'file' }, 'DB_NAME', { kind: 'text', text: 'orders' }]],
    [3, [{ in: 'file' }, 'API_TOKEN', { kind: 'hidden' }]],
    [3, [{ in: 'file' }, 'LEVEL', { kind: 'hidden' }]],
    [4, { engine: 'sqlite', host: 'd1', database: 'orders' }],
    [5, { engine: 's3', host: 'r2', database: 'order-files' }],
    [6, [{ in: 'file' }, 'PG', { kind: 'reference', name: 'hyperdrive', key: 'f00' }]],
    [7, [{ in: 'file' }, 'CACHE', { kind: 'reference', name: 'kv', key: 'c0ffee' }]],
    [9, [{ in: 'deployment', name: 'staging' }, 'DB_NAME', { kind: 'text', text: 'orders-staging' }]],
  ]);
  expect(JSON.stringify(facts)).not.toContain('hunter2');
});

test.each(['', '[]', '{ "vars": 3, "env": [1], "d1_databases": [1, { "database_name": 2 }] }', '{ "env": { "a": null, "__proto__": {} } }'])('%j tells nothing', (text) => {
  expect(read(text).facts).toEqual([]);
});

test('bad JSON is a problem that quotes nothing', () => expect(read('{ "vars": hunter2').problem?.message).not.toContain('hunter2'));
