import { describe, expect, test } from 'vitest';
import type { Architecture } from '../../model/architecture.ts';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
  ...Object.fromEntries(['orders', 'billing'].flatMap((name) => [
    [`services/${name}/package.json`, JSON.stringify({ name: `@shop/${name}`, dependencies: { pg: '8', ioredis: '5' } })],
    [`services/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
    [`services/${name}/src/main.ts`, 'export {};\n'],
  ])) as Record<string, string>,
};
const architectureOf = (files: Files): Architecture => analyse(memoryTree({ ...shop, ...files }), { rules: [] }).architecture;
const usersOf = (uses: readonly { readonly service: { readonly name: string } }[]): string => [...new Set(uses.map(({ service }) => service.name))].sort().join(' ');
/** Each database and cache with its users: `postgres db/shop: billing orders`. */
function storesOf(files: Files): string[] {
  const { databases, caches } = architectureOf(files).resources;
  return [...databases, ...caches].map(({ name, uses }) => `${name}: ${usersOf(uses)}`);
}
const env = (orders: string, billing = ''): Files => ({ 'services/orders/.env': orders, 'services/billing/.env': billing });
/** A compose file of these containers: name → what stands in each. */
const compose = (containers: Readonly<Record<string, string>>): Files => ({
  'compose.yaml': `services:\n${Object.entries(containers).map(([name, text]) => `  ${name}:\n${text.replace(/^/gm, '    ')}\n`).join('')}`,
});
const built = (name: string, ...settings: readonly string[]): string => `build: services/${name}\nenvironment:\n${settings.map((setting) => `  - ${setting}`).join('\n')}`;

describe('an address in parts', () => {
  test.each<[string, string, string[]]>([
    ['its port tells PostgreSQL', 'DB_HOST=db\nDB_NAME=shop\nDB_PORT=5432', ['postgres db/shop: orders']],
    ['MySQL', 'DB_HOST=db\nDB_NAME=shop\nDB_PORT=3306', ['mysql db/shop: orders']],
    ['MongoDB', 'DB_HOST=db\nDB_NAME=shop\nDB_PORT=27017', ['mongodb db/shop: orders']],
    ['SQL Server', 'DB_HOST=db\nDB_NAME=shop\nDB_PORT=1433', ['mssql db/shop: orders']],
    ['another port tells no engine, and belongs to the place', 'DB_HOST=DB\nDB_NAME=shop\nDB_PORT=15432', ['database db:15432/shop: orders']],
    ['without a port, the place and the name are enough', 'DB_HOST=Db\nDB_NAME=shop', ['database db/shop: orders']],
    ['a schema is a part, too', 'PG_HOST=db\nPG_DATABASE=shop\nPG_SCHEMA=orders', ['postgres db/shop, schema orders: orders']],
    ['a host alone is no database', 'DB_HOST=db\nDB_PORT=5432', []],
    ['a name alone is none', 'DB_NAME=shop', []],
    ['but a host alone is a cache', 'REDIS_HOST=cache', ['redis cache: orders']],
    ['with its port', 'REDIS_HOST=cache\nREDIS_PORT=6380', ['redis cache:6380: orders']],
    ['two names before the parts are two addresses', 'A_DB_HOST=db\nA_DB_NAME=a\nB_DB_HOST=db\nB_DB_NAME=b', ['database db/a: orders', 'database db/b: orders']],
  ])('%s', (_, text, stores) => expect(storesOf(env(text))).toEqual(stores));
});

describe('an address is told without the port that its engine always has', () => {
  test.each<[string, readonly string[], string]>([
    ['postgres', ['5432'], 'postgres'], ['mysql', ['3306'], 'mysql'], ['mongodb', ['27017'], 'mongodb'], ['clickhouse', ['8123', '8443', '9000', '9440'], 'clickhouse'], ['cassandra', ['9042'], 'cassandra'],
    ['neo4j', ['7687', '7473', '7474'], 'neo4j'], ['bolt', ['7687'], 'neo4j'],
  ])('%s and %j', (scheme, ports, engine) => {
    for (const port of ports) expect(storesOf(env(`DATABASE_URL=${scheme}://db:${port}/shop`)), port).toEqual([`${engine} db/shop: orders`]);
    expect(storesOf(env(`DATABASE_URL=${scheme}://db:1/shop`))).toEqual([`${engine} db:1/shop: orders`]);
  });

  test.each<[string, string]>([
    ['DATABASE_URL=sqlserver://db:1433;database=shop', 'mssql db/shop: orders'], ['DATABASE_URL=sqlserver://db:1434;database=shop', 'mssql db:1434/shop: orders'],
    ['DATABASE_URL=jdbc:oracle:thin:u/p@//db:1521/shop', 'oracle db/shop: orders'], ['REDIS_URL=redis://cache:6379/1', 'redis cache/1: orders'], ['REDIS_URL=redis://Cache:6380', 'redis cache:6380: orders'],
    ['CACHE_URL=memcached://cache:11211', 'memcached cache: orders'], ['DATABASE_URL=postgres://db', 'postgres db/(default database): orders'], ['DATABASE_URL=postgres://db/', 'postgres db/(default database): orders'],
    ['DATABASE_URL=postgres://db/shop?schema=public', 'postgres db/shop: orders'], ['DATABASE_URL=mysql://db/shop?schema=public', 'mysql db/shop, schema public: orders'],
  ])('%s is %s', (text, store) => expect(storesOf(env(text))).toEqual([store]));

  test.each(['localhost', 'LOCALHOST', '127.0.0.1', '0.0.0.0', '[::1]', 'host.docker.internal'])('%s is this machine', (host) => {
    expect(storesOf(env(`DATABASE_URL=postgres://${host}:5433/shop`))).toEqual(['postgres localhost:5433/shop: orders']);
  });

  test.each(['my-localhost', 'localhost.io', '127.0.0.11', '10.0.0.0'])('%s is another', (host) => {
    expect(storesOf(env(`DATABASE_URL=postgres://${host}/shop`))).toEqual([`postgres ${host}/shop: orders`]);
  });
});

describe('a file database', () => {
  test.each<[string, string, string[]]>([
    ['at an absolute path is one for all', 'DATABASE_URL=file:/data/shop.db', ['sqlite /data/shop.db: billing orders']],
    ['at a drive is one for all', 'DATABASE_URL=file:C:/data/shop.db', ['sqlite C:/data/shop.db: billing orders']],
    ['outside of the services is one for all', 'DATABASE_URL=file:../../data/./shop.db', ['sqlite data/shop.db: billing orders']],
    ['elsewhere is one for each', 'DATABASE_URL=file:data/shop.db', ['sqlite services/billing/data/shop.db: billing', 'sqlite services/orders/data/shop.db: orders']],
  ])('%s', (_, text, stores) => expect(storesOf(env(text, text))).toEqual(stores));
});

test('the one service that is led to a database owns it, and the evidence says by what', () => {
  const evidence = (files: Files) => architectureOf(files).resources.databases.map(({ owner, evidence: told }) => [owner?.name, told.map(({ reason }) => reason)]);
  expect(evidence(env('DATABASE_URL=postgres://db/shop'))).toEqual([['orders', ['only orders is led there, by DATABASE_URL']]]);
  expect(evidence(env('DATABASE_URL=postgres://db/shop', 'DATABASE_URL=postgres://db/shop'))).toEqual([[undefined, []]]);
});

test('each use of a store tells by which setting, where, in which configuration, and whether that is deployed', () => {
  const usesOf = (files: Files): readonly string[] => [...architectureOf(files).resources.databases, ...architectureOf(files).resources.caches]
    .flatMap(({ uses }) => uses.map(({ service, via, site, context, deployed }) => `${service.name} by ${via} at ${site.file}:${site.line} in ${context}${deployed ? ', deployed' : ''}`));
  const url = 'DATABASE_URL=postgres://db/shop';
  expect(usesOf({ 'services/orders/.env': `A=1\n${url}` })).toEqual(['orders by DATABASE_URL at services/orders/.env:2 in .env']);
  for (const variant of ['production', 'PROD', 'staging', 'stage', 'live', 'preview', 'docker', 'container']) {
    expect(usesOf({ [`services/orders/.env.${variant}`]: url })).toEqual([`orders by DATABASE_URL at services/orders/.env.${variant}:1 in .env.${variant}, deployed`]);
  }
  for (const variant of ['local', 'development', 'products', 'mylive']) expect(usesOf({ [`services/orders/.env.${variant}`]: url })).toEqual([`orders by DATABASE_URL at services/orders/.env.${variant}:1 in .env.${variant}`]);
  for (const variant of ['test', 'tests', 'testing', 'e2e', 'ci', 'spec', 'template', 'dist', 'sample', 'example', 'default', 'defaults', 'schema', 'vault', 'test.local', 'local.example', 'prod-sample', 'my_test']) {
    expect(usesOf({ [`services/orders/.env.${variant}`]: url }), variant).toEqual([]);
  }
  expect(usesOf(compose({ orders: built('orders', url) }))).toEqual(['orders by DATABASE_URL at compose.yaml:5 in compose.yaml, deployed']);
  for (const name of ['compose.dev.yaml', 'docker-compose.override.yml', 'compose-local.yml']) {
    expect(usesOf({ [name]: compose({ orders: built('orders', url) })['compose.yaml']! }), name).toEqual([`orders by DATABASE_URL at ${name}:5 in ${name}`]);
  }
  for (const key of ['TEST_DATABASE_URL', 'DATABASE_URL_TEST', 'E2E_DATABASE_URL', 'CI_DATABASE_URL', 'SHADOW_DATABASE_URL', 'DATABASE_TESTING_URL']) expect(usesOf({ 'services/orders/.env': `${key}=postgres://db/shop` }), key).toEqual([]);
  expect(usesOf({ 'services/orders/.env': 'LATEST_DATABASE_URL=postgres://db/shop' })).toEqual(['orders by LATEST_DATABASE_URL at services/orders/.env:1 in .env']);
  expect(usesOf({ 'services/orders/.env': 'UPLOADS_BUCKET=files\nREDIS_HOST=cache' })).toEqual(['orders by REDIS_HOST at services/orders/.env:2 in .env', 'orders by UPLOADS_BUCKET at services/orders/.env:1 in .env']);
});

describe('a configuration', () => {
  const contextsOf = (files: Files): string[] => architectureOf(files).resources.databases.flatMap(({ name, uses }) => uses.map((use) => (
    `${name}: ${use.service.name} in ${use.context}${use.deployed ? ', deployed' : ''}`
  ))).sort();
  const url = 'postgres://db/shop';
  const workload = (name: string, variable: string): string => 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec:\n  template:\n    spec:\n      containers:\n'
    + `        - name: ${name}\n          image: registry.example.com/${name}\n          env:\n            - name: DATABASE_URL\n              ${variable}\n`;
  const set = (kind: string, data: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: store }\n${data}\n`;

  test.each<[string, Files, string[]]>([
    ['of the Serverless Framework', {
      'services/orders/serverless.yml': `service: orders\nprovider:\n  name: aws\n  environment:\n    DATABASE_URL: ${url}\nfunctions:\n  main:\n    handler: src/main.handler\n`,
    }, ['postgres db/shop: orders in Serverless, deployed']],
    ['of Wrangler', { 'services/orders/wrangler.toml': `name = "orders"\nmain = "src/main.ts"\n[vars]\nDATABASE_URL = "${url}"\n` }, ['postgres db/shop: orders in Wrangler, deployed']],
    ['of Kubernetes', { 'k8s/orders.yaml': workload('orders', `value: ${url}`) }, ['postgres db/shop: orders in Kubernetes, deployed']],
    ['of Kubernetes on a machine of developers', { 'k8s/orders.dev.yaml': workload('orders', `value: ${url}`) }, ['postgres db/shop: orders in Kubernetes']],
    ['that takes a key of a map', {
      'k8s/orders.yaml': workload('orders', 'valueFrom: { configMapKeyRef: { name: store, key: main } }'), 'k8s/store.yaml': set('ConfigMap', `data: { main: "${url}", MAIN_URL: "postgres://db/other" }`),
    }, ['postgres db/shop: orders in Kubernetes, deployed']],
    ['that takes a secret, whose value stands for nothing but its place', {
      'k8s/orders.yaml': workload('orders', 'valueFrom: { secretKeyRef: { name: store, key: main } }'), 'k8s/store.yaml': set('Secret', 'stringData: { main: "hidden" }'),
    }, ['database of secret store, key main: orders in Kubernetes, deployed']],
    ['of compose, with the variables beside it', {
      'deploy/compose.yaml': 'services:\n  orders:\n    build: ../services/orders\n    environment:\n      DATABASE_URL: ${STORE}\n', 'deploy/.env': `STORE=${url}\n`, '.env': 'STORE=postgres://db/other\n',
    }, ['postgres db/shop: orders in deploy/compose.yaml, deployed']],
    ['of compose, with a file of its own that weighs less than what it says itself', {
      ...compose({ orders: `build: services/orders\nenv_file: orders.env\nenvironment:\n  MAIN_URL: ${url}` }), 'orders.env': 'MAIN_URL=postgres://db/other\nDATABASE_URL=postgres://db/second\n',
    }, ['postgres db/second: orders in compose.yaml, deployed', 'postgres db/shop: orders in compose.yaml, deployed']],
    ['of compose, with a file that is not there', compose({ orders: 'build: services/orders\nenv_file: none.env' }), []],
    ['that nobody deploys', { 'packages/db/package.json': '{ "name": "@shop/db" }', 'packages/db/.env': `DATABASE_URL=${url}\n` }, []],
    ['of several services at once, in the order of configurations and names', {
      ...compose({ orders: built('orders', `DATABASE_URL=${url}`), billing: built('billing', `DATABASE_URL=${url}`) }), ...env(`DATABASE_URL=${url}`),
    }, ['postgres db/shop: billing in compose.yaml, deployed', 'postgres db/shop: orders in .env', 'postgres db/shop: orders in compose.yaml, deployed']],
  ])('%s', (_, files, expected) => expect(contextsOf(files)).toEqual(expected));

  test.each(['compose.yaml', 'docker-compose.yml', 'docker-compose.prod.yml', 'compose.prod.yaml'])('%s gives a variable that nobody sets one value for all', (name) => {
    const { 'compose.yaml': text = '' } = compose({ orders: built('orders', 'DB_HOST=${MAIN}', 'DB_NAME=shop'), billing: built('billing', 'DB_HOST=${MAIN}', 'DB_NAME=shop') });
    expect(architectureOf({ [name]: text }).resources.databases.map(({ uses }) => usersOf(uses))).toEqual(['billing orders']);
  });

  test('gives each service its own where they lie apart', () => {
    expect(storesOf(env('DB_HOST=${MAIN}\nDB_NAME=shop', 'DB_HOST=${MAIN}\nDB_NAME=shop'))).toEqual([]);
  });
});

test('the first place where the code of the service itself reads a setting is told', () => {
  const readAt = (files: Files): (string | undefined)[] => architectureOf(files).resources.databases.flatMap(({ uses }) => uses.map((use) => use.readAt && `${use.readAt.file}:${use.readAt.line}`));
  const url = 'DATABASE_URL=postgres://db/shop';
  const reads = "import { Pool } from 'pg';\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL });\n";
  expect(readAt({ ...env(url), 'services/orders/src/a.ts': `\n${reads}`, 'services/orders/src/b.ts': reads })).toEqual(['services/orders/src/a.ts:3']);
  expect(readAt({ ...env(url), 'services/billing/src/a.ts': reads })).toEqual([undefined]);
  expect(readAt({ ...env(url), 'services/orders/src/a.ts': reads.replace('DATABASE', 'OTHER') })).toEqual([undefined]);
});

describe('what is written into code', () => {
  const deployed = (host: string) => architectureOf({ 'services/orders/src/db.ts': `import { Pool } from 'pg';\nexport const pool = new Pool({ connectionString: 'postgres://${host}/shop' });\n` })
    .resources.databases.flatMap(({ uses }) => uses.map((use) => use.deployed));

  test.each([['db', true], ['db.internal:5432', true], ['localhost', false], ['127.0.0.1:5432', false], ['0.0.0.0', false], ['my-localhost', true], ['10.127.0.1', true]])('%s is an address of deployment: %s', (host, is) => {
    expect(deployed(host)).toEqual([is]);
  });
});

test.each<[string, string]>([
  ['of a library', 'packages/db/src/db.ts'], ['of a test', 'services/orders/test/db.test.ts'], ['of a configuration', 'services/orders/vitest.config.ts'], ['of a script', 'services/orders/scripts/db.ts'],
])('an address in the code %s leads no service anywhere', (_, path) => {
  expect(storesOf({ 'packages/db/package.json': '{ "name": "@shop/db", "dependencies": { "pg": "8" } }', [path]: "import { Pool } from 'pg';\nexport const pool = new Pool({ connectionString: 'postgres://db/shop' });\n" })).toEqual([]);
});

describe('a container that is no service of the repository', () => {
  const stranger = 'image: adminer\nenvironment:\n  DATABASE_URL: postgres://db/other';

  test('keeps its settings to itself in compose, whoever stands beside it', () => {
    expect(storesOf(compose({ orders: built('orders', 'DATABASE_URL=postgres://db/shop'), adminer: stranger }))).toEqual(['postgres db/shop: orders']);
    expect(storesOf(compose({ orders: built('orders', 'PORT=1'), adminer: stranger }))).toEqual([]);
  });
});

test('settings are told with the configuration that they stand in', () => {
  const contexts = (files: Files): readonly string[] => architectureOf(files).resources.databases.flatMap(({ name, uses }) => uses.map(({ context }) => `${name} in ${context}`));
  const url = 'postgres://db/shop';
  const pod = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec: { template: { spec: { containers: [{ name: a, image: shop/orders, env: [{ name: DATABASE_URL, value: "${url}" }] }] } } }\n`;
  expect(contexts({ 'services/orders/serverless.yml': `service: orders\nprovider:\n  name: aws\n  environment:\n    DATABASE_URL: ${url}\n` })).toEqual(['postgres db/shop in Serverless']);
  expect(contexts({ 'services/orders/wrangler.toml': `name = "orders"\nmain = "src/main.ts"\n[vars]\nDATABASE_URL = "${url}"\n` })).toEqual(['postgres db/shop in Wrangler']);
  expect(contexts({ 'k8s/orders.yaml': pod })).toEqual(['postgres db/shop in Kubernetes']);
  expect(contexts({ 'compose/k8s/orders.yaml': pod })).toEqual(['postgres db/shop in Kubernetes']);
});

describe('settings that name settings', () => {
  const pool = (setting: string): Files => ({ 'services/orders/src/db.ts': `import { Pool } from 'pg';\nexport const pool = new Pool({ connectionString: process.env.${setting} });\n` });

  test('are followed, and the last one is told', () => {
    expect(storesOf({ ...compose({ orders: built('orders', 'DATABASE_URL=${MAIN_URL}') }), ...pool('DATABASE_URL'), '.env': 'MAIN_URL=postgres://db/shop\n' })).toEqual(['postgres db/shop: orders']);
  });

  test('in a circle lead nowhere, and come to an end', () => {
    const circle = '.env';
    expect(storesOf({ ...compose({ orders: built('orders', 'DATABASE_URL=${A_URL}') }), ...pool('A_URL'), [circle]: 'A_URL=${B_URL}\nB_URL=${A_URL}\n' })).toEqual([]);
    expect(storesOf({ ...compose({ orders: built('orders', 'DATABASE_URL=${A_URL}${A_URL}') }), ...pool('A_URL'), [circle]: 'A_URL=${A_URL}${A_URL}\n' })).toEqual([]);
  });
});

describe('a name that tells the schema of another', () => {
  const named = (orders: string, billing: string, name: string): string | undefined => usersOf(architectureOf({
    ...compose({ orders: built('orders', `DATABASE_URL=${orders}`), billing: built('billing', `DATABASE_URL=${billing}`) }),
    'services/orders/src/order.ts': "import { Entity } from 'typeorm';\n@Entity('orders')\nexport class Order {}\n",
    'services/billing/src/q.ts': `import { Pool } from 'pg';\nexport const rows = (pool: Pool) => pool.query('SELECT id FROM ${name}');\n`,
  }).resources.tables.flatMap(({ uses }) => uses.flatMap(({ unit }) => unit.kind === 'service' ? { service: unit } : [])));

  test.each<[string, string, string, string, boolean]>([
    ['reaches it', 'postgres://db/shop?schema=orders', 'postgres://db/shop?schema=billing', 'orders.orders', true],
    ['whatever its case', 'postgres://db/shop?schema=Orders', 'postgres://db/shop?schema=billing', 'oRDERS.orders', true],
    ['from the default schema, too', 'postgres://db/shop?schema=orders', 'postgres://db/shop', 'orders.orders', true],
    ['and into it', 'postgres://db/shop?schema=public', 'postgres://db/shop?schema=billing', 'public.orders', true],
    ['told or not', 'postgres://db/shop', 'postgres://db/shop?schema=billing', 'public.orders', true],
    ['but no other of that database', 'postgres://db/shop', 'postgres://db/shop?schema=billing', 'archive.orders', false],
    ['which MySQL does not have', 'mysql://db/shop', 'mysql://db/shop?schema=billing', 'public.orders', false],
    ['yet not in another database', 'postgres://db/shop?schema=orders', 'postgres://db/bills?schema=billing', 'orders.orders', false],
    ['nor in one whose name only starts alike', 'postgres://db/shop?schema=orders', 'postgres://db/sho', 'orders.orders', false],
  ])('%s', (_, orders, billing, name, is) => expect(named(orders, billing, name)).toBe(is ? 'billing' : ''));
});

describe('a module that is there for data', () => {
  const persistenceOf = (path: string, root = ''): string | undefined => {
    const rows = "import { Pool } from 'pg';\nexport const rows = (pool: Pool) => pool.query('SELECT id FROM orders');\n";
    const files = { 'package.json': '{ "name": "shop", "dependencies": { "pg": "8" } }', 'migrations/1.sql': 'CREATE TABLE orders (id int);\n', [`${root}${path}`]: rows };
    const { graph, resources } = root === '' ? analyse(memoryTree(files), { rules: [] }).architecture : architectureOf(files);
    return resources.persistence(graph.module(`${root}${path}`)!);
  };

  test.each([
    ['db/rows.ts', 'repository'], ['src/queries/rows.ts', 'repository'], ['src/OrderRepository.ts', 'repository'], ['src/order.repo.ts', 'repository'], ['store.ts', 'repository'],
    ['src/rows.ts', undefined], ['src/reports/rows.ts', undefined], ['src/repo-list/rows.ts', undefined],
  ])('%s in a repository of one project: %s', (path, told) => expect(persistenceOf(path)).toBe(told));
});
