import { expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import type { Library, Service } from '../model/unit.ts';
import type { Module } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import { problem } from '../model/problem.ts';
import type { Queue, Resources, Table, TablePlace } from '../model/resources.ts';
import type { Site } from '../model/site.ts';
import { noColours } from './colours.ts';
import { printInspectionJson } from './inspect-json.ts';
import { printInspection } from './inspect-text.ts';

const orders: Service = {
  kind: 'service',
  name: 'orders',
  projects: [project('@acme/orders', 'apps/orders'), project('@acme/orders-worker', 'apps/orders/worker')],
  tags: ['core'],
  evidence: [
    { reason: 'apps/orders/Dockerfile builds it', site: { file: 'apps/orders/Dockerfile', line: 1, column: 1 } },
    { reason: 'a compose service builds it', site: { file: 'compose.yaml', line: 12, column: 3 } },
  ],
};
const contracts = library('@acme/orders-contracts', 'packages/orders-contracts');
const none: Resources = { databases: [], tables: [], relations: [], queues: [], caches: [], calls: [], clients: [], factsOf: () => [], persistence: () => undefined };
const architecture = {
  resources: none,
  services: [orders, { ...orders, name: 'evil\u001b[2J', projects: [project('x', '')], tags: [], evidence: [] }],
  libraries: [contracts, library('@acme/ui', 'packages/ui'), library('packages/env', 'packages/env')],
  interfaces: [
    { name: '@acme/orders-contracts', service: orders, project: contracts.project, modules: undefined, evidence: [{ reason: 'its name ends in -contracts' }] },
    { name: 'orders: src/contract', service: orders, project: orders.projects[0]!, modules: [{ path: 'apps/orders/src/contract/index.ts' } as Module], evidence: [] },
    { name: '@acme/events', service: undefined, project: project('@acme/events', 'packages/events'), modules: undefined, evidence: [] },
  ],
  problems: [],
} satisfies Pick<Architecture, 'services' | 'libraries' | 'interfaces' | 'resources' | 'problems'> as unknown as Architecture;

test('services, interfaces and libraries are told with their evidence', async () => {
  await expect(print(architecture)).toMatchFileSnapshot('__golden__/inspect.txt');
});

test('the same is told as JSON', async () => {
  await expect(printInspectionJson(architecture)).toMatchFileSnapshot('__golden__/inspect.json');
});

const billing: Service = { ...orders, name: 'billing', tags: [], evidence: [] };
const at = (file: string, line = 1): Site => ({ file, line, column: 1 });
const place = (unit: TablePlace['unit'], role: TablePlace['role'], file: string, line = 1): TablePlace => ({ unit, module: undefined, technology: 'prisma', role, site: at(file, line) });
const table = (name: string, owner: Service | undefined, places: Partial<Table> = {}): Table => ({
  kind: 'table', name, schema: undefined, engine: 'postgres', owner,
  evidence: owner === undefined ? [] : [{ reason: `${owner.name} models it`, site: at(`${owner.name}.prisma`) }],
  declarations: [place(owner ?? contracts, 'models', `${owner?.name ?? 'shared'}.prisma`, 3)], uses: [], ...places,
});
const queue = (name: string, owner: Service | undefined, uses: readonly (readonly [Service, Queue['uses'][number]['role']])[]): Queue => ({
  kind: 'queue', broker: 'rabbitmq', name, owner, evidence: owner === undefined ? [] : [{ reason: `only ${owner.name} consumes from it`, site: at('consume.ts', 7) }],
  uses: uses.map(([unit, role]) => ({ unit, module: undefined, technology: 'amqplib', role, group: undefined, site: at(`${unit.name}-${role}.ts`) })),
});
const invoices = table('invoices', billing, { schema: 'billing', evidence: [{ reason: 'the config says so' }] });
const notes = table('notes', undefined, { uses: [place(billing, 'uses', 'z.ts'), place(orders, 'uses', 'b.ts', 10), place(orders, 'uses', 'b.ts', 9)] });
const lead = (service: Service, line: number, deployed = true) => ({ service, via: 'DATABASE_URL', site: at('compose.yaml', line), context: 'compose.yaml', deployed });
const withData: Architecture = {
  ...architecture,
  resources: {
    ...none,
    databases: [
      { kind: 'database', name: 'postgres db/orders', engine: 'postgres', address: undefined, owner: orders, evidence: [{ reason: 'only orders is led there, by DATABASE_URL', site: at('compose.yaml', 4) }], uses: [lead(orders, 4)] },
      { kind: 'database', name: 'postgres db/bil\u001b[2Jling', engine: undefined, address: undefined, owner: undefined, evidence: [], uses: [lead(orders, 14), lead(billing, 9, false)] },
    ],
    tables: [table('customers', orders, { uses: [place(billing, 'alters', 'services/billing/migrations/1.sql')] }), invoices, notes],
    relations: [{ from: notes, to: invoices, unit: contracts, technology: 'prisma', site: at('shared.prisma', 8) }],
    queues: [queue('order-events', billing, [[billing, 'consumes'], [orders, 'produces']]), queue('mail', undefined, [[orders, 'consumes'], [billing, 'consumes']])],
    caches: [{ kind: 'cache', name: 'redis cache', engine: 'redis', uses: [lead(orders, 5), lead(billing, 10)] }],
    clients: [
      { technology: 'prisma', unit: contracts, package: '@acme/db-client', directory: undefined, site: at('shared.prisma') },
      { technology: 'prisma', unit: billing, package: undefined, directory: 'services/billing/generated', site: at('billing.prisma') },
    ],
  },
  problems: [problem('unread-resource', 'Two names of tables were not read.', at('a.ts'), at('b.ts')), problem('unread-resource', 'One statement of SQL was not read.', at('c.ts'))],
};

test('databases, tables, queues, caches and clients are told with their owners', async () => {
  await expect(print(withData)).toMatchFileSnapshot('__golden__/inspect-resources.txt');
});

test('the same is told as JSON, sorted', async () => {
  await expect(JSON.stringify((JSON.parse(printInspectionJson(withData)) as { resources: object }).resources, null, 2) + '\n').toMatchFileSnapshot('__golden__/inspect-resources.json');
});

test('the order in which resources are found changes nothing', () => {
  const { databases, tables, queues } = withData.resources;
  const turned = { ...withData, resources: { ...withData.resources, databases: databases.toReversed(), tables: tables.toReversed(), queues: queues.toReversed() } };
  expect(printInspectionJson(turned)).toBe(printInspectionJson(withData));
});

test('long lists fold, and say how they are unfolded', () => {
  const many = Array.from({ length: 30 }, (_, index) => index);
  const long: Architecture = {
    ...withData,
    resources: {
      ...none,
      databases: [{ ...withData.resources.databases[0]!, uses: many.map((line) => lead(orders, line + 1)) }],
      tables: many.map((index) => table(`t${index}`, orders)),
      queues: many.map((index) => queue(`q${index}`, undefined, [])),
    },
  };
  const folded = print(long);
  expect(folded.match(/… and \d+ more \(--all shows them\)/g)).toEqual(['26', '18', '10'].map((rest) => `… and ${rest} more (--all shows them)`));
  expect(folded).toContain('30 tables');
  const whole = print(long, true);
  expect(whole).not.toContain('--all shows them');
  for (const index of many) expect(whole).toMatch(new RegExp(`table:t${index} [^]*queue:q${index} `));
});

function print(of: Architecture, all = false): string {
  return printInspection(of, { colours: noColours, width: 100, all });
}

function project(name: string, root: string): Project {
  return {
    name, root, declaredBy: ['package.json'], manifest: undefined, workspace: true, type: undefined, entries: [], tags: [],
  };
}

function library(name: string, root: string): Library {
  return { kind: 'library', name, project: project(name, root), tags: [], evidence: [{ reason: 'nothing deploys it' }] };
}
