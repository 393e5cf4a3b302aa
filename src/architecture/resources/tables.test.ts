import { expect, test } from 'vitest';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';
import type { Resources } from '../../model/resources.ts';

/** Two services with a Dockerfile each, and whatever a test adds. */
function resourcesOf(files: Readonly<Record<string, string>>): Resources {
  const services = ['orders', 'billing'].flatMap((name) => [
    [`services/${name}/package.json`, JSON.stringify({ name: `@shop/${name}`, dependencies: { pg: '8', '@shop/db': '*' } })],
    [`services/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
    [`services/${name}/src/main.ts`, 'export {};\n'],
  ]);
  const shop = { 'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }', ...Object.fromEntries(services) as Record<string, string> };
  return analyse(memoryTree({ ...shop, ...files }), { rules: [] }).architecture.resources;
}

const compose = (orders: string, billing: string, more = ''): Record<string, string> => ({
  'compose.yaml': `services:\n  orders:\n    build: services/orders\n    environment:\n${orders}\n  billing:\n    build: services/billing\n    environment:\n${billing}\n${more}`,
});
const url = (value: string): string => `      DATABASE_URL: ${value}`;

/** Each table with its owner and the other services that name it: `orders of orders: billing`. */
function tables(files: Readonly<Record<string, string>>): string[] {
  return resourcesOf(files).tables.map(({ name, owner, uses, declarations }) => {
    const others = new Set([...uses, ...declarations].map(({ unit }) => unit).filter((unit) => unit !== owner && unit.kind === 'service').map((unit) => unit.name));
    return `${name} of ${owner?.name ?? 'nobody'}${others.size === 0 ? '' : `: ${[...others].sort().join(' ')}`}`;
  });
}

const entity = "import { Entity } from 'typeorm';\n@Entity('orders')\nexport class Order {}\n";
const sql = (text: string): string => `import { Pool } from 'pg';\nexport const rows = (pool: Pool) => pool.query('${text}');\n`;

test.each<[string, Record<string, string>, string[]]>([
  ['a model and the migration that creates its table are one', { 'services/orders/src/order.ts': entity, 'services/orders/migrations/1.sql': 'CREATE TABLE orders (id int);' }, ['orders of orders']],
  ['a schema that one of them tells makes no second table', { 'services/orders/src/order.ts': entity, 'services/orders/migrations/1.sql': 'CREATE TABLE shop.orders (id int);' }, ['orders of orders']],
  ['two schemas make two', { 'services/orders/migrations/1.sql': 'CREATE TABLE public.orders (id int);', 'services/orders/migrations/2.sql': 'CREATE TABLE archive.orders (id int);' }, ['orders of orders', 'orders of orders']],
  ['and so does one file that names a schema here and none there', { 'services/orders/migrations/1.sql': 'CREATE TABLE orders (id int);\nCREATE TABLE archive.orders (id int);' }, ['orders of orders', 'orders of orders']],
  ['SQL of another service names it', { 'services/orders/src/order.ts': entity, 'services/billing/src/q.ts': sql('SELECT id FROM orders') }, ['orders of orders: billing']],
  ['unless it has a table of that name itself',
    { 'services/orders/src/order.ts': entity, 'services/billing/migrations/1.sql': 'CREATE TABLE orders (id int);', 'services/billing/src/order.ts': entity, 'services/billing/src/q.ts': sql('SELECT id FROM orders') },
    ['orders of billing', 'orders of orders']],
  ['or a database of its own', {
    ...compose(url('postgres://db/orders'), url('postgres://db/billing')),
    'services/orders/src/order.ts': entity, 'services/billing/src/q.ts': sql('SELECT id FROM orders'),
  }, ['orders of orders']],
  ['a schema of the same database is reached by a name that tells it', {
    ...compose(url('postgres://db/shop?schema=orders'), url('postgres://db/shop?schema=billing')),
    'services/orders/src/order.ts': entity, 'services/billing/src/q.ts': sql('SELECT id FROM orders.orders'),
  }, ['orders of orders: billing']],
  ['and by no other', {
    ...compose(url('postgres://db/shop?schema=orders'), url('postgres://db/shop?schema=billing')),
    'services/orders/src/order.ts': entity, 'services/billing/src/q.ts': sql('SELECT id FROM orders') + sql('SELECT id FROM archive.orders').replace('rows', 'old').replace(/^import.*\n/, ''),
  }, ['orders of orders']],
  ['a migration of another service makes it', { 'services/orders/src/order.ts': entity, 'services/billing/migrations/1.sql': 'CREATE TABLE orders (id int);' }, ['orders of orders: billing']],
  ['a model in a library belongs to the one service that uses it', {
    'packages/db/package.json': '{ "name": "@shop/db", "main": "src/order.ts" }', 'packages/db/src/order.ts': entity,
    'services/orders/src/use.ts': "import { Order } from '@shop/db';\nexport const one = new Order();\n",
  }, ['orders of orders']],
  ['and to nobody when two do', {
    'packages/db/package.json': '{ "name": "@shop/db", "main": "src/order.ts" }', 'packages/db/src/order.ts': entity,
    'services/orders/src/use.ts': "import { Order } from '@shop/db';\nexport const one = new Order();\n",
    'services/billing/src/use.ts': "import { Order } from '@shop/db';\nexport const one = new Order();\n",
  }, ['orders of nobody']],
  ['tables of tests are none', { 'services/orders/test/order.test.ts': entity }, []],
])('tables: %s', (_name, files, expected) => {
  expect(tables(files)).toEqual(expected);
});

const drizzle = (names: readonly string[], file = "import { pgTable, pgSchema, integer } from 'drizzle-orm/pg-core';\n"): string => (
  file + names.map((name) => `export const ${name} = pgTable('${name}', { id: integer('id') });\n`).join('')
);
const select = (imports: string, table: string): string => `import { drizzle } from 'drizzle-orm/node-postgres';\n${imports}\nconst db = drizzle('');\nexport const rows = db.select().from(${table});\n`;
const prisma = (model: string): string => `datasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\nmodel ${model} {\n  id Int @id\n}\n`;
const asks = (model: string): string => `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const rows = prisma.${model}.findMany();\n`;
const library = (name: string): Record<string, string> => ({ [`packages/${name}/package.json`]: `{ "name": "@shop/${name}", "main": "src/index.ts" }` });

test.each<[string, Record<string, string>, string[]]>([
  ['by its name', { 'services/orders/src/schema.ts': drizzle(['items', 'orders']), 'services/billing/src/q.ts': select("import { orders } from '../../orders/src/schema.js';", 'orders') },
    ['items of orders', 'orders of orders: billing']],
  ['under another name', { 'services/orders/src/schema.ts': drizzle(['items', 'orders']), 'services/billing/src/q.ts': select("import { orders as theirs } from '../../orders/src/schema.js';", 'theirs') },
    ['items of orders', 'orders of orders: billing']],
  ['as a member of a namespace', { 'services/orders/src/schema.ts': drizzle(['items', 'orders']), 'services/billing/src/q.ts': select("import * as schema from '../../orders/src/schema.js';", 'schema.orders') },
    ['items of orders', 'orders of orders: billing']],
  ['as a member that is not there', { 'services/orders/src/schema.ts': drizzle(['items', 'orders']), 'services/billing/src/q.ts': select("import * as schema from '../../orders/src/schema.js';", 'schema.invoices') },
    ['items of orders', 'orders of orders']],
  ['through a barrel', {
    ...library('db'), 'packages/db/src/index.ts': "export * from './schema.js';\n", 'packages/db/src/schema.ts': drizzle(['items', 'orders']),
    'services/orders/src/q.ts': select("import { orders } from '@shop/db';", 'orders'), 'services/billing/src/q.ts': select("import { items } from '@shop/db';", 'items'),
  }, ['items of nobody: billing', 'orders of nobody: orders']],
  ['as the default export of a file with one table', {
    'services/orders/src/orders.ts': "import { pgTable } from 'drizzle-orm/pg-core';\nconst orders = pgTable('orders', {});\nexport default orders;\n",
    'services/billing/src/q.ts': select("import theirs from '../../orders/src/orders.js';", 'theirs'),
  }, ['orders of orders: billing']],
  ['in its own module, where another has one of that name', {
    'services/orders/src/schema.ts': drizzle(['orders']), 'services/billing/src/q.ts': select(drizzle(['orders'], "import { pgTable, integer } from 'drizzle-orm/pg-core';\n"), 'orders'),
  }, ['orders of billing', 'orders of orders']],
  ['by a model of its own schema', {
    'services/orders/prisma/schema.prisma': prisma('Order'), 'services/orders/src/q.ts': asks('order'),
    'services/billing/prisma/schema.prisma': prisma('Order'), 'services/billing/src/q.ts': asks('order'),
  }, ['Order of billing', 'Order of orders']],
  ['by a model of the library that its manifest names', { ...library('db'), 'packages/db/prisma/schema.prisma': prisma('Order'), 'services/orders/src/q.ts': asks('order') }, ['Order of orders']],
  ['by a model of two libraries, which may be either', {
    ...library('db'), ...library('old'), 'packages/db/prisma/schema.prisma': prisma('Order'), 'packages/old/prisma/schema.prisma': prisma('Order'),
    'services/orders/package.json': '{ "name": "@shop/orders", "dependencies": { "@shop/db": "*", "@shop/old": "*" } }', 'services/orders/src/q.ts': asks('order'),
  }, ['Order of nobody', 'Order of nobody']],
  ['by a model of a library that no manifest names', { ...library('other'), 'packages/other/prisma/schema.prisma': prisma('Order'), 'services/orders/src/q.ts': asks('order') }, ['Order of nobody']],
])('a table is found %s', (_name, files, expected) => {
  expect(tables(files)).toEqual(expected);
});

test.each<[string, readonly string[], string[]]>([
  ['the same schema in other letters', ['Shop.orders', 'shop.Orders'], ['Shop.orders']],
  ['none and the one that a server takes by itself', ['orders', 'public.orders'], ['public.orders']],
  ['none and that of SQL Server', ['orders', 'dbo.orders'], ['dbo.orders']],
  ['that of one server and that of another', ['public.orders', 'dbo.orders'], ['public.orders']],
  ['none and one, in one file', ['orders; archive.orders'], ['orders', 'archive.orders']],
  ['none and one, each in a file', ['orders', 'archive.orders'], ['archive.orders']],
  ['three', ['orders', 'archive.orders', 'old.orders'], ['orders', 'archive.orders', 'old.orders']],
])('schemas of one name: %s', (_name, files, expected) => {
  const { tables: found } = resourcesOf(Object.fromEntries(files.map((names, at) => [
    `services/orders/migrations/${at}.sql`, names.split('; ').map((name) => `CREATE TABLE ${name} (id int);\n`).join(''),
  ])));
  expect(found.map(({ name, schema }) => `${schema === undefined ? '' : `${schema}.`}${name}`)).toEqual(expected);
});

/** Each use of a table: the table with its schema, the service that owns it, and where it is used. */
function tableUses(files: Readonly<Record<string, string>>): string[] {
  return resourcesOf(files).tables.flatMap(({ name, schema, owner, uses }) => uses.map(({ site }) => (
    `${schema === undefined ? '' : `${schema}.`}${name} of ${owner?.name ?? 'nobody'} in ${site.file.replace('services/', '')}:${site.line}`
  )));
}
const table = (...names: readonly string[]): string => names.map((name) => `CREATE TABLE ${name} (id int);\n`).join('');

test.each<[string, Record<string, string>, string[]]>([
  ['by its schema, in any letters', { 'services/orders/migrations/1.sql': table('Shop.orders'), 'services/billing/src/q.ts': sql('SELECT id FROM SHOP.Orders') },
    ['Shop.orders of orders in billing/src/q.ts:2']],
  ['of another schema, it is another', { 'services/orders/migrations/1.sql': table('shop.orders'), 'services/billing/src/q.ts': sql('SELECT id FROM archive.orders'), 'services/orders/src/q.ts': sql('SELECT id FROM archive.orders') }, []],
  ['of two schemas, by the one that is told', { 'services/orders/migrations/1.sql': table('a.orders', 'b.orders'), 'services/orders/src/q.ts': sql('SELECT id FROM b.orders'), 'services/billing/src/q.ts': sql('SELECT id FROM a.orders') },
    ['a.orders of orders in billing/src/q.ts:2', 'b.orders of orders in orders/src/q.ts:2']],
  ['of two schemas, by neither where none is told', { 'services/orders/migrations/1.sql': table('a.orders', 'b.orders'), 'services/orders/src/q.ts': sql('SELECT id FROM orders'), 'services/billing/src/q.ts': sql('SELECT id FROM orders') }, []],
  ['of two services, by neither', { 'services/orders/migrations/1.sql': table('orders'), 'services/billing/migrations/1.sql': table('orders'), ...library('db'), 'packages/db/src/index.ts': sql('SELECT id FROM orders') }, []],
  ['where it was imported, of two modules that have one of that name', {
    'services/orders/src/a.ts': `${drizzle(['orders'])}export const other = 1;\n`, 'services/billing/src/b.ts': drizzle(['orders']),
    'services/billing/src/q.ts': select("import { other } from '../../orders/src/a.js';\nimport * as b from './b.js';\nother;", 'b.orders'),
  }, ['orders of billing in billing/src/q.ts:6']],
  ['never by the name of something else in the file of a table', {
    'services/orders/src/orders.ts': "import { pgTable } from 'drizzle-orm/pg-core';\nexport const orders = pgTable('orders', {});\nexport const help = 1;\nexport default 1;\n",
    'services/billing/src/q.ts': select("import { help } from '../../orders/src/orders.js';", 'help'),
  }, []],
  ['never by the default export of a file with two tables', {
    'services/orders/src/orders.ts': "import { pgTable } from 'drizzle-orm/pg-core';\nconst orders = pgTable('orders', {});\nexport const items = pgTable('items', {});\nexport default orders;\n",
    'services/billing/src/q.ts': select("import theirs from '../../orders/src/orders.js';", 'theirs'),
  }, []],
  ['as a member of the default export of its module', {
    'services/orders/src/schema.ts': `${drizzle(['orders', 'items'])}export default { orders, items };\n`,
    'services/billing/src/q.ts': select("import schema from '../../orders/src/schema.js';", 'schema.items'),
  }, ['items of orders in billing/src/q.ts:4']],
  ['by a model of its own schema, before that of a library', {
    ...library('db'), 'packages/db/prisma/schema.prisma': prisma('Order'), 'services/orders/prisma/schema.prisma': prisma('Order'), 'services/orders/src/q.ts': asks('order'),
  }, ['Order of orders in orders/src/q.ts:3']],
  ['by none of two models of its own schemas, nor by that of a library', {
    ...library('db'), 'packages/db/prisma/schema.prisma': prisma('Order'),
    'services/orders/a/schema.prisma': prisma('Order').replace('@id', '@id\n  @@map("a")'), 'services/orders/b/schema.prisma': prisma('Order').replace('@id', '@id\n  @@map("b")'),
    'services/orders/src/q.ts': asks('order'),
  }, []],
  ['by a model of a service that the manifest names', {
    'services/orders/prisma/schema.prisma': prisma('OrderLine'), 'services/billing/src/q.ts': asks('orderLine'),
    'services/billing/package.json': '{ "name": "@shop/billing", "devDependencies": { "@shop/orders": "*" } }',
  }, ['OrderLine of orders in billing/src/q.ts:3']],
  ['never by a model of another library of data', { ...library('db'), 'packages/db/prisma/schema.prisma': prisma('Order'), 'services/orders/src/q.ts': "import { model } from 'mongoose';\nexport const rows = model('Order').find();\n" }, []],
])('a table is used %s', (_name, files, expected) => {
  expect(tableUses(files)).toEqual(expected);
});

test('a table whose name is made at run time is none', () => {
  const migration = "import type { Knex } from 'knex';\nexport const up = (knex: Knex) => knex.schema.createTable(`${process.env.PREFIX}_orders`, () => {});\n";
  expect(tables({ 'services/orders/migrations/1.ts': migration, 'services/billing/migrations/1.sql': table('orders') })).toEqual(['orders of billing']);
});

test('tables stand in the order of their names, then of their services, then of their schemas', () => {
  const { tables: found } = resourcesOf({
    'services/orders/migrations/1.sql': table('items', 'b.items', 'a.items', 'orders'), 'services/billing/migrations/1.sql': table('items', 'accounts'),
  });
  expect(found.map(({ schema, name, owner }) => `${schema ?? ''} ${name} of ${owner?.name}`)).toEqual([
    ' accounts of billing', ' items of billing', ' items of orders', 'a items of orders', 'b items of orders', ' orders of orders',
  ]);
});

test('in its own module a relation names a table by what holds it', () => {
  const { relations } = resourcesOf({
    'services/orders/src/schema.ts': "import { pgTable, integer } from 'drizzle-orm/pg-core';\nexport const orders = pgTable('orders', { id: integer('id') });\n"
      + "export const items = pgTable('items', { order: integer('order').references(() => orders.id) });\n",
  });
  expect(relations.map(({ from, to }) => `${from.name} → ${to.name}`)).toEqual(['items → orders']);
});

test('a relation is known by both of its tables, through imports and names', () => {
  const { relations } = resourcesOf({
    'services/orders/src/order.ts': entity,
    'services/billing/src/invoice.ts': "import { Entity, ManyToOne } from 'typeorm';\nimport { Order } from '../../orders/src/order.js';\n@Entity('invoices')\nexport class Invoice {\n  @ManyToOne(() => Order)\n  order!: Order;\n}\n",
    'services/billing/migrations/1.sql': 'ALTER TABLE invoices ADD CONSTRAINT o FOREIGN KEY (order_id) REFERENCES orders (id);',
  });
  expect(relations.map(({ from, to, technology }) => `${technology}: ${from.name} of ${from.owner?.name} → ${to.name} of ${to.owner?.name}`)).toEqual([
    'sql: invoices of billing → orders of orders', 'typeorm: invoices of billing → orders of orders',
  ]);
});
