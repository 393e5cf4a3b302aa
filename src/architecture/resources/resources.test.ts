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

/** Each database with its users: `postgres db/shop: billing orders`. */
function databases(files: Readonly<Record<string, string>>): string[] {
  return resourcesOf(files).databases.map(({ name, uses }) => `${name}: ${[...new Set(uses.map(({ service }) => service.name))].sort().join(' ')}`);
}

const compose = (orders: string, billing: string, more = ''): Record<string, string> => ({
  'compose.yaml': `services:\n  orders:\n    build: services/orders\n    environment:\n${orders}\n  billing:\n    build: services/billing\n    environment:\n${billing}\n${more}`,
});
const url = (value: string): string => `      DATABASE_URL: ${value}`;

test.each<[string, Record<string, string>, string[]]>([
  ['user, password and the order of options tell no databases apart',
    compose(url('postgres://a:b@db:5432/shop?sslmode=off&x=1'), url('postgresql://c:d@DB/shop?x=1')), ['postgres db/shop: billing orders']],
  ['the name of the database does', compose(url('postgres://db/orders'), url('postgres://db/billing')), ['postgres db/billing: billing', 'postgres db/orders: orders']],
  ['so does a schema', compose(url('postgres://db/shop?schema=orders'), url('postgres://db/shop?schema=billing')),
    ['postgres db/shop, schema billing: billing', 'postgres db/shop, schema orders: orders']],
  ['a default stands for what nothing sets', compose(url('postgres://db/${NAME:-shop}'), url('postgres://db/shop')), ['postgres db/shop: billing orders']],
  ['what the .env beside sets wins over a default',
    { ...compose(url('postgres://db/${DB_NAME:-shop}'), url('postgres://db/shop')), '.env': 'DB_NAME=orders\n' }, ['postgres db/orders: orders', 'postgres db/shop: billing']],
  ['an address in parts is one', compose('      DB_HOST: db\n      DB_PORT: 5432\n      DB_NAME: shop', url('postgres://db/shop')), ['postgres db/shop: billing orders']],
  ['lists, anchors and merges are environments too',
    { 'compose.yaml': 'x-env: &env\n  DATABASE_URL: postgres://db/shop\nservices:\n  orders:\n    build: services/orders\n    environment:\n      - DATABASE_URL=postgres://db/shop\n  billing:\n    build: services/billing\n    environment:\n      <<: *env\n      PORT: 1\n' },
    ['postgres db/shop: billing orders']],
  ['a container of a store is no service', compose(url('postgres://db/shop'), '      PORT: 1', '  db:\n    image: postgres\n    environment:\n      POSTGRES_DB: shop\n'), ['postgres db/shop: orders']],
  ['a cache is no database', compose('      REDIS_URL: redis://cache', '      REDIS_URL: redis://cache'), []],
  ['a job of a service is that service',
    compose(url('postgres://db/shop'), '      PORT: 1', '  migrate:\n    build: services/orders\n    command: npm run migrate\n    environment:\n      DATABASE_URL: postgres://db/shop\n'), ['postgres db/shop: orders']],
  ['values of tests and samples lead nowhere', { 'services/orders/.env.test': 'DATABASE_URL=postgres://db/shop\n', 'services/billing/.env.example': 'DATABASE_URL=postgres://db/shop\n' }, []],
  ['a file database lies where its service does', { 'services/orders/.env': 'DATABASE_URL=file:./dev.db\n', 'services/billing/.env': 'DATABASE_URL=file:./dev.db\n' },
    ['sqlite services/billing/dev.db: billing', 'sqlite services/orders/dev.db: orders']],
  ['Prisma looks for the file of a database from where its schema lies', { 'services/orders/prisma/schema.prisma': 'datasource db {\n  provider = "sqlite"\n  url = "file:../dev.db"\n}\n', 'services/billing/.env': 'DATABASE_URL=file:./dev.db\n' },
    ['sqlite services/billing/dev.db: billing', 'sqlite services/orders/dev.db: orders']],
  ['code that writes an address down', { 'services/orders/src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool({ connectionString: 'postgres://u:p@db/shop' });\n" }, ['postgres db/shop: orders']],
  ['code whose settings nobody tells leads nowhere',
    {
      'services/orders/.env': 'PORT=1\n', 'services/orders/src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\n",
      'services/billing/.env': 'PORT=1\n', 'services/billing/src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool({ host: process.env.DB, database: process.env.NAME });\n",
    }, []],
  ['a setting that code reads under a name of its own',
    { ...compose('      ORDERS_STORE: postgres://db/shop', url('postgres://db/shop')), 'services/orders/src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool({ connectionString: process.env.ORDERS_STORE });\n" },
    ['postgres db/shop: billing orders']],
])('%s', (_name, files, expected) => {
  expect(databases(files)).toEqual(expected);
});

test('the code that reads a setting is told beside it', () => {
  const [database] = resourcesOf({
    ...compose(url('postgres://db/shop'), '      PORT: 1'),
    'services/orders/src/db.ts': "import { Pool } from 'pg';\n\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL });\n",
  }).databases;
  expect(database?.uses.map(({ via, site, readAt }) => [via, site.file, `${readAt?.file}:${readAt?.line}`])).toEqual([
    ['DATABASE_URL', 'compose.yaml', 'services/orders/src/db.ts:3'],
  ]);
});

const workload = (name: string, env: string): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  template:\n    spec:\n      containers:\n        - name: ${name}\n          image: registry/shop/${name}:1\n${env}`;
const fromSecret = (key: string): string => `          env:\n            - name: DATABASE_URL\n              valueFrom: { secretKeyRef: { name: store, key: ${key} } }\n`;

test.each<[string, Record<string, string>, string[]]>([
  ['one key of one secret is one database, whatever it holds',
    { 'k8s/orders.yaml': workload('orders', fromSecret('url')), 'k8s/billing.yaml': workload('billing', fromSecret('url')) }, ['database of secret store, key url: billing orders']],
  ['two keys are two', { 'k8s/orders.yaml': workload('orders', fromSecret('a')), 'k8s/billing.yaml': workload('billing', fromSecret('b')) },
    ['database of secret store, key a: orders', 'database of secret store, key b: billing']],
  ['a map that both take over', {
    'k8s/orders.yaml': workload('orders', '          envFrom: [{ configMapRef: { name: store } }]\n'),
    'k8s/billing.yaml': workload('billing', '          envFrom: [{ configMapRef: { name: store } }]\n'),
    'k8s/store.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: store }\ndata: { DATABASE_URL: "postgres://db/shop" }\n',
  }, ['postgres db/shop: billing orders']],
  ['a shared password is no shared database', {
    'k8s/orders.yaml': workload('orders', fromSecret('a').replace('DATABASE_URL', 'DB_PASSWORD')),
    'k8s/billing.yaml': workload('billing', fromSecret('a').replace('DATABASE_URL', 'DB_PASSWORD')),
  }, []],
])('Kubernetes: %s', (_name, files, expected) => {
  expect(databases(files)).toEqual(expected);
});

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

test('a queue is known by its name, settings filled in, and owned by the one who consumes it', () => {
  const worker = "import { Worker } from 'bullmq';\nexport const worker = new Worker(process.env.ORDERS_QUEUE!, async () => {});\n";
  const { queues } = resourcesOf({
    'services/orders/src/worker.ts': worker,
    'services/orders/.env': 'ORDERS_QUEUE=orders\n',
    'services/billing/src/queue.ts': "import { Queue } from 'bullmq';\nexport const queue = new Queue('orders');\n",
  });
  expect(queues.map(({ broker, name, owner, uses }) => [broker, name, owner?.name, uses.map(({ unit, role }) => `${unit.name} ${role}`)])).toEqual([
    ['bullmq', 'orders', 'orders', ['billing produces', 'orders consumes']],
  ]);
});
