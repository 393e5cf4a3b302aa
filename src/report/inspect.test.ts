import { expect, test } from 'vitest';
import type { Architecture, Library, Service } from '../model/architecture.ts';
import type { Module } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
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
const architecture = {
  services: [orders, { ...orders, name: 'evil\u001b[2J', projects: [project('x', '')], tags: [], evidence: [] }],
  libraries: [contracts, library('@acme/ui', 'packages/ui'), library('packages/env', 'packages/env')],
  interfaces: [
    { name: '@acme/orders-contracts', service: orders, project: contracts.project, modules: undefined, evidence: [{ reason: 'its name ends in -contracts' }] },
    { name: 'orders: src/contract', service: orders, project: orders.projects[0]!, modules: [{ path: 'apps/orders/src/contract/index.ts' } as Module], evidence: [] },
    { name: '@acme/events', service: undefined, project: project('@acme/events', 'packages/events'), modules: undefined, evidence: [] },
  ],
  problems: [],
} satisfies Pick<Architecture, 'services' | 'libraries' | 'interfaces' | 'problems'> as unknown as Architecture;

test('services, interfaces and libraries are told with their evidence', async () => {
  await expect(printInspection(architecture, { colours: noColours, width: 100 })).toMatchFileSnapshot('__golden__/inspect.txt');
});

test('the same is told as JSON', async () => {
  await expect(printInspectionJson(architecture)).toMatchFileSnapshot('__golden__/inspect.json');
});

function project(name: string, root: string): Project {
  return {
    name, root, declaredBy: ['package.json'], manifest: undefined, workspace: true, type: undefined, entries: [], tags: [],
  };
}

function library(name: string, root: string): Library {
  return { kind: 'library', name, project: project(name, root), tags: [], evidence: [{ reason: 'nothing deploys it' }] };
}
