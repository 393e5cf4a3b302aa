import { expect, test } from 'vitest';
import { wranglerSettings } from './wrangler-settings.ts';

const path = 'apps/orders/wrangler.jsonc';
const read = (text: string) => wranglerSettings.read(path, text);
const readToml = (text: string) => wranglerSettings.read('apps/orders/wrangler.toml', text);
const told = (facts: ReturnType<typeof read>['facts']) =>
  facts.map(({ site: { line }, ...fact }) => [line, fact.kind === 'setting' ? [fact.scope, fact.key, fact.value] : fact.kind === 'connection' && fact.address]);

test.each([
  ['wrangler.jsonc', true], ['apps/a/wrangler.json', true], ['wrangler.staging.jsonc', true], ['wrangler.toml', true], ['apps/a/wrangler.staging.toml', true], ['fly.toml', false], ['package.json', false],
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
  expect(told(facts)).toEqual([
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

test('a wrangler.toml says the same', () => {
  const { facts, problem } = readToml(`# the worker
name = "orders"
compatibility_date = 2025-01-01
[vars]
DB_NAME = "orders" # DB_NAME = "other"
API_TOKEN = "hunter2"
NOTE = """
DB_HOST = "hunter2"
[[d1_databases]]
"""
LEVEL = 3

[[d1_databases]]
binding = "DB"
database_name = "orders"

[[d1_databases]]
binding = "LOG"
database_name = "order-log"

[[r2_buckets]]
bucket_name = 'order-files'

[[hyperdrive]]
binding = "PG"
id = "f00"
localConnectionString = "postgres://me:hunter2@db/orders"

[env.staging]
kv_namespaces = [
  { binding = "CACHE", id = "c0ffee" },
]
[env."staging".vars]
DB_NAME = "orders-staging"
[[env.staging.d1_databases]]
database_name = "orders-staging"
[env.live]
vars = { DB_NAME = "orders-live" }
`);
  expect(problem).toBeUndefined();
  const staging = { in: 'deployment', name: 'staging' };
  expect(told(facts)).toEqual([
    [5, [{ in: 'file' }, 'DB_NAME', { kind: 'text', text: 'orders' }]],
    [6, [{ in: 'file' }, 'API_TOKEN', { kind: 'hidden' }]],
    [7, [{ in: 'file' }, 'NOTE', { kind: 'hidden' }]],
    [11, [{ in: 'file' }, 'LEVEL', { kind: 'hidden' }]],
    [13, { engine: 'sqlite', host: 'd1', database: 'orders' }],
    [17, { engine: 'sqlite', host: 'd1', database: 'order-log' }],
    [21, { engine: 's3', host: 'r2', database: 'order-files' }],
    [24, [{ in: 'file' }, 'PG', { kind: 'reference', name: 'hyperdrive', key: 'f00' }]],
    [30, [staging, 'CACHE', { kind: 'reference', name: 'kv', key: 'c0ffee' }]],
    [34, [staging, 'DB_NAME', { kind: 'text', text: 'orders-staging' }]],
    [35, { engine: 'sqlite', host: 'd1', database: 'orders-staging' }],
    [38, [{ in: 'deployment', name: 'live' }, 'DB_NAME', { kind: 'text', text: 'orders-live' }]],
  ]);
  expect(JSON.stringify(facts)).not.toContain('hunter2');
});

test.each(['', 'vars = 3\nenv = [1]\nd1_databases = [1, { database_name = 2 }]', '[env.a]\n[env.__proto__]', '# [vars]\n# DB_NAME = "orders"'])('%j of TOML tells nothing', (text) => {
  expect(readToml(text)).toEqual({ facts: [] });
});

test.each([
  ['[vars]\nDB_NAME = hunter2', 'not valid TOML', 2],
  ['[vars]\nDB_NAME = "a"\nDB_NAME = "hunter2"', 'not valid TOML', 3],
  [`a = ${'['.repeat(200)}${']'.repeat(200)}`, 'not valid TOML', 1],
  [`a = "${'a'.repeat(1_000_000)}"`, 'it is larger than 1 MB', 1],
])('bad TOML is a problem that quotes nothing', (text, message, line) => {
  expect(readToml(text)).toMatchObject({ facts: [], problem: { message, line } });
});
