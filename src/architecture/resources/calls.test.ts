import { describe, expect, test } from 'vitest';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  ...Object.fromEntries(['orders', 'billing'].flatMap((name) => [
    [`services/${name}/package.json`, JSON.stringify({ name: `@shop/${name}` })],
    [`services/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
    [`services/${name}/src/main.ts`, 'export {};\n'],
  ])) as Record<string, string>,
};
/** Each call as `orders → billing by BILLING_URL`. */
function callsOf(files: Files): string[] {
  return analyse(memoryTree({ ...shop, ...files }), { rules: [] }).architecture.resources.calls.map(({ from, to, via }) => `${from.name} → ${to.name} by ${via}`);
}
/** A compose file that runs both services and a database; orders is given this setting. */
function compose(setting: string): string {
  return `services:\n  orders:\n    build: services/orders\n    environment:\n      ${setting}\n  billing:\n    build: services/billing\n  db:\n    image: postgres:17\n`;
}

describe('in a compose file', () => {
  test.each([
    'BILLING_URL: http://billing:3000/api/', 'BILLING_URL: "https://user:secret@billing"', 'BILLING_URL: http://${BILLING_NAME:-billing}:3000',
    'BILLING_URL: ${BILLING_URL:-http://billing:3000}', 'BILLING_GRPC: grpc://billing:50051', 'BILLING_SOCKET: ws://billing/events', 'BILLING_RPC: tcp://billing:4000',
    'BILLING_ADDR: billing:4000', 'BILLING_HOST: billing', 'BILLING_SERVICE_HOST: billing',
  ])('%s is a call', (setting) => {
    expect(callsOf({ 'compose.yaml': compose(setting) })).toEqual([`orders → billing by ${setting.split(':')[0]!}`]);
  });

  test.each([
    ['its own address', 'PUBLIC_URL: http://orders:3000'], ['a database', 'DATABASE_URL: postgres://db:5432/billing'], ['the host of a database', 'DB_HOST: db'],
    ['a server of elsewhere', 'BILLING_URL: https://billing.example.com'], ['the machine itself', 'BILLING_URL: http://localhost:3000'], ['a name that nothing has', 'STOCK_URL: http://stock:3000'],
    ['a secret', 'BILLING_TOKEN: http://billing:3000'], ['a word', 'NAME: billing'], ['a text with a port under a key of something else', 'IMAGE: billing:1234'],
    ['a password that cannot be told from the rest', 'BILLING_URL: http://user:pa/ss@billing:3000'],
  ])('%s is none', (_, setting) => {
    expect(callsOf({ 'compose.yaml': compose(setting) })).toEqual([]);
  });

  test('what stands beside it fills it in, and wins over a default', () => {
    expect(callsOf({ 'compose.yaml': compose('BILLING_URL: ${BILLING}'), '.env': 'BILLING=http://billing:3000\n' })).toEqual(['orders → billing by BILLING_URL']);
    expect(callsOf({ 'compose.yaml': compose('BILLING_URL: ${BILLING:-http://billing:3000}'), '.env': 'BILLING=https://billing.example.com\n' })).toEqual([]);
  });

  test('the name is that of its own network', () => {
    expect(callsOf({ 'compose.yaml': compose('STOCK_URL: http://stock:3000'), 'other/compose.yaml': 'services:\n  stock:\n    build: ../services/billing\n' })).toEqual([]);
  });
});

const deployment = (name: string, env = ''): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  template:\n    spec:\n      containers:\n`
  + `        - name: main\n          image: shop/${name}\n${env}`;

test.each(['http://billing', 'http://billing.shop.svc.cluster.local:3000', 'http://billing.shop.svc'])('in a cluster %s is one, by a value or a ConfigMap', (address) => {
  const direct = `          env:\n            - { name: BILLING_URL, value: "${address}" }\n`;
  const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: places }\ndata: { BILLING_URL: "${address}" }\n`;
  const from = '          envFrom:\n            - configMapRef: { name: places }\n';
  const expected = ['orders → billing by BILLING_URL'];
  expect(callsOf({ 'k8s/orders.yaml': deployment('orders', direct), 'k8s/billing.yaml': deployment('billing') })).toEqual(expected);
  expect(callsOf({ 'k8s/orders.yaml': deployment('orders', from), 'k8s/billing.yaml': deployment('billing'), 'k8s/map.yaml': map })).toEqual(expected);
});

test('an .env file of a service tells one where a single service is deployed by that name', () => {
  const env = { 'services/orders/.env': 'BILLING_HOST=billing\n' };
  expect(callsOf({ ...env, 'compose.yaml': compose('LOG_LEVEL: debug') })).toEqual(['orders → billing by BILLING_HOST']);
  expect(callsOf({ ...env, 'compose.yaml': compose('LOG_LEVEL: debug'), 'k8s/billing.yaml': deployment('billing').replace('shop/billing', 'shop/orders') })).toEqual([]);
  expect(callsOf(env)).toEqual([]);
});
