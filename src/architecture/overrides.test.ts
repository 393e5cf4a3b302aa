import { describe, expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
const files = {
  'package.json': manifest('acme', { workspaces: ['apps/*', 'apps/*/*', 'packages/*'] }),
  'apps/orders/package.json': manifest('@acme/orders'), 'apps/orders/Dockerfile': 'FROM node', 'apps/orders/src/api/order.ts': '', 'apps/orders/src/db.ts': '', 'apps/orders/.made/a.ts': '',
  'apps/billing/package.json': manifest('@acme/billing'), 'apps/billing/Dockerfile': 'FROM node', 'apps/billing/src/main.ts': '',
  'apps/billing/worker/package.json': manifest('@acme/billing-worker'), 'apps/billing/worker/Dockerfile': 'FROM node', 'apps/billing/worker/main.ts': '',
  'docs/index.ts': '', 'packages/mail/package.json': manifest('@acme/mail'), 'packages/mail/src/index.ts': '',
  'packages/money/package.json': manifest('@acme/money'), 'packages/money/src/index.ts': '',
};
const architectureOf = (config: Config): Architecture => analyse(memoryTree(files), { config, rules: [] }).architecture;
const servicesOf = (config: Config) => Object.fromEntries(architectureOf(config).services.map(({ name, projects }) => [name, projects.map(({ root }) => root).join(' ')]));
const problemsOf = (config: Config) => architectureOf(config).problems.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
const inferred = { orders: 'apps/orders', billing: 'apps/billing', worker: 'apps/billing/worker' };

describe('services', () => {
  test('without a config, as inferred', () => expect(servicesOf({})).toEqual(inferred));

  test('a directory makes a service, and says so', () => {
    expect(servicesOf({ services: { mail: './packages/mail/' } })).toEqual({ ...inferred, mail: 'packages/mail' });
    expect(architectureOf({ services: { mail: 'packages/mail' } }).services.find(({ name }) => name === 'mail')?.evidence).toEqual([{ reason: 'the config names it' }]);
  });

  test('another name for an inferred one keeps its evidence', () => {
    const { services } = architectureOf({ services: { checkout: 'apps/orders' } });
    expect(services.map(({ name }) => name)).toEqual(['billing', 'checkout', 'worker']);
    expect(services[1]?.evidence.map(({ reason }) => reason)).toEqual(['the config names it', 'apps/orders/Dockerfile builds it']);
  });

  test('every project below it belongs to it, but for those of a deeper one', () => {
    expect(servicesOf({ services: { billing: 'apps/billing' } })).toEqual({ orders: 'apps/orders', billing: 'apps/billing apps/billing/worker' });
    expect(servicesOf({ services: { billing: 'apps/billing', jobs: 'apps/billing/worker' } })).toEqual({ orders: 'apps/orders', billing: 'apps/billing', jobs: 'apps/billing/worker' });
    expect(servicesOf({ services: { jobs: 'apps/billing/worker', billing: 'apps/billing' } })).toEqual({ orders: 'apps/orders', billing: 'apps/billing', jobs: 'apps/billing/worker' });
    expect(servicesOf({ services: { one: 'apps/billing', two: 'apps/billing' } })).toEqual({ orders: 'apps/orders', one: 'apps/billing apps/billing/worker' });
    expect(servicesOf({ services: { all: 'apps' } })).toEqual({ all: 'apps/billing apps/billing/worker apps/orders' });
  });

  test('the root is the root project alone', () => expect(servicesOf({ services: { site: '.' } })).toEqual({ ...inferred, site: '' }));

  test('false takes one away', () => expect(servicesOf({ services: { worker: false } })).toEqual({ orders: 'apps/orders', billing: 'apps/billing apps/billing/worker' }));

  test('a name that is taken goes to the one that the config means', () => {
    expect(servicesOf({ services: { orders: 'packages/mail' } })).toEqual({ ...inferred, orders: 'packages/mail', 'apps/orders': 'apps/orders' });
  });

  test('tags', () => expect(architectureOf({ services: { mail: { root: 'packages/mail', tags: ['b', 'a'] } } }).services.find(({ name }) => name === 'mail')?.tags).toEqual(['a', 'b']));
});

describe('interfaces', () => {
  test('a service that is none is told with the entry that names it', () => {
    expect(problemsOf({ interfaces: { '@acme/money': 'biling' } })).toEqual([expect.stringContaining('interfaces.@acme/money')]);
  });

  test('a package by name or directory', () => {
    for (const written of ['@acme/money', 'packages/money', './packages/money/']) {
      const architecture = architectureOf({ interfaces: { [written]: 'billing' } });
      expect(architecture.interfaces).toMatchObject([{ name: '@acme/money', service: { name: 'billing' }, modules: undefined }]);
      expect(architecture.interfaces[0]!.service).toBe(architecture.services.find(({ name }) => name === 'billing'));
    }
  });

  test('a package that was taken for a service is one no longer', () => {
    const config = { interfaces: { '@acme/billing-worker': 'billing' } };
    expect(servicesOf(config)).toEqual({ orders: 'apps/orders', billing: 'apps/billing' });
    expect(architectureOf(config).interfaces).toMatchObject([{ name: '@acme/billing-worker' }]);
  });

  test('packages and modules of a service', () => {
    const architecture = architectureOf({ services: { orders: { root: 'apps/orders', interfaces: ['@acme/money', 'apps/orders/src/api/**'] } } });
    expect(architecture.interfaces.map(({ name, service }) => [name, service?.name])).toEqual([['@acme/money', 'orders'], ['apps/orders/src/api/**', 'orders']]);
    expect(architecture.interfaceOf(architecture.graph.module('apps/orders/src/api/order.ts')!)?.name).toBe('apps/orders/src/api/**');
    expect(architecture.interfaceOf(architecture.graph.module('apps/orders/src/db.ts')!)).toBeUndefined();
    expect(architecture.interfaces.map(({ evidence }) => evidence)).toEqual([[{ reason: 'the config names it' }], [{ reason: 'the config names it' }]]);
  });

  test('a name that the root has, too, is that of the package', () => {
    const twice = { ...files, 'package.json': manifest('@acme/money', { workspaces: ['apps/*', 'packages/*'] }) };
    const { interfaces } = analyse(memoryTree(twice), { config: { interfaces: { '@acme/money': 'billing' } }, rules: [] }).architecture;
    expect(interfaces.map(({ project }) => project.root)).toEqual(['packages/money']);
  });

  test('each service has its own', () => {
    const { interfaces } = architectureOf({ services: { orders: 'apps/orders', billing: { root: 'apps/billing', interfaces: ['@acme/money'] } } });
    expect(interfaces.map(({ name, service }) => [name, service?.name])).toEqual([['@acme/money', 'billing']]);
  });

  test('a service may publish itself, and what lies in hidden directories', () => {
    const published = (written: string) => architectureOf({ services: { orders: { root: 'apps/orders', interfaces: [written] } } }).interfaces.map(({ project, service, modules }) => (
      [project.root, service?.name, modules?.map(({ path }) => path)]
    ));
    const [hidden, ...others] = ['apps/orders/.made/a.ts', 'apps/orders/src/api/order.ts', 'apps/orders/src/db.ts'];
    expect(published('apps/orders')).toEqual([['apps/orders', 'orders', [hidden, ...others]]]);
    expect(published('apps/orders/*/a.ts')).toEqual([['apps/orders', 'orders', [hidden]]]);
  });

  test('of two that hold a module, the first by name is its interface', () => {
    const { graph, interfaceOf } = architectureOf({ services: { orders: { root: 'apps/orders', interfaces: ['apps/orders/src/api/**', 'apps/orders/src/**'] } } });
    expect(['apps/orders/src/api/order.ts', 'apps/orders/src/db.ts'].map((path) => interfaceOf(graph.module(path)!)?.name)).toEqual(['apps/orders/src/**', 'apps/orders/src/**']);
  });
});

describe('what is named in vain is a Problem of severity error, with the nearest right name', () => {
  test.each<[string, Config, RegExp]>([
    ['a service to take away', { services: { ordrs: false } }, /services\.ordrs .*did you mean "orders"\? Correct or remove it; `mandate inspect` lists the services\.$/],
    ['a directory', { services: { mail: 'packages/mial' } }, /services\.mail .*"packages\/mial", which does not exist.*did you mean "packages\/mail"\?/],
    ['a directory without a project', { services: { db: 'apps/orders/src' } }, /services\.db .*a part of @acme\/orders.*package\.json/],
    ['an interface\'s package', { interfaces: { '@acme/mony': 'billing' } }, /"@acme\/mony", which is no project.*did you mean "@acme\/money"\?/],
    ['an interface\'s service', { interfaces: { '@acme/money': 'biling' } }, /service "biling".*did you mean "billing"\?/],
    ['a directory of the root', { services: { docs: 'docs' } }, /services\.docs .*a part of acme\. .*name the root\.$/],
    ['a directory of the package', { interfaces: { 'packages/mony': 'billing' } }, /which is no project — did you mean "packages\/money"\?/],
    ['a root', { interfaces: { acmee: 'billing' } }, /which is no project — did you mean "acme"\? Give the name or the directory of a package; `mandate inspect` lists them\.$/],
    ['an interface without any like it', { interfaces: { nothing: 'billing' } }, /interfaces in the config names "nothing", which is no project\. Give/],
    ['a service\'s directory, whatever it should publish', { services: { mail: { root: 'packages/mial', interfaces: ['@acme/money'] } } }, /services\.mail .*"packages\/mial", which does not exist/],
    ['a package that a service should publish', { services: { orders: { root: 'apps/orders', interfaces: ['@acme/mony'] } } }, /a module of orders — did you mean "@acme\/money"\? Give/],
    ['a module', { services: { orders: { root: 'apps/orders', interfaces: ['apps/orders/src/d.ts'] } } }, /a module of orders — did you mean "apps\/orders\/src\/db\.ts"\? Give/],
    ['nothing like it', { services: { orders: { root: 'apps/orders', interfaces: ['nothing'] } } }, /a module of orders\. Give/],
    ['a service\'s interface', { services: { orders: { root: 'apps/orders', interfaces: ['apps/orders/src/apis/**'] } } }, /services\.orders\.interfaces .*neither a project nor a module of orders/],
  ])('%s', (_, config, message) => {
    const problems = problemsOf(config);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^error no-match: /);
    expect(problems[0]).toMatch(message);
  });
});
