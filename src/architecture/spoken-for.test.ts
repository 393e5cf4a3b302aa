import { expect, test } from 'vitest';
import type { Project } from '../model/inventory.ts';
import type { Service } from '../model/unit.ts';
import { nameServices } from './service-names.ts';
import { enclosingService, serviceNamed } from './spoken-for.ts';

const project = (root: string, name = root, more: Partial<Project> = {}): Project => ({ name, root, declaredBy: [], manifest: undefined, ...more }) as unknown as Project;
const service = (name: string, root = `apps/${name}`, packageName = name): Service => ({ kind: 'service', name, projects: [project(root, packageName)], tags: [], evidence: [] }) as unknown as Service;
const spoken = (stem: string, ...services: readonly Service[]): string | undefined => serviceNamed(stem, services)?.name;

test('a name speaks for the service whose name it starts or ends with', () => {
  const services = [service('billing'), service('order-history'), service('orders'), service('mail')];
  expect(['billing', 'billing-invoice', 'acme-billing', 'acme-billing-invoice', 'bill', 'billings', 'order', 'order-history', 'order-history-old', 'old-order-history', 'order-old-history', 'history', 'mailing', ''].map((stem) => spoken(stem, ...services)))
    .toEqual(['billing', 'billing', 'billing', undefined, undefined, 'billing', 'orders', 'order-history', 'order-history', 'order-history', 'orders', undefined, undefined, undefined]);
});

test('more words tell more, and the start more than the end', () => {
  expect(spoken('order-billing', service('billing'), service('order'))).toBe('order');
  expect(spoken('mail-order-history', service('mail'), service('order-history'))).toBe('order-history');
  expect(spoken('order-history-mail', service('mail'), service('history-mail'))).toBe('history-mail');
  expect(spoken('order', service('order', 'apps/a'), service('orders', 'apps/b'))).toBeUndefined();
});

test('words are told whatever their case, their marks and their number', () => {
  expect(['OrderHistory', 'order_history', 'order.history', 'order--history', '-order-history-', 'ORDER-HISTORY', 'v2OrderHistory', 'orders-histories'].map((stem) => spoken(stem, service('order-history')))).toEqual(Array(8).fill('order-history'));
  expect(['categories', 'category', 'categorys', 'categoriesx'].map((stem) => spoken(stem, service('category')))).toEqual(['category', 'category', 'category', undefined]);
  expect([spoken('address', service('address')), spoken('addres', service('address')), spoken('mast', service('masst')), spoken('diesel', service('dyel')), spoken('casts', service('cats'))]).toEqual(['address', undefined, undefined, undefined, undefined]);
});

test('a service is called by its name, its package and its directory, with or without what says that it is one', () => {
  const shop = service('checkout', 'apps/till', '@acme/payment');
  expect(['checkout', 'till', 'payment', 'acme', 'apps', 'other'].map((stem) => spoken(stem, shop))).toEqual(['checkout', 'checkout', 'checkout', undefined, undefined, undefined]);
  expect(['service', 'svc', 'app', 'api', 'server', 'backend', 'worker', 'web'].filter((kind) => spoken('mail', service(`mail-${kind}`)) !== `mail-${kind}` || spoken('mail', service(`mail__${kind}`)) === undefined)).toEqual([]);
  expect(['microservice', 'apps', 'webhook', 'myapi', 'kit'].filter((kind) => spoken('mail', service(`mail-${kind}`)) !== undefined)).toEqual([]);
  expect([spoken('order-mail', service('order-mail-api')), spoken('api', service('api')), spoken('mail', service('mail-kit-api')), spoken('x', service('', '', ''))]).toEqual(['order-mail-api', 'api', undefined, undefined]);
});

test('the nearest service in whose directory a project lies encloses it', () => {
  const services = [service('root', ''), service('a', 'apps/a'), service('deep', 'apps/a/deep'), service('b', 'apps/b')];
  const within = (root: string, of = services): string | undefined => enclosingService(project(root), of)?.name;
  expect(['apps/a/kit', 'apps/a/deep/kit', 'apps/a/deep', 'apps/a', 'apps/ab', 'libs/x', ''].map((root) => within(root))).toEqual(['a', 'deep', 'a', undefined, undefined, undefined, undefined]);
  expect(within('apps/a/deep/kit', services.toReversed())).toBe('deep');
});

test('services are named by their tool, their directory or their package, each by a name of its own', () => {
  const named = (...projects: readonly Project[]): readonly (string | undefined)[] => projects.map((one) => nameServices(projects).get(one));
  const packaged = (root: string, name: string, more: Partial<Project> = {}): Project => project(root, name, { manifest: { name } as Project['manifest'], ...more });
  expect(named(packaged('apps/a', '@acme/shop'), packaged('', '@acme/root'))).toEqual(['a', 'root']);
  expect(named(project('apps/a', 'shop', { declaredBy: ['nest-cli.json'] }), project('apps/b', 'till', { declaredBy: ['project.json', 'package.json'] }))).toEqual(['shop', 'till']);
  expect(named(packaged('apps/a', 'shop', { declaredBy: ['package.json', 'nest-cli.json'] }), project('apps/b', 'till', { declaredBy: ['directory'] }))).toEqual(['a', 'b']);
  expect(named(packaged('apps/a', '@x/one'), packaged('libs/a', '@x/two'), packaged('libs/c', '@x/c'))).toEqual(['one', 'two', 'c']);
  expect(named(packaged('apps/a', '@x/same'), packaged('libs/a', '@y/same'), packaged('tools/a', '@z/same'))).toEqual(['same', 'libs/a', 'tools/a']);
  expect(named(packaged('apps/a', '@x/b'), packaged('libs/a', '@x/c'), packaged('', 'b'))).toEqual(['b', 'c', 'b-2']);
});
