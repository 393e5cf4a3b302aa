import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Tree } from '../../model/tree.ts';
import type { OnDisk } from '../../read-facts.ts';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

const shop: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
  'services/orders/package.json': '{ "name": "@shop/orders", "dependencies": { "bullmq": "5", "knex": "3" } }',
  'services/orders/Dockerfile': 'FROM node:22\nCOPY . .\n',
  'packages/names/package.json': '{ "name": "@shop/names", "main": "src/index.ts" }',
};

interface Told {
  readonly names: readonly string[];
  readonly unread: number;
}

function told(files: Readonly<Record<string, string>>, onDisk?: OnDisk, tree: Tree = memoryTree({ ...shop, ...files })): Told {
  const { resources, problems } = analyse(tree, { rules: [] }, onDisk).architecture;
  const names = [...resources.queues.map(({ name }) => name), ...resources.tables.map(({ schema, name }) => `table ${schema === undefined ? '' : `${schema}.`}${name}`)];
  return { names, unread: problems.filter(({ code }) => code === 'unread-resource').reduce((sum, { sites }) => sum + sites.length, 0) };
}

/** A worker of the queue that an expression names. */
const worker = (imports: string, name: string): Record<string, string> => ({
  'services/orders/src/worker.ts': `import { Worker } from 'bullmq';\n${imports}\nexport const worker = new Worker(${name}, async () => {});\n`,
});
const names = (text: string): Record<string, string> => ({ 'services/orders/src/names.ts': text });

test.each<[string, Record<string, string>, string[]]>([
  ['a constant', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("export const ORDERS = 'orders';") }, ['orders']],
  ['under another name', { ...worker("import { ORDERS as queue } from './names.js';", 'queue'), ...names("const name = 'orders';\nexport { name as ORDERS };") }, ['orders']],
  ['a member of an object', { ...worker("import { QUEUES } from './names.js';", 'QUEUES.orders'), ...names("export const QUEUES = { orders: 'order-events' } as const;") }, ['order-events']],
  ['of one within another', { ...worker("import { Q } from './names.js';", "Q.orders['created-v1']"), ...names("export const Q = Object.freeze({ orders: { 'created-v1': 'orders.created' } });") }, ['orders.created']],
  ['of an enum', { ...worker("import { Queue } from './names.js';", 'Queue.Orders'), ...names("export enum Queue { Orders = 'orders', Other = 'other' }") }, ['orders']],
  ['of a class', { ...worker("import { Queues } from './names.js';", 'Queues.ORDERS'), ...names("export class Queues {\n  static readonly ORDERS = 'orders';\n}") }, ['orders']],
  ['of a class that is exported later', { ...worker("import Queues from './names.js';", 'Queues.ORDERS'), ...names("class Queues {\n  static readonly ORDERS = 'orders';\n}\nexport default Queues;") }, ['orders']],
  ['of a default export', { ...worker("import q from './names.js';", 'q.orders'), ...names("export default { orders: 'orders' };") }, ['orders']],
  ['of a namespace', { ...worker("import * as names from './names.js';", 'names.ORDERS'), ...names("export const ORDERS = 'orders';") }, ['orders']],
  ['of an object in a namespace', { ...worker("import * as names from './names.js';", 'names.Q.orders'), ...names("export const Q = { orders: 'orders' };") }, ['orders']],
  ['a constant of CommonJS', { ...worker("const { ORDERS } = require('./names');", 'ORDERS'), ...names("const ORDERS = 'orders';\nmodule.exports = { ORDERS };") }, ['orders']],
  ['a member of a module of CommonJS', { ...worker("const names = require('./names');", 'names.orders'), ...names("exports.orders = 'orders';") }, ['orders']],
  ['a constant of another package, behind its barrels', {
    ...worker("import { Queues } from '@shop/names';", 'Queues.orders'),
    'packages/names/src/index.ts': "export * from './queues/index.js';\n", 'packages/names/src/queues/index.ts': "export { all as Queues } from './all.js';\n",
    'packages/names/src/queues/all.ts': "import { prefix } from './prefix.js';\nexport const all = { orders: `${prefix}-orders` };\n", 'packages/names/src/queues/prefix.ts': "export const prefix = 'shop';\n",
  }, ['shop-orders']],
  ['a namespace that a barrel names', {
    ...worker("import { queues } from '@shop/names';", 'queues.ORDERS'),
    'packages/names/src/index.ts': "export * as queues from './queues.js';\n", 'packages/names/src/queues.ts': "export const ORDERS = 'orders';\n",
  }, ['orders']],
  ['a constant that is that of another module', {
    ...worker("import { QUEUES } from './names.js';", 'QUEUES.orders'),
    ...names("import { all } from '@shop/names';\nexport const QUEUES = all;"), 'packages/names/src/index.ts': "export const all = { orders: 'orders' };\n",
  }, ['orders']],
  ['a part of a name', { ...worker("import { prefix } from './names.js';", '`${prefix}.orders`'), ...names("export const prefix = 'shop';") }, ['shop.orders']],
  ['a setting that a constant reads', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("export const ORDERS = process.env.ORDERS_QUEUE ?? 'orders';") }, ['orders']],
  ['a setting that a configuration tells', {
    ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names('export const ORDERS = process.env.ORDERS_QUEUE;'), 'services/orders/.env': 'ORDERS_QUEUE=orders-live\n',
  }, ['orders-live']],
  ['a table', { 'services/orders/src/migrate.ts': "import type { Knex } from 'knex';\nimport { TABLES } from './names.js';\nexport const up = (knex: Knex) => knex.schema.createTable(TABLES.orders, () => {});\n", ...names("export const TABLES = { orders: 'orders' };") }, ['table orders']],
])('%s is followed to the module that holds it', (_name, files, expected) => {
  expect(told(files)).toEqual({ names: expected, unread: 0 });
});

test.each<[string, Record<string, string>]>([
  ['a name that is made at run time', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names('export const ORDERS = nameOf("orders");') }],
  ['a variable', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("export let ORDERS = 'orders';") }],
  ['a part of what a function gives', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("const f = (ORDERS: string) => ({ ORDERS });\nexport const { ORDERS } = f('orders');") }],
  ['a member that is not there', { ...worker("import { Q } from './names.js';", 'Q.billing'), ...names("export const Q = { orders: 'orders' };") }],
  ['an enum without a text', { ...worker("import { Q } from './names.js';", 'Q.Orders'), ...names('export enum Q { Orders }') }],
  ['a field that is given anew', { ...worker("import { Q } from './names.js';", 'Q.orders'), ...names("export class Q {\n  static orders = 'orders';\n}\nQ.orders = nameOf();") }],
  ['a field of each object', { ...worker("import { Q } from './names.js';", 'Q.orders'), ...names("export class Q {\n  readonly orders = 'orders';\n}") }],
  ['constants that lead to each other', {
    ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("import { other } from './other.js';\nexport const ORDERS = other;"),
    'services/orders/src/other.ts': "import { ORDERS } from './names.js';\nexport const other = ORDERS;\n",
  }],
  ['a constant of a package of the registry', worker("import { ORDERS } from 'acme-names';", 'ORDERS')],
  ['a module that does not parse', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("export const ORDERS = 'orders'; }{") }],
  ['an address, which could hold a password', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("export const ORDERS = 'amqp://user:pass@broker/orders';") }],
  ['a token', { ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("export const ORDERS = 'sk_live_abcdefgh1234';") }],
])('%s is counted as unread', (_name, files) => {
  expect(told(files)).toEqual({ names: [], unread: 1 });
});

/** All that is known of the data of a repository, whose service uses libraries of each kind. */
function known(files: Readonly<Record<string, string>>): string[] {
  const libraries = { 'better-sqlite3': '11', kafkajs: '2', knex: '3', pg: '8', typeorm: '1' };
  const { resources: { queues, tables, relations, databases } } = analyse(memoryTree({
    ...shop, 'services/orders/package.json': JSON.stringify({ name: '@shop/orders', dependencies: libraries }), ...files,
  }), { rules: [] }).architecture;
  return [
    ...queues.flatMap(({ name, uses }) => uses.map(({ group }) => `queue ${name} by ${group}`)),
    ...tables.map(({ name, schema, uses }) => `table ${schema ?? '-'}.${name}${uses.length === 0 ? '' : ', used'}`),
    ...relations.map(({ from, to }) => `${from.name} → ${to.name}`),
    ...databases.map(({ name, uses }) => `${name} by ${uses.map(({ via }) => via).join()}`),
  ];
}
const code = (text: string): Record<string, string> => ({ 'services/orders/src/code.ts': text });
const pool = (options: string): Record<string, string> => code(`import { Pool } from 'pg';\nimport * as all from './names.js';\nimport { H, D, U } from './names.js';\nexport const pool = new Pool({ ${options} });\n`);
const sqlite = (file: string): Record<string, string> => code(`import Database from 'better-sqlite3';\nimport { F } from './names.js';\nexport const store = new Database(${file});\n`);

test.each<[string, Record<string, string>, string[]]>([
  ['the group of a consumer', {
    ...code("import { Kafka } from 'kafkajs';\nimport { G, Q } from './names.js';\nconst consumer = new Kafka({ brokers: [] }).consumer({ groupId: G });\nconsumer.subscribe({ topic: Q });\n"),
    ...names("export const G = 'shipping';\nexport const Q = 'orders';"),
  }, ['queue orders by shipping']],
  ['the schema of a table', {
    ...code("import { Entity } from 'typeorm';\nimport { S, T } from './names.js';\n@Entity({ name: T, schema: S })\nexport class Order {}\n"),
    ...names("export const S = 'shop';\nexport const T = 'orders';"),
  }, ['table shop.orders']],
  ['a table that SQL names', {
    ...code("import { Pool } from 'pg';\nimport { T } from './names.js';\nexport const rows = new Pool().query(`SELECT id FROM ${T}`);\n"), ...names("export const T = 'orders';"),
    'services/orders/migrations/1.sql': 'CREATE TABLE orders (id int);',
  }, ['table -.orders, used']],
  ['both ends of a relation', {
    ...code("import type { Knex } from 'knex';\nimport { T } from './names.js';\nexport const up = (knex: Knex) => knex.schema.createTable(T.orders, () => {}).createTable(T.items, (t) => {\n"
      + "  t.foreign('order').references('id').inTable(T.orders);\n});\n"),
    ...names("export const T = { orders: 'orders', items: 'items' };"),
  }, ['table -.items', 'table -.orders', 'items → orders']],
  ['the parts of an address', { ...pool('host: H, database: D'), ...names("export const H = 'db';\nexport const D = 'shop';") }, ['postgres db/shop by pg']],
  ['the parts of an address in a namespace', { ...pool('host: all.H, database: all.D'), ...names("export const H = 'db';\nexport const D = 'shop';") }, ['postgres db/shop by pg']],
  ['the setting that holds an address', { ...pool('connectionString: U'), ...names('export const U = process.env.STORE;'), 'services/orders/.env': 'STORE=postgres://db/shop\n' }, ['postgres db/shop by STORE']],
  ['the setting that has a default', { ...pool('connectionString: U'), ...names("export const U = process.env.STORE ?? 'local';"), 'services/orders/.env': 'STORE=postgres://db/shop\n' }, ['postgres db/shop by STORE']],
  ['a setting that is but a part of the address', { ...pool('connectionString: U'), ...names('export const U = `postgres://${process.env.STORE}`;'), 'services/orders/.env': 'STORE=db/shop\n' }, []],
  ['an address that is made at run time', { ...pool('connectionString: U'), ...names('export const U = nameOf();') }, []],
  ['what is known of an address, beside what is not', { ...pool('host: H, database: D'), ...names("export const H = 'db';\nexport const D = nameOf();") }, ['postgres db/(default database) by pg']],
  ['the file of a database', { ...sqlite('F'), ...names("export const F = './data/shop.db';") }, ['sqlite services/orders/data/shop.db by better-sqlite3']],
  ['the file of a database, in a part', { ...sqlite('`${F}/shop.db`'), ...names("export const F = './data';") }, ['sqlite services/orders/data/shop.db by better-sqlite3']],
])('%s is followed too', (_name, files, expected) => {
  expect(known(files)).toEqual(expected);
});

test('a name that is imported from two places may be either, unless both lead to one', () => {
  const twice = (first: string, second: string): Record<string, string> => code(
    `import { Worker } from 'bullmq';\nexport async function a() {\n  const { ORDERS } = await import('./${first}.js');\n  return new Worker(ORDERS, async () => {});\n}\n`
    + `export async function b() {\n  const { ORDERS } = await import('./${second}.js');\n  return ORDERS;\n}\n`,
  );
  const files = { ...names("export const ORDERS = 'orders';"), 'services/orders/src/more.ts': "export { ORDERS } from './names.js';\n", 'services/orders/src/other.ts': "export const ORDERS = 'other';\n" };
  expect(told({ ...files, ...twice('names', 'more') })).toEqual({ names: ['orders'], unread: 0 });
  expect(told({ ...files, ...twice('names', 'other') })).toEqual({ names: [], unread: 1 });
});

test.each<[string, string, string[]]>([
  ['a constant that is imported as a type alone', "import type { ORDERS } from './names.js';\nimport { ORDERS as more } from './other.js';\nmore;", []],
  ['a namespace without a member', "import * as ORDERS from './names.js';", []],
  ['a member that a namespace does not have', "import * as all from './names.js';\nconst ORDERS = all.none;", []],
])('%s names nothing', (_name, imports, expected) => {
  expect(told({ ...worker(imports, 'ORDERS'), ...names("export const ORDERS = 'orders';"), 'services/orders/src/other.ts': "export const ORDERS = 'other';\n" }).names).toEqual(expected);
});

test('a default stands in for a setting alone, never for a constant that is not known', () => {
  const files = worker("import { ORDERS } from './names.js';", "ORDERS ?? 'orders'");
  expect(told({ ...files, ...names('export const ORDERS = process.env.ORDERS_QUEUE;') }).names).toEqual(['orders']);
  expect(told({ ...files, ...names('export const ORDERS = nameOf();') })).toEqual({ names: [], unread: 1 });
});

test('a long way through constants is followed, an endless one is not', () => {
  const chain = (length: number): Record<string, string> => ({
    ...worker("import { ORDERS } from './names0.js';", 'ORDERS'),
    ...Object.fromEntries(Array.from({ length }, (_, at) => [`services/orders/src/names${at}.ts`, `import { ORDERS as next } from './names${at + 1}.js';\nexport const ORDERS = next;\n`])),
    [`services/orders/src/names${length}.ts`]: "export const ORDERS = 'orders';\n",
  });
  expect(told(chain(15))).toEqual({ names: ['orders'], unread: 0 });
  expect(told(chain(40))).toEqual({ names: [], unread: 1 });
});

test('only the modules that constants come from are opened, and none of them when the cache knows it', () => {
  const tree = memoryTree({ ...shop, ...worker("import { ORDERS } from './names.js';", 'ORDERS'), ...names("export const ORDERS = 'orders';\n"), 'services/orders/src/other.ts': "export const ORDERS = 'other';\n" });
  const keys = new Map(tree.paths.map((path) => [path, tree.keyOf(path, tree.bytes(path)!)]));
  let opened: string[] = [];
  const watched: Tree = {
    ...tree,
    key: (path) => keys.get(path),
    bytes: (path) => {
      opened.push(path);
      return tree.bytes(path);
    },
  };
  const directory = mkdtempSync(join(tmpdir(), 'mandate-constants-'));
  const run = (): Told => told({}, { cacheFile: join(directory, 'facts.bin') }, watched);
  const first = run();
  const sources = opened.filter((path) => path.endsWith('.ts')).sort();
  expect(sources).toEqual(['names.ts', 'names.ts', 'other.ts', 'worker.ts', 'worker.ts'].map((name) => `services/orders/src/${name}`));
  opened = [];
  expect(run()).toEqual(first);
  expect(opened.filter((path) => path.endsWith('.ts'))).toEqual([]);
  rmSync(directory, { recursive: true });
});
