import { beforeAll, describe, expect, test } from 'vitest';
import { prepareHcl } from '../facts/hcl/hcl-parser.ts';
import type { Architecture } from '../model/architecture.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

beforeAll(prepareHcl);

const architectureOf = (files: Files): Architecture => analyse(memoryTree(files), { rules: [] }).architecture;
const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
const start = { scripts: { start: 'node .' } };
/** Projects below packages/, of which a place and a start script say nothing yet: name → package.json fields. */
const packages = (fields: Readonly<Record<string, object>>, more: Files = {}): Files => ({
  'package.json': manifest('acme', { workspaces: ['packages/*'] }),
  ...Object.fromEntries(Object.entries(fields).flatMap(([name, own]) => [
    [`packages/${name}/package.json`, manifest(`@acme/${name}`, own)], [`packages/${name}/src/index.ts`, 'export const x = 1;'],
  ])),
  ...more,
});
const servicesOf = (files: Files): readonly string[] => architectureOf(files).services.map(({ projects }) => projects[0]!.root);
const reasonsOf = (files: Files, root: string): readonly string[] => architectureOf(files).services.find(({ projects }) => projects[0]!.root === root)?.evidence.map(({ reason }) => reason) ?? [];
const copying = (...names: readonly string[]): string => `FROM node\n${names.map((name) => `COPY packages/${name} packages/${name}\n`).join('')}`;

describe('of several projects that a Dockerfile names', () => {
  const built = (fields: Readonly<Record<string, object>>, ...named: readonly string[]) => servicesOf(packages(fields, { 'build/Dockerfile': copying(...named) }));

  test.each(['dependencies', 'devDependencies', 'peerDependencies'])('one among the %s of another is only a part of it', (section) => {
    expect(built({ cart: { ...start, [section]: { '@acme/shared': '*' } }, shared: {} }, 'shared', 'cart')).toEqual(['packages/cart']);
  });

  test('two that need each other, or that have nothing to do with each other, are both meant, which tells nothing', () => {
    expect(built({ cart: { dependencies: { '@acme/till': '*' } }, till: { dependencies: { '@acme/cart': '*' } } }, 'cart', 'till')).toEqual([]);
    expect(built({ cart: { dependencies: { other: '*' } }, till: {} }, 'cart', 'till')).toEqual([]);
    const both = packages({ cart: { dependencies: { '@acme/till': '*' } }, till: { dependencies: { '@acme/cart': '*' } } });
    expect(servicesOf({ ...both, 'build/Dockerfile': `${copying('cart', 'till')}RUN turbo prune @acme/cart\n` })).toEqual(['packages/cart']);
  });

  test('the one that is named twice as often as any other is built', () => {
    const twice = (more: string) => servicesOf(packages({ cart: {}, till: {} }, { 'build/Dockerfile': `${copying('cart', 'till')}RUN turbo prune @acme/cart\n${more}` }));
    expect(twice('')).toEqual(['packages/cart']);
    expect(twice('WORKDIR /app/packages/till\n')).toEqual([]);
  });

  test('what Nx calls a library is left out, unless nothing else is named', () => {
    const nx = (name: string, projectType: string): Files => ({ [`packages/${name}/project.json`]: JSON.stringify({ name, projectType }) });
    const files = packages({ cart: {}, shared: {} }, { ...nx('shared', 'library'), 'build/Dockerfile': copying('shared', 'cart') });
    expect(servicesOf(files)).toEqual(['packages/cart']);
    expect(servicesOf({ ...files, 'build/Dockerfile': copying('shared') })).toEqual(['packages/shared']);
  });
});

describe('whether a file in a project deploys it', () => {
  test('a directory called as sources are, above the project, does not make the file an asset', () => {
    const files = { 'package.json': manifest('acme', { workspaces: ['lib/*'] }), 'lib/orders/package.json': manifest('orders'), 'lib/orders/a.ts': '', 'lib/users/package.json': manifest('users'), 'lib/users/a.ts': '' };
    expect(servicesOf({ ...files, 'lib/orders/docker/Dockerfile': 'FROM node' })).toEqual(['lib/orders']);
    expect(servicesOf({ ...files, 'lib/orders/static/Dockerfile': 'FROM node' })).toEqual([]);
  });

  test('a project that lies among the sources of another is copied, unless it is one of a workspace', () => {
    const inside = (outer: string, directory: string, more: Files = {}) => servicesOf({
      [`${outer}/package.json`]: manifest('outer'), [`${outer}/a.ts`]: '', [`${outer}/${directory}/package.json`]: manifest('inner'), [`${outer}/${directory}/a.ts`]: '',
      [`${outer}/${directory}/Dockerfile`]: 'FROM node', 'other/package.json': manifest('other'), 'other/a.ts': '', ...more,
    });
    expect(inside('generator', 'files/app')).toEqual([]);
    expect(inside('generator', 'files/app', { 'package.json': manifest('acme', { workspaces: ['generator/files/*'] }) })).toEqual(['generator/files/app']);
    expect(inside('generator', 'app')).toEqual(['generator/app']);
    expect(inside('src/kit', 'app')).toEqual(['src/kit/app']);
  });

  test('what lies among tests is deployed by nobody, whoever builds it', () => {
    const files = { 'package.json': manifest('acme', { workspaces: ['packages/*', 'e2e/*'] }), 'packages/cart/package.json': manifest('cart'), 'packages/cart/a.ts': '', 'e2e/runner/package.json': manifest('runner', start), 'e2e/runner/a.ts': '' };
    expect(servicesOf({ ...files, 'build/Dockerfile': 'FROM node\nWORKDIR /usr/src/app/e2e/runner' })).toEqual([]);
    expect(servicesOf({ ...files, 'build/Dockerfile': 'FROM node\nWORKDIR /usr/src/app/packages/cart' })).toEqual(['packages/cart']);
  });
});

describe('what compose builds', () => {
  const compose = (build: string): Files => ({ 'compose.yml': `services:\n  x:\n    build: { ${build} }\n` });

  test('a Dockerfile in the directory of a project is of that project, whatever the context', () => {
    const files = packages({ orders: {}, users: {} }, { ...compose('context: packages/users, dockerfile: ../orders/Dockerfile'), 'packages/orders/Dockerfile': 'FROM node' });
    expect(reasonsOf(files, 'packages/orders')).toEqual(['compose service x builds it', 'packages/orders/Dockerfile builds it']);
    expect(servicesOf(files)).toEqual(['packages/orders']);
  });

  test('one at the root of a workspace builds what its context is', () => {
    const files = packages({ orders: {}, users: {} }, { ...compose('context: packages/users, dockerfile: ../../Dockerfile'), Dockerfile: 'FROM node\nCOPY . .' });
    expect(servicesOf(files)).toEqual(['packages/users']);
  });
});

test.each([
  ['an owner further out', 'ghcr.io/org/acme/acme-orders:1', true], ['an owner at the host', 'ghcr.io/acme/org/acme-orders:1', true],
  ['no owner of that name', 'ghcr.io/org/team/acme-orders:1', false],
])('an image whose name starts with that of %s', (_, image, is) => {
  expect(servicesOf(packages({ orders: start, users: start }, { 'compose.yml': `services:\n  x:\n    image: ${image}\n` }))).toEqual(is ? ['packages/orders'] : []);
});

describe('what Terraform runs from the directory of a project', () => {
  const lambda = 'resource "aws_lambda_function" "a" {\n  function_name = "a"\n  runtime = "nodejs20.x"\n  filename = "dist/code.zip"\n}\n';

  test('is that project, unless it only makes Terraform', () => {
    const files = (fields: object) => servicesOf(packages({ stack: fields, users: {} }, { 'packages/stack/main.tf': lambda }));
    expect(files({})).toEqual(['packages/stack']);
    expect(files({ devDependencies: { cdktf: '*' } })).toEqual([]);
    expect(files({ dependencies: { cdktf: '*' } })).toEqual([]);
    expect(files({ ...start, dependencies: { cdktf: '*' } })).toEqual(['packages/stack']);
  });

  test('is the repository itself when that is one project', () => {
    expect(servicesOf({ 'package.json': manifest('shop', { devDependencies: { cdktf: '*' } }), 'src/main.ts': '', 'main.tf': lambda })).toEqual(['']);
  });
});

describe('why a project is a library', () => {
  const reasons = (files: Files, name: string) => architectureOf(files).libraries.find((library) => library.name === `@acme/${name}`)?.evidence.map(({ reason }) => reason);
  const importing = (name: string): string => `import { x } from '@acme/${name}';`;

  test.each<[string, Files, readonly string[]]>([
    ['nothing', {}, ['nothing says that it is deployed']],
    ['Nx', { 'packages/money/project.json': '{ "name": "money", "projectType": "library" }' }, ['its workspace calls it a library']],
    ['one import', { 'packages/a/src/index.ts': importing('money') }, ['another project imports it']],
    ['two imports', { 'packages/a/src/index.ts': importing('money'), 'packages/b/src/index.ts': importing('money') }, ['2 other projects import it']],
  ])('%s', (_, more, told) => expect(reasons(packages({ money: { main: './src/index.ts' }, a: {}, b: {} }, more), 'money')).toEqual(told));

  test('being published, lying among tests, and being an interface are told, too', () => {
    expect(reasons(packages({}, { 'packages/money/package.json': '{ "name": "@acme/money", "version": "1.0.0", "publishConfig": { "access": "public" } }', 'packages/money/a.ts': '' }), 'money')).toEqual(['it is published to a registry']);
    expect(reasons({ 'package.json': manifest('acme', { workspaces: ['test/*'] }), 'test/kit/package.json': manifest('@acme/kit'), 'test/kit/a.ts': '' }, 'kit')).toEqual(['it lies among tests']);
    const schemas = "import { z } from 'zod'; export const invoice = z.object({});";
    expect(reasons(packages({ money: {} }, { 'packages/money/src/index.ts': schemas }), 'money')).toEqual(['it is an interface: it holds only types and schemas']);
    expect(reasons(packages({ orders: {}, 'orders-types': {} }, { 'packages/orders/Dockerfile': 'FROM node' }), 'orders-types')).toEqual(['it is an interface of orders: its name says so (-types)']);
  });
});
