import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Config } from '../model/config.ts';
import type { Metrics } from '../model/metrics.ts';
import { byEdgeKind } from '../model/service-edge.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { measure } from './measure.ts';

const none = byEdgeKind(() => 0);
const workspace = { 'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }' };

test("Martin's example: three modules outside depend on it, it depends on one: I = 1/4", () => {
  const { projects } = metricsOf({
    ...workspace,
    ...library('a', { q: "import { t } from '@shop/c/t';\nexport const q = t;\n" }),
    ...library('b', { r: "import { t } from '@shop/c/t';\nexport const r = t;\n", s: "import { u } from '@shop/c/u';\nexport const s = u;\n" }),
    ...library('c', { t: 'export const t = 1;\n', u: "import { v } from '@shop/d/v';\nexport const u = v;\n" }),
    ...library('d', { v: 'export const v = 1;\n' }),
  });
  expect(projects.map(({ name, ca, ce, instability }) => [name, ca, ce, instability])).toEqual([
    ['@shop/a', 0, 1, 1], ['@shop/b', 0, 2, 1], ['@shop/c', 3, 1, 0.25], ['@shop/d', 1, 0, 0],
  ]);
  expect(projects.map(({ dependents, dependencies, reachedBy, reaches }) => [dependents, dependencies, reachedBy, reaches])).toEqual([
    [0, 1, 0, 2], [0, 1, 0, 2], [2, 1, 2, 1], [1, 0, 3, 0],
  ]);
});

const shop = {
  ...workspace,
  ...service('billing', { main: "import type { Invoice } from '@shop/billing-contracts';\nexport const invoice: Invoice = 1;\n" }),
  ...library('billing-contracts', { index: 'export type Invoice = number;\nexport const zero = 0;\nexport const unused = 1;\n' }),
  ...service('orders', { main: "import type { Invoice } from '@shop/billing-contracts';\nexport const order: Invoice = 2;\n" }),
};

test('what a service publishes elsewhere is part of it: its own use of that is no coupling', () => {
  const { services } = metricsOf(shop);
  expect(services.map(({ name, modules, ca, ce, instability }) => [name, modules, ca, ce, instability])).toEqual([
    ['billing', 2, 1, 0, 0], ['orders', 1, 0, 1, 1],
  ]);
});

test('a service is as abstract as what others take of it as types alone; one value among two names is a half', () => {
  expect(partOf(metricsOf(shop), 'billing')).toMatchObject({ abstractness: 1, distance: 0 });
  expect(partOf(metricsOf(shop), 'orders')).toMatchObject({ abstractness: null, distance: null });
  const taken = { ...shop, 'services/orders/src/more.ts': "import { zero } from '@shop/billing-contracts';\nexport const more = zero;\n" };
  expect(partOf(metricsOf(taken), 'billing')).toMatchObject({ abstractness: 0.5, distance: 0.5 });
});

test('a name taken as a type here and as a value there is concrete, by whichever barrel it is taken', () => {
  const { abstractness } = partOf(metricsOf({
    ...shop,
    ...library('billing-contracts', { index: "export * from './client.ts';\n", client: 'export class Client {}\n' }),
    'services/orders/src/main.ts': "import type { Client } from '@shop/billing-contracts';\nexport type Mine = Client;\n",
    'services/orders/src/more.ts': "import { Client } from '@shop/billing-contracts/client';\nexport const mine = new Client();\n",
  }), 'billing');
  expect(abstractness).toBe(0);
});

test('a service that nothing ties to anything has no instability', () => {
  const alone = metricsOf({ ...workspace, ...service('billing', { main: 'export const a = 1;\n' }) });
  expect(alone.services).toMatchObject([{ ca: 0, ce: 0, instability: null, distance: null }]);
});

test('tests and scripts are not measured', () => {
  const { size, services } = metricsOf({ ...shop, 'services/billing/src/main.test.ts': "import '../../orders/src/main.ts';\n" });
  expect(size).toMatchObject({ modules: 3, edges: 2 });
  expect(services[0]).toMatchObject({ dependencies: 0 });
});

test('coupling by kind: values, types, tables and queues, each from who depends to who is depended on', () => {
  const { coupling } = metricsOf({
    ...shop,
    'services/billing/package.json': '{ "name": "@shop/billing", "dependencies": { "pg": "8", "amqplib": "1" } }',
    'services/orders/package.json': '{ "name": "@shop/orders", "dependencies": { "pg": "8", "amqplib": "1" } }',
    'services/billing/migrations/1.sql': 'CREATE TABLE invoices (id int);\n',
    'services/billing/src/consume.ts': "import amqp from 'amqplib';\nexport async function run() {\n  const channel = await (await amqp.connect('x')).createChannel();\n"
      + "  await channel.consume('bills', () => {});\n}\n",
    'services/orders/src/main.ts': "import type { Invoice } from '@shop/billing-contracts';\nimport { zero } from '@shop/billing-contracts';\n"
      + "import { Pool } from 'pg';\nimport amqp from 'amqplib';\nconst pool = new Pool();\n"
      + "export async function run(): Promise<Invoice> {\n  await pool.query('SELECT id FROM invoices');\n"
      + "  const channel = await (await amqp.connect('x')).createChannel();\n  channel.sendToQueue('bills', Buffer.from(''));\n  return zero;\n}\n",
  });
  expect(coupling).toEqual([{ from: 'orders', to: 'billing', ...none, code: 1, types: 1, data: 1, queue: 1 }]);
});

test('what no service owns ties those who share it both ways', () => {
  const compose = 'services:\n  billing:\n    build: services/billing\n    environment:\n      DATABASE_URL: postgres://db:5432/shop\n'
    + '  orders:\n    build: services/orders\n    environment:\n      DATABASE_URL: postgres://db:5432/shop\n';
  const { coupling } = metricsOf({ ...shop, 'docker-compose.yml': compose });
  expect(coupling).toEqual([
    { from: 'billing', to: 'orders', ...none, config: 1 },
    { from: 'orders', to: 'billing', ...none, types: 1, config: 1 },
  ]);
});

test('services in a cycle, and where it is least work to cut it', () => {
  const { cyclicity, structure } = metricsOf({
    ...shop,
    'services/billing/src/main.ts': "import { order } from '../../orders/src/main.ts';\nexport const invoice = order;\n",
    'services/orders/src/more.ts': "import type { Invoice } from '@shop/billing-contracts';\nexport const order: Invoice = 2;\n",
  });
  expect(cyclicity.services).toEqual({
    cycles: [2], members: 2, share: 1, sets: [['billing', 'orders']], cut: [{ from: 'billing', to: 'orders', imports: 1 }],
  });
  expect(cyclicity.modules.cycles).toEqual([]);
  expect(structure.services).toMatchObject({ nodes: 2, edges: 2, propagationCost: 1, ccd: 4 });
});

test('cycles of types alone count among all cycles, and not among those of loading', () => {
  const { cyclicity } = metricsOf({
    ...workspace,
    ...library('a', { x: "import type { Y } from './y.ts';\nexport type X = Y;\n", y: "import type { X } from './x.ts';\nexport type Y = X | 1;\n" }),
    ...library('b', { x: "import { y } from './y.ts';\nexport const x = () => y;\n", y: "import { x } from './x.ts';\nexport const y = () => x;\n" }),
  });
  expect(cyclicity.modules).toEqual({ cycles: [2, 2], members: 4, share: 1 });
  expect(cyclicity.loading).toEqual({ cycles: [2], members: 2, share: 0.5 });
});

const broken = {
  ...shop,
  'services/billing/src/main.ts': 'export const invoice = 1;\n',
  'services/orders/src/main.ts': "import { invoice } from '../../billing/src/main.ts';\nexport const order = invoice;\n",
};

test('the scorecard counts findings by service and clause; waived ones weigh half', () => {
  const { scorecard } = metricsOf(broken);
  expect(scorecard.clauses).toEqual([2, 3, 6]);
  expect(scorecard.rows.map(({ name, new: fresh, score }) => [name, fresh, score])).toEqual([['billing', 0, 100], ['orders', 1, 50]]);
  expect(scorecard.rows[1]!.clauses.map(({ clause, score }) => [clause, score])).toEqual([[2, 50], [3, 100], [6, 100]]);
  expect(scorecard.total).toMatchObject({ new: 1, score: 66.6667 });
  const waived = metricsOf({
    ...broken,
    'services/orders/src/main.ts': `// mandate-disable-next-line no-cross-service-import -- until billing publishes it\n${broken['services/orders/src/main.ts']}`,
  }).scorecard;
  expect(waived.rows[1]).toMatchObject({ new: 0, waived: 1, score: 66.6667 });
});

test('a clause that no enabled rule judges has no score', () => {
  const only = Object.fromEntries(rules.filter(({ clause }) => clause !== 2).map(({ id }) => [id, 'off' as const]));
  expect(metricsOf(broken, { rules: only }).scorecard).toMatchObject({ clauses: [2], rows: [{ clauses: [{ clause: 2 }] }, {}] });
});

test('coverage tells files that were not read whole and imports that lead nowhere', () => {
  const { coverage } = metricsOf({ ...shop, 'services/orders/src/more.ts': "import './nowhere';\nimport 'left-pad';\nexport const = {;\n" });
  expect(coverage).toMatchObject({ files: { read: 3, partly: 1, share: 0.75 }, imports: { resolved: 3, unresolved: 1, share: 0.75 } });
  expect(coverage.problems).toEqual([{ code: 'unparsed-file', count: 1 }, { code: 'unresolved-import', count: 1 }]);
});

test('a repository without modules is measured as nothing', () => {
  expect(metricsOf({})).toMatchObject({
    services: [], projects: [], coupling: [], structure: { modules: { nodes: 0, propagationCost: null, nccd: null } },
    coverage: { files: { share: null }, imports: { share: null } },
  });
});

function metricsOf(files: Readonly<Record<string, string>>, config: Config = {}): Metrics {
  const session = analyse(memoryTree(files), { rules, config, today: '2026-05-04' });
  const clauses = rules.filter(({ id }) => config.rules?.[id] !== 'off').map(({ clause }) => clause);
  return measure(session.architecture, { ...session.report(), clauses });
}

function partOf({ services }: Metrics, name: string) {
  return services.find((part) => part.name === name)!;
}

function library(name: string, modules: Readonly<Record<string, string>>): Record<string, string> {
  const manifest = { name: `@shop/${name}`, exports: { '.': './src/index.ts', './*': './src/*.ts' } };
  return { [`packages/${name}/package.json`]: JSON.stringify(manifest), ...sources(`packages/${name}`, modules) };
}

function service(name: string, modules: Readonly<Record<string, string>>): Record<string, string> {
  return {
    [`services/${name}/package.json`]: `{ "name": "@shop/${name}" }`,
    [`services/${name}/Dockerfile`]: 'FROM node:22\nCMD ["node", "src/main.js"]\n',
    ...sources(`services/${name}`, modules),
  };
}

function sources(root: string, modules: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(modules).map(([name, text]) => [`${root}/src/${name}.ts`, text]));
}
