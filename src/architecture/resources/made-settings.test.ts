import { expect, test } from 'vitest';
import type { Resources } from '../../model/resources.ts';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

/** Neither setting of the workload leads to a database by itself: it is the code that tells what they are for. */
const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    spec:
      containers:
        - name: orders
          image: registry/shop/orders:1
          env:
            - name: ORDERS_STORE
              valueFrom: { secretKeyRef: { name: store, key: url } }
            - { name: STORE_HOST, value: db }
`;

function resourcesOf(files: Readonly<Record<string, string>>): Resources {
  return analyse(memoryTree({
    'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
    'services/orders/package.json': '{ "name": "@shop/orders", "dependencies": { "@nestjs/config": "4", "pg": "8", "bullmq": "5" } }',
    'services/orders/Dockerfile': 'FROM node:22\nCOPY . .\n',
    'services/billing/package.json': '{ "name": "@shop/billing", "dependencies": { "@nestjs/config": "4" } }',
    'services/billing/Dockerfile': 'FROM node:22\nCOPY . .\n',
    'k8s/orders.yaml': workload,
    ...files,
  }), { rules: [] }).architecture.resources;
}

/** Each database with the settings that lead there. */
const databases = (files: Readonly<Record<string, string>>): string[] => resourcesOf(files).databases.map(({ name, uses }) => `${name} by ${uses.map(({ via }) => via).join(', ')}`);

const openDatabase = (text: string): Record<string, string> => ({ 'services/orders/src/db.ts': `import { Pool } from 'pg';\nimport { ConfigService, type ConfigType } from '@nestjs/config';\n${text}\n` });
/** A pool that takes its address from what an expression gives. */
const pool = (options: string): Record<string, string> => openDatabase(`export const open = (config: ConfigService) => new Pool(${options});`);
const registered = (made: string): Record<string, string> => ({ 'services/orders/src/database.config.ts': `import { registerAs } from '@nestjs/config';\nexport default registerAs('database', ${made});\n` });
const load = (list: string, imports = ''): Record<string, string> => ({ 'services/orders/src/app.module.ts': `import { ConfigModule } from '@nestjs/config';\n${imports}\nexport const config = ConfigModule.forRoot({ load: ${list} });\n` });
const configuration = (text: string): Record<string, string> => ({ 'services/orders/src/configuration.ts': text });

const url = '() => ({ url: process.env.ORDERS_STORE })';
const asked = pool("{ connectionString: config.getOrThrow<string>('database.url') }");
const found = ['postgres secret store, key url by ORDERS_STORE'];

test.each<[string, Record<string, string>, string[]]>([
  ['a namespace', { ...asked, ...registered(url) }, found],
  ['one whose function has a body', { ...asked, ...registered('() => {\n  const at = process.env.ORDERS_STORE;\n  return { url: at };\n}') }, found],
  ['one with a default', { ...asked, ...registered("(): Database => ({ url: process.env.ORDERS_STORE ?? 'postgres://u:p@localhost/dev' })") }, found],
  ['one in parts', {
    ...pool("{ host: config.get('database.host'), port: config.get<number>('database.port'), database: config.get('database.name') }"),
    ...registered("() => ({ host: process.env.STORE_HOST, port: parseInt(process.env.STORE_PORT ?? '5433', 10), name: process.env.STORE_IS || 'orders' })"),
  }, ['postgres db:5433/orders by pg']],
  ['one that is asked for as a whole', { ...pool("{ connectionString: config.get('database').url }"), ...registered(url) }, found],
  ['one that a constant holds', {
    ...openDatabase("export function open(config: ConfigService) {\n  const database = config.get('database');\n  return new Pool({ connectionString: database.url });\n}"), ...registered(url),
  }, found],
  ['one that is injected', {
    ...openDatabase("import databaseConfig from './database.config.js';\nexport class Db {\n  constructor(@Inject(databaseConfig.KEY) private readonly db: ConfigType<typeof databaseConfig>) {}\n  open() { return new Pool({ connectionString: this.db.url }); }\n}"),
    ...registered(url),
  }, found],
  ['one that is handed to a function', {
    ...openDatabase("import databaseConfig from './database.config.js';\nexport const open = (db: ConfigType<typeof databaseConfig>) => new Pool({ connectionString: db.url });"), ...registered(url),
  }, found],
  ['a function that is loaded', { ...asked, ...load('[() => ({ database: { url: process.env.ORDERS_STORE } })]') }, found],
  ['one of another module', {
    ...asked, ...load('[configuration]', "import configuration from './configuration.js';"), ...configuration('export default () => ({ port: 1, database: { url: process.env.ORDERS_STORE } });\n'),
  }, found],
  ['one that is declared as such', {
    ...asked, ...load('[configuration]', "import { configuration } from './configuration.js';"),
    ...configuration('export function configuration() {\n  return { database: { url: process.env.ORDERS_STORE } };\n}\n'),
  }, found],
  ['a constant of another module', {
    ...openDatabase("import { settings } from './configuration.js';\nexport const pool = new Pool({ connectionString: settings.database.url });"),
    ...configuration("export const settings = { database: { url: process.env.ORDERS_STORE ?? 'postgres://u:p@localhost/dev' } };\n"),
  }, found],
])('%s leads to the variable that it is made of', (_name, files, expected) => {
  expect(databases(files)).toEqual(expected);
});

test.each<[string, Record<string, string>]>([
  ['a key that no namespace has', { ...pool("{ connectionString: config.get('database.uri') }"), ...registered(url) }],
  ['what depends on a condition', { ...asked, ...registered("() => {\n  if (process.env.CI) return { url: 'x' };\n  return { url: process.env.ORDERS_STORE };\n}") }],
  ['what a spread may take the place of', { ...asked, ...registered('() => ({ url: process.env.ORDERS_STORE, ...more() })') }],
  ['what is made at run time', { ...asked, ...registered('() => ({ url: build(process.env.ORDERS_STORE) })') }],
  ['a namespace of another service', { ...asked, 'services/billing/src/database.config.ts': `import { registerAs } from '@nestjs/config';\nexport default registerAs('database', ${url});\n` }],
  ['a function that nobody loads', { ...asked, ...configuration('export default () => ({ database: { url: process.env.ORDERS_STORE } });\n') }],
  ['a function of the same name that is not of NestJS', { ...asked, 'services/orders/src/database.config.ts': `import { registerAs } from './own.js';\nexport default registerAs('database', ${url});\n` }],
])('%s leads nowhere', (_name, files) => {
  expect(databases(files)).toEqual([]);
});

test('queues go by the settings of a namespace, and by what stands in for them', () => {
  const { queues } = resourcesOf({
    'services/orders/src/worker.ts': "import { Worker } from 'bullmq';\nimport type { ConfigService } from '@nestjs/config';\nexport const open = (config: ConfigService) => new Worker(config.get('bull.queue'), async () => {});\n",
    'services/orders/src/bull.config.ts': "import { registerAs } from '@nestjs/config';\nexport default registerAs('bull', () => ({ queue: process.env.ORDERS_QUEUE ?? 'orders' }));\n",
  });
  expect(queues.map(({ name, owner }) => `${name} of ${owner?.name}`)).toEqual(['orders of orders']);
});
