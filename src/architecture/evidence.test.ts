import { describe, expect, test } from 'vitest';
import type { Config } from '../model/config.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
/** A monorepo of these projects (directory → fields of package.json), with some code in each and these files besides. */
const monorepo = (projects: Readonly<Record<string, object>>, more: Files = {}): Files => ({
  'package.json': manifest('acme', { workspaces: ['apps/*', 'packages/*', 'services/*', 'services/*/*'] }),
  ...Object.fromEntries(Object.entries(projects).flatMap(([root, fields]) => [
    [`${root}/package.json`, manifest(`@acme/${root.split('/').at(-1)}`, fields)], [`${root}/src/index.ts`, 'export const x = 1;'],
  ])),
  ...more,
});
const start = { scripts: { start: 'node .' } };
const two = (more: Files): Files => monorepo({ 'packages/orders': start, 'packages/users': start }, more);

/** The unit of a project: its kind, its name, and each reason with its place. */
function said(files: Files, root: string, config: Config = {}): readonly string[] {
  const { projects, unitOf } = analyse(memoryTree(files), { config, rules: [] }).architecture;
  const { kind, name, evidence } = unitOf(projects.find((project) => project.root === root)!);
  return [`${kind} ${name}`, ...evidence.map(({ reason, site }) => (site === undefined ? reason : `${reason} (${site.file}:${site.line}:${site.column})`))];
}

const workload = (name: string, image: string): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata: { ${name} }\nspec: { template: { spec: { containers: [{ image: ${image} }] } } }`;

describe('what deploys a project is told with its place', () => {
  test.each<[reason: string, files: Files]>([
    ['packages/orders/Dockerfile builds it (packages/orders/Dockerfile:1:1)', { 'packages/orders/Dockerfile': 'FROM node' }],
    ['compose service shop builds it (compose.yml:2:1)', { 'compose.yml': 'services:\n  shop:\n    build: ./packages/orders' }],
    ['compose service shop runs its image (compose.yml:2:1)', { 'compose.yml': 'services:\n  shop:\n    image: ghcr.io/acme/orders:1' }],
    ['Kubernetes runs it as shop (k8s/a.yaml:1:1)', { 'k8s/a.yaml': workload('name: shop', 'acme/orders') }],
    ['Kubernetes runs it as a workload (k8s/a.yaml:1:1)', { 'k8s/a.yaml': workload('', 'acme/orders') }],
    ['packages/orders/project.json says projectType: application (packages/orders/project.json:1:1)', { 'packages/orders/project.json': '{ "name": "orders", "projectType": "application" }' }],
    ['packages/orders/next.config.js makes it an application (packages/orders/next.config.js:1:1)', { 'packages/orders/next.config.js': '' }],
    ['packages/orders/Procfile starts it as web (packages/orders/Procfile:1:1)', { 'packages/orders/Procfile': 'web: npm start' }],
    ['cloudbuild.yaml builds its image (cloudbuild.yaml:1:1)', { 'cloudbuild.yaml': 'steps: [{ name: docker, args: [build, -f, packages/orders/Dockerfile, .] }]' }],
    ['packages/orders/fly.toml deploys it (packages/orders/fly.toml:1:1)', { 'packages/orders/fly.toml': '' }],
    ['render.yaml deploys it (render.yaml:2:1)', { 'render.yaml': 'services:\n  - type: web\n    name: orders\n    rootDir: packages/orders' }],
    ['packages/orders/railway.json deploys it (packages/orders/railway.json:1:1)', { 'packages/orders/railway.json': '{}' }],
    ['packages/orders/vercel.json deploys it (packages/orders/vercel.json:1:1)', { 'packages/orders/vercel.json': '{}' }],
    ['packages/orders/serverless.yml deploys it (packages/orders/serverless.yml:1:1)', { 'packages/orders/serverless.yml': 'service: orders' }],
  ])('%s', (reason, files) => {
    expect(said(two(files), 'packages/orders')).toEqual(['service orders', reason]);
    expect(said(two(files), 'packages/users')).toEqual(['library @acme/users', 'nothing says that it is deployed (packages/users/package.json:1:1)']);
  });

  test('of Nest, by its own file', () => {
    const files = { 'package.json': manifest('shop'), 'nest-cli.json': JSON.stringify({ monorepo: true, projects: { orders: { type: 'application', root: 'apps/orders' }, common: { type: 'library', root: 'libs/common' } } }), 'apps/orders/src/main.ts': '', 'libs/common/src/index.ts': '' };
    expect(said(files, 'apps/orders')).toEqual(['service orders', 'nest-cli.json says type: application (nest-cli.json:1:1)']);
    expect(said(files, 'libs/common')).toEqual(['library common', 'its workspace calls it a library']);
    expect(said(files, '')).toEqual(['workspace shop', 'it holds other projects (package.json:1:1)']);
  });

  test('in the order of files and lines, each reason once', () => {
    const files = two({
      'compose.yml': 'services:\n  b:\n    build: ./packages/orders\n  a:\n    build: ./packages/orders', 'compose.prod.yml': 'services:\n  a:\n    build: ./packages/orders', 'packages/orders/fly.toml': '',
      'packages/orders/Dockerfile': 'FROM node\nFROM node',
    });
    expect(said(files, 'packages/orders')).toEqual([
      'service orders', 'compose service a builds it (compose.prod.yml:2:1)', 'compose service b builds it (compose.yml:2:1)', 'packages/orders/Dockerfile builds it (packages/orders/Dockerfile:1:1)',
      'packages/orders/fly.toml deploys it (packages/orders/fly.toml:1:1)',
    ]);
  });
});

describe('what only looks deployed is told by its look', () => {
  test.each<[root: string, fields: object, said: readonly string[], more?: Files]>([
    ['apps/shop', start, ['service shop', 'it lies in apps/ and has a start script (apps/shop/package.json:1:1)']],
    ['services/shop', { scripts: { dev: 'x', build: 'y' } }, ['service shop', 'it lies in services/ and has a dev script (services/shop/package.json:1:1)']],
    ['apps/shop', { scripts: { 'start:prod': 'x', serve: 'y' } }, ['service shop', 'it lies in apps/ and has a start:prod script (apps/shop/package.json:1:1)']],
    ['apps/shop', { scripts: { 'start:dev': 'x' } }, ['service shop', 'it lies in apps/ and has a start:dev script (apps/shop/package.json:1:1)']],
    ['apps/shop', { scripts: { serve: 'x' } }, ['service shop', 'it lies in apps/ and has a serve script (apps/shop/package.json:1:1)']],
    ['apps/shop', { scripts: { dev: 'x' } }, ['library @acme/shop', 'nothing says that it is deployed (apps/shop/package.json:1:1)']],
    ['apps/shop', { ...start, private: false, publishConfig: {} }, ['library @acme/shop', 'it is published to a registry (apps/shop/package.json:1:1)']],
    ['apps/shop', { ...start, publishConfig: {} }, ['service shop', 'it lies in apps/ and has a start script (apps/shop/package.json:1:1)']],
    ['apps/shop', { ...start, private: false }, ['service shop', 'it lies in apps/ and has a start script (apps/shop/package.json:1:1)']],
    ['packages/gateway', start, ['service gateway', 'it is called gateway and has a start script (packages/gateway/package.json:1:1)']],
    ['packages/gateway', { scripts: { dev: 'x', build: 'y' } }, ['library @acme/gateway', 'nothing says that it is deployed (packages/gateway/package.json:1:1)']],
    ['packages/shop', { scripts: { dev: 'x', build: 'y' } }, ['service shop', 'it has a page (index.html) and a dev script (packages/shop/package.json:1:1)'], { 'packages/shop/index.html': '' }],
    ['packages/shop', {}, ['library @acme/shop', 'nothing says that it is deployed (packages/shop/package.json:1:1)'], { 'packages/shop/index.html': '' }],
    ['packages/e2e', start, ['library @acme/e2e', 'it lies among tests']],
    ['apps/template', start, ['library @acme/template', 'nothing says that it is deployed (apps/template/package.json:1:1)']],
  ])('%s with %j', (root, fields, expected, more) => expect(said(monorepo({ [root]: fields, 'packages/other': {} }, more), root)).toEqual(expected));

  const startedIn = (roots: readonly string[]): readonly string[] => {
    const files = monorepo(Object.fromEntries(roots.map((root) => [root, start])), { 'package.json': manifest('acme', { workspaces: ['**'] }) });
    const { services } = analyse(memoryTree(files), { rules: [] }).architecture;
    return roots.filter((root) => services.some(({ projects }) => projects[0]!.root === root));
  };

  test('where applications lie', () => {
    const homes = 'app apps service services microservices workers functions lambdas'.split(' ');
    expect(startedIn(homes.flatMap((home, at) => [`${home}/one${at}`, `a/${home}/two${at}`]))).toHaveLength(homes.length * 2);
    expect(startedIn(['apps/one/kit', 'myapps/two', 'microservice/three', 'worker/four', 'function/five', 'lambda/six', 'libs/seven'])).toEqual([]);
  });

  test('as applications are called', () => {
    const names = 'api backend back-end frontend front-end server client web webapp website worker gateway admin dashboard mobile bff '
      + 'a-service a-api a-server a_worker a-gateway a-app a-web a_backend a-frontend a-bff';
    expect(startedIn(names.split(' ').map((name) => `libs/${name}`)).map((root) => root.slice('libs/'.length)).join(' ')).toBe(names);
    expect(startedIn('apis myapi my-client my-admin web2 serverless a-apps a-webkit preserver gatewayed service app'.split(' ').map((name) => `libs/${name}`))).toEqual([]);
  });

  test('a project that its workspace calls a library is none, wherever it lies', () => {
    const files = monorepo({ 'apps/shop': start, 'packages/other': {} }, { 'apps/shop/project.json': '{ "name": "shop", "projectType": "library" }' });
    expect(said(files, 'apps/shop')).toEqual(['library @acme/shop', 'its workspace calls it a library (apps/shop/package.json:1:1)']);
  });

  test('nor is one without a manifest, of which nothing is told', () => {
    const files = monorepo({ 'packages/other': {} }, { 'apps/shop/project.json': '{ "name": "shop", "targets": {} }', 'apps/shop/src/index.ts': '' });
    expect(said(files, 'apps/shop')).toEqual(['library shop', 'nothing says that it is deployed']);
  });

  test('what Nest can start is an application, though it does not say so', () => {
    const nest = JSON.stringify({ monorepo: true, projects: { orders: { root: 'apps/orders' }, users: { root: 'apps/users' }, kit: { root: 'libs/kit' } } });
    const files = { 'package.json': manifest('shop'), 'nest-cli.json': nest, 'apps/orders/src/main.ts': '', 'apps/users/package.json': manifest('users'), 'apps/users/src/main.ts': '', 'libs/kit/src/a.ts': '' };
    expect(said(files, 'apps/orders')).toEqual(['service orders', 'its workspace calls it an application']);
    expect(said(files, 'apps/users')).toEqual(['service users', 'its workspace calls it an application (apps/users/package.json:1:1)']);
    expect(said(files, 'libs/kit')).toEqual(['library kit', 'nothing says that it is deployed']);
  });

  test('alone in its repository', () => {
    expect(said({ 'package.json': manifest('shop', start), 'src/main.ts': '', 'index.html': '' }, '')).toEqual(['service shop', 'it is the only project and has a start script (package.json:1:1)']);
    expect(said({ 'package.json': manifest('shop', { ...start, workspaces: ['packages/*'] }), 'index.html': '', 'packages/a/package.json': manifest('a'), 'packages/a/a.ts': '', 'src/main.ts': '' }, '')).toEqual(['workspace shop', 'it holds other projects (package.json:1:1)']);
  });

  test('an application of a workspace without a file of its own', () => {
    const angular = JSON.stringify({ version: 1, projects: { shop: { projectType: 'application', root: 'projects/shop' }, kit: { projectType: 'library', root: 'projects/kit' } } });
    const files = { 'package.json': manifest('acme'), 'angular.json': angular, 'projects/shop/main.ts': '', 'projects/kit/a.ts': '' };
    expect(said(files, 'projects/shop')[0]).toBe('service shop');
    expect(said(files, 'projects/kit')).toEqual(['library kit', 'its workspace calls it a library']);
  });
});

describe('what speaks against a sign stands beside it', () => {
  const mail = { 'packages/a': {}, 'packages/b': {}, 'apps/mail': { ...start, main: './src/index.ts' } };
  const use = { 'packages/a/src/index.ts': "import { x } from '@acme/mail';", 'packages/b/src/index.ts': "import { x } from '@acme/mail';" };
  test('others use it as a library', () => {
    expect(said(monorepo(mail, use), 'apps/mail')).toEqual(['library @acme/mail', 'it lies in apps/ and has a start script (apps/mail/package.json:1:1)', 'yet 2 projects import it as a library', '2 other projects import it']);
    expect(said(monorepo(mail, { ...use, 'packages/b/src/index.ts': '' }), 'apps/mail')).toEqual(['service mail', 'it lies in apps/ and has a start script (apps/mail/package.json:1:1)']);
    expect(said(monorepo(mail, { ...use, 'packages/b/src/index.ts': "import { x } from '../../../apps/mail/src/index.ts';" }), 'apps/mail')[0]).toBe('service mail');
    expect(said(monorepo(mail, { 'packages/a/src/index.ts': '', 'packages/a/src/a.test.ts': use['packages/a/src/index.ts'], 'packages/b/src/index.ts': use['packages/b/src/index.ts'] }), 'apps/mail')[0]).toBe('service mail');
  });

  test('its workspace calls it a library, or it is published', () => {
    const library = { 'packages/orders/project.json': '{ "name": "orders", "projectType": "library" }', 'packages/orders/next.config.js': '' };
    expect(said(two(library), 'packages/orders').slice(0, 3)).toEqual(['library @acme/orders', 'packages/orders/next.config.js makes it an application (packages/orders/next.config.js:1:1)', 'yet its workspace calls it a library']);
    const published = monorepo({ 'packages/kit': { private: false, publishConfig: {} }, 'packages/other': {} }, { 'packages/kit/vercel.json': '{}' });
    expect(said(published, 'packages/kit')).toEqual([
      'library @acme/kit', 'packages/kit/vercel.json deploys it (packages/kit/vercel.json:1:1)', 'yet it is published to a registry', 'it is published to a registry (packages/kit/package.json:1:1)',
    ]);
  });

  test('one other project imports it', () => {
    expect(said(monorepo({ 'packages/a': {}, 'packages/b': { main: './src/index.ts' } }, { 'packages/a/src/index.ts': "import '@acme/b';" }), 'packages/b')).toEqual(['library @acme/b', 'another project imports it']);
  });
});

describe('an interface is told by its name or by what it holds', () => {
  const shop = (root: string, code: string): Files => monorepo({ 'services/billing': {}, [root]: { main: './src/index.ts' } }, { 'services/billing/Dockerfile': 'FROM node', [`${root}/src/index.ts`]: code });
  const schema = "import { z } from 'zod'; export const a = z.object({});";
  const code = "import express from 'express'; express();";
  test.each<[root: string, code: string, reason: string]>([
    ['packages/billing-contracts', code, 'it is an interface of billing: its name says so (-contracts) (packages/billing-contracts/package.json:1:1)'],
    ['packages/contracts', code, 'it is an interface: its name says so (contracts) (packages/contracts/package.json:1:1)'],
    ['packages/other-events', schema, 'it is an interface: its name says so (-events), and it holds only types and schemas (packages/other-events/package.json:1:1)'],
    ['packages/billing-events', code, 'it is an interface of billing: its name says so (-events) (packages/billing-events/package.json:1:1)'],
    ['packages/money', schema, 'it is an interface: it holds only types and schemas (packages/money/package.json:1:1)'],
    ['packages/types', schema, 'it is an interface: it holds only types and schemas (packages/types/package.json:1:1)'],
    ['services/billing/client', code, 'it is an interface of billing: its name says so (client) (services/billing/client/package.json:1:1)'],
    ['packages/app-settings', schema, 'nothing says that it is deployed (packages/app-settings/package.json:1:1)'],
  ])('%s', (root, text, reason) => expect(said(shop(root, text), root)).toEqual([`library @acme/${root.split('/').at(-1)}`, reason]));

  test('modules of a service by the name that it publishes them under', () => {
    const files = { ...shop('packages/a', ''), 'services/billing/package.json': manifest('@acme/billing', { exports: { './schema': './src/schema.ts' } }), 'services/billing/src/schema.ts': schema };
    const [one, ...others] = analyse(memoryTree(files), { rules: [] }).architecture.interfaces;
    expect(others).toEqual([]);
    expect(one?.evidence).toEqual([{ reason: '@acme/billing publishes it as ./schema, and it holds only types and schemas', site: { file: 'services/billing/src/schema.ts', line: 1, column: 1 } }]);
  });
});
