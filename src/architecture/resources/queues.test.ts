import { expect, test } from 'vitest';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

/** Each queue with its owner, why that is, and what units do with it. */
function queuesOf(files: Files): string[] {
  const services = Object.fromEntries(['billing', 'orders'].flatMap((name) => [
    [`services/${name}/package.json`, JSON.stringify({ name: `@shop/${name}`, dependencies: { amqplib: '0.10', bullmq: '5', kafkajs: '2', '@aws-sdk/client-sqs': '3', '@shop/jobs': '*' } })],
    [`services/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
  ])) as Files;
  const { queues } = analyse(memoryTree({
    'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }', 'packages/jobs/package.json': '{ "name": "@shop/jobs" }', ...services, ...files,
  }), { rules: [] }).architecture.resources;
  return queues.map(({ broker, name, owner, evidence, uses }) => (
    `${broker} ${name} of ${owner?.name ?? 'nobody'}${evidence.map(({ reason, site }) => ` (${reason}, ${site?.file})`).join()}: ${uses.map(({ unit, role }) => `${unit.name} ${role}`).join(', ')}`
  ));
}
const worker = (name: string): string => `import { Worker } from 'bullmq';\nexport const worker = new Worker(${name}, async () => {});\n`;
const queue = (name: string): string => `import { Queue } from 'bullmq';\nexport const queue = new Queue(${name});\n`;
const receive = (address: string): string => `import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';\nexport const next = new ReceiveMessageCommand({ QueueUrl: ${address} });\n`;
const channel = (text: string): string => `import amqp from 'amqplib';\nconst channel = await (await amqp.connect('amqp://mq')).createChannel();\n${text}\n`;
const consumer = (topic: string): string => `import { Kafka } from 'kafkajs';\nconst consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });\nconsumer.subscribe({ topic: '${topic}' });\n`;

test.each<[string, Files, string[]]>([
  ['is that of the one service that consumes it', { 'services/orders/src/a.ts': worker("'orders'"), 'services/billing/src/a.ts': queue("'orders'") },
    ['bullmq orders of orders (only orders consumes from it, services/orders/src/a.ts): billing produces, orders consumes']],
  ['is nobody\'s where two consume it', { 'services/orders/src/a.ts': worker("'orders'"), 'services/billing/src/a.ts': worker("'orders'") },
    ['bullmq orders of nobody: billing consumes, orders consumes']],
  ['is nobody\'s where a library consumes it', { 'packages/jobs/src/a.ts': worker("'orders'"), 'services/billing/src/a.ts': queue("'orders'"), 'services/orders/src/a.ts': queue("'orders'") },
    ['bullmq orders of nobody: @shop/jobs consumes, billing produces, orders produces']],
  ['is nobody\'s where services only send to it', { 'services/orders/src/a.ts': queue("'orders'") }, ['bullmq orders of nobody: orders produces']],
  ['is that of the one service that declares it, where none consumes it', {
    'services/orders/src/a.ts': channel("channel.assertQueue('orders');"), 'services/billing/src/a.ts': channel("channel.sendToQueue('orders', body);"),
  }, ['rabbitmq orders of orders (only orders declares it, services/orders/src/a.ts): billing produces, orders declares']],
  ['is nobody\'s where two consume it, whoever declares it', {
    'services/orders/src/a.ts': channel("channel.assertQueue('orders');\nchannel.consume('orders', handle);"), 'services/billing/src/a.ts': channel("channel.consume('orders', handle);"),
  }, ['rabbitmq orders of nobody: billing consumes, orders declares, orders consumes']],
  ['is one of its broker', { 'services/orders/src/a.ts': worker("'orders'"), 'services/billing/src/a.ts': consumer('orders') },
    ['bullmq orders of orders (only orders consumes from it, services/orders/src/a.ts): orders consumes', 'kafka orders of billing (only billing consumes from it, services/billing/src/a.ts): billing consumes']],
  ['stands in the order of brokers and names', { 'services/orders/src/a.ts': `${worker("'b'")}export const other = new Worker('a', async () => {});\n`, 'services/billing/src/a.ts': consumer('A') },
    ['bullmq a of orders (only orders consumes from it, services/orders/src/a.ts): orders consumes', 'bullmq b of orders (only orders consumes from it, services/orders/src/a.ts): orders consumes',
      'kafka A of billing (only billing consumes from it, services/billing/src/a.ts): billing consumes']],
  ['of SQS goes by the last part of its address', { 'services/orders/src/a.ts': receive("'https://sqs.eu-west-1.amazonaws.com/123456789012/orders'"), 'services/billing/src/a.ts': receive("'http://localhost:4566/000000000000/orders'") },
    ['sqs orders of nobody: billing consumes, orders consumes']],
  ['of SQS whose address a setting holds goes by that too', {
    'services/orders/src/a.ts': receive('process.env.ORDERS_QUEUE_URL'), 'services/orders/.env': 'ORDERS_QUEUE_URL=http://localhost:4566/000000000000/orders\n',
    'services/billing/src/a.ts': receive('process.env.ORDERS_QUEUE_ARN'), 'services/billing/.env': 'ORDERS_QUEUE_ARN=arn:aws:sqs:eu-west-1:123456789012:orders\n',
  }, ['sqs orders of nobody: billing consumes, orders consumes']],
  ['of another broker goes by all of its name', { 'services/orders/src/a.ts': worker("'shop/orders'"), 'services/billing/src/a.ts': worker("'x-arn:orders'") },
    ['bullmq shop/orders of orders (only orders consumes from it, services/orders/src/a.ts): orders consumes', 'bullmq x-arn:orders of billing (only billing consumes from it, services/billing/src/a.ts): billing consumes']],
  ['whose name is a setting that nobody tells is left out', { 'services/orders/src/a.ts': worker('process.env.ORDERS_QUEUE!') }, []],
  ['goes by the first configuration that tells all of its name', {
    'services/orders/src/a.ts': worker('process.env.ORDERS_QUEUE!'), 'services/orders/.env': 'ORDERS_QUEUE=${MAIN_QUEUE}-orders\n', 'services/orders/.env.production': 'ORDERS_QUEUE=${MAIN_QUEUE}-orders\nMAIN_QUEUE=live\n',
  }, ['bullmq live-orders of orders (only orders consumes from it, services/orders/src/a.ts): orders consumes']],
  ['of a library is told by no configuration of a service', { 'packages/jobs/src/a.ts': worker('process.env.ORDERS_QUEUE!'), 'services/orders/.env': 'ORDERS_QUEUE=orders\n' }, []],
])('a queue %s', (_name, files, expected) => {
  expect(queuesOf(files)).toEqual(expected);
});

test.each<[string, boolean]>([
  ['src/a.ts', true], ['scripts/a.ts', true], ['src/a.test.ts', false], ['test/a.ts', false], ['src/__mocks__/a.ts', false], ['src/a.stories.ts', false], ['test/fixtures/a.ts', false], ['src/latest.ts', true],
])('what %s says of queues counts: %s', (path, counts) => {
  expect(queuesOf({ [`services/orders/${path}`]: worker("'orders'") })).toHaveLength(counts ? 1 : 0);
});

test.each<[string, boolean]>([
  ['orders.yaml', true], ['base/orders.yaml', true], ['templates/orders.yaml', true], ['test/orders.yaml', false], ['examples/orders.yaml', false], ['orders.test.yaml', false], ['test-orders.yaml', false],
  ['orders-fixture.yaml', false], ['orders_mocks.yaml', false], ['orders.spec.yaml', false], ['contest.yaml', true], ['e2e.orders.yaml', false],
])('what %s sets counts: %s', (path, counts) => {
  const workload = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          image: registry.example.com/orders\n'
    + '          env: [{ name: ORDERS_QUEUE, value: orders }]\n';
  expect(queuesOf({ [`k8s/${path}`]: workload, 'services/orders/src/a.ts': worker('process.env.ORDERS_QUEUE!') })).toHaveLength(counts ? 1 : 0);
});
