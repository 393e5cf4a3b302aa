import { describe, expect, test } from 'vitest';
import { resourceName } from '../../model/resource-name.ts';
import type { Architecture } from '../../model/architecture.ts';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

type Owns = Readonly<Record<string, readonly string[]>>;

const compose = (orders: string, billing: string): string => `services:
  orders:
    build: services/orders
    environment: { DATABASE_URL: "${orders}", REDIS_URL: "redis://u:p@cache:6379/0", UPLOADS_BUCKET: uploads }
  billing:
    build: services/billing
    environment: { DATABASE_URL: "${billing}", REDIS_HOST: cache, REDIS_PORT: 6379, REDIS_DB: 0, MEMCACHED_URL: "memcached://\${HOST}", OLD_BUCKET: "\${BUCKET}" }
`;
const consumer = "import amqp from 'amqplib';\nconst connection = await amqp.connect(url);\nconst channel = await connection.createChannel();\nchannel.consume('order-events', handle);\n";
const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
  'packages/db/package.json': '{ "name": "@shop/db" }',
  'packages/db/migrations/1.sql': 'CREATE TABLE invoices (id int);\nCREATE TABLE archive.receipts (id int);\nCREATE TABLE notes (id int, invoice_id int REFERENCES invoices (id));\n',
  ...Object.fromEntries(['orders', 'billing'].flatMap((name) => [
    [`services/${name}/package.json`, JSON.stringify({ name: `@shop/${name}`, dependencies: { amqplib: '1' } })],
    [`services/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
    [`services/${name}/src/main.ts`, consumer],
    [`services/${name}/migrations/1.sql`, 'CREATE TABLE users (id int);\n'],
  ])) as Record<string, string>,
};
const together = compose('postgres://db/shop', 'postgres://db/shop');
const apart = compose('postgres://db/orders', 'postgres://db/billing');

function architectureOf(owns: Owns, composeFile = together): Architecture {
  const services = Object.fromEntries(Object.entries(owns).map(([name, patterns]) => [name, { root: `services/${name}`, owns: patterns }]));
  return analyse(memoryTree({ ...shop, 'compose.yaml': composeFile }), { config: { services }, rules: [] }).architecture;
}

/** Who owns what, and whether the config says so. */
function ownersOf({ resources: { databases, tables, queues } }: Architecture): string[] {
  return [...databases, ...tables, ...queues].map((one) => `${resourceName(one)} ${one.owner?.name ?? '-'}${one.evidence.some(({ reason }) => reason === 'the config says so') ? '!' : ''}`);
}

const problemsOf = ({ problems }: Architecture): string[] => problems.filter(({ code }) => /^(no-match|two-owners)$/.test(code)).map(({ code, severity, message }) => `${severity} ${code}: ${message}`);

describe('the config says whose a resource is', () => {
  test('without it, as inferred', () => {
    expect(ownersOf(architectureOf({}))).toEqual([
      'database:postgres db/shop -', 'table:invoices -', 'table:notes -', 'table:archive.receipts -', 'table:users billing', 'table:users orders', 'queue:order-events -',
    ]);
  });

  test.each<[string, Owns, string[]]>([
    ['a database', { orders: ['database:postgres db/shop'] }, ['database:postgres db/shop orders!']],
    ['a table, in the usual schema', { billing: ['table:invoices'] }, ['table:invoices billing!', 'table:archive.receipts -']],
    ['a table of a schema', { billing: ['table:archive.receipts'] }, ['table:invoices -', 'table:archive.receipts billing!']],
    ['all of a schema', { billing: ['table:archive.*'] }, ['table:invoices -', 'table:archive.receipts billing!']],
    ['a star within', { billing: ['table:*no*ces'] }, ['table:notes -']],
    ['a queue', { orders: ['queue:order-*'] }, ['queue:order-events orders!']],
    ['a table that both model is the one\'s that says so', { orders: ['table:users'] }, ['table:users orders!', 'table:users orders!']],
  ])('%s', (name, owns, told) => {
    const architecture = architectureOf(owns);
    expect(ownersOf(architecture)).toEqual(expect.arrayContaining(told));
    expect(problemsOf(architecture)).toHaveLength(name === 'a star within' ? 1 : 0);
  });

  test('in another database, a table of the same name is another', () => {
    const architecture = architectureOf({ orders: ['table:users'] }, apart);
    expect(ownersOf(architecture)).toEqual(expect.arrayContaining(['table:users billing', 'table:users orders!']));
  });

  test('two services that declare a table each may both say so', () => {
    const architecture = architectureOf({ orders: ['table:users'], billing: ['table:users'] });
    expect(ownersOf(architecture)).toEqual(expect.arrayContaining(['table:users billing!', 'table:users orders!']));
    expect(problemsOf(architecture)).toEqual([]);
  });

  test('relations join the tables that have the owners', () => {
    const { resources: { tables, relations } } = architectureOf({ billing: ['table:invoices'], orders: ['table:notes'] });
    expect(relations.map(({ from, to }) => [from.owner?.name, to.owner?.name])).toEqual([['orders', 'billing']]);
    expect(tables).toContain(relations[0]!.to);
  });
});

describe('what it says in vain is a Problem', () => {
  test.each<[string, Owns, RegExp]>([
    ['no such table', { billing: ['table:invoice'] }, /^error no-match: services\.billing\.owns .*"table:invoice", which is no resource — did you mean "table:invoices"\? Correct .*`mandate inspect`/],
    ['no such queue', { billing: ['queue:order-event'] }, /did you mean "queue:order-events"\?/],
    ['a default port, which no name has', { billing: ['database:postgres db:5432/shop'] }, /did you mean "database:postgres db\/shop"\?/],
    ['nothing near', { billing: ['queue:*'.replace('*', 'zzzzzz')] }, /which is no resource\. Correct/],
    ['two owners', { billing: ['table:notes'], orders: ['table:no*'] }, /^error two-owners: The config says that billing and orders both own table:notes\./],
    ['two owners of a queue', { billing: ['queue:*'], orders: ['queue:order-events'] }, /both own queue:order-events/],
  ])('%s', (_, owns, message) => {
    const problems = problemsOf(architectureOf(owns));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });
});

test('caches and buckets are known by place and name, and have no owner', () => {
  const { caches } = architectureOf({}).resources;
  expect(caches.map(({ name, engine, uses }) => `${name} (${engine}): ${uses.map(({ service, via }) => `${service.name} by ${via}`).join(', ')}`)).toEqual([
    'redis cache/0 (redis): billing by REDIS_DB, orders by REDIS_URL', 's3 uploads (s3): orders by UPLOADS_BUCKET',
  ]);
});
