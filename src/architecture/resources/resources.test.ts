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
