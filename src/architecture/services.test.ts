import { describe, expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const architectureOf = (files: Files): Architecture => analyse(memoryTree(files), { rules: [] }).architecture;
const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
/** A monorepo of these projects (directory → package.json fields), with some code in each and these files besides. */
const monorepo = (projects: Readonly<Record<string, object>>, more: Files = {}): Files => ({
  'package.json': manifest('acme', { workspaces: ['apps/*', 'packages/*', 'services/*', 'web'] }),
  ...Object.fromEntries(Object.entries(projects).flatMap(([root, fields]) => [
    [`${root}/package.json`, manifest(`@acme/${root.split('/').at(-1)}`, fields)], [`${root}/src/index.ts`, 'export const x = 1;'],
  ])),
  ...more,
});
/** Service name → directories of its projects. */
const servicesOf = (files: Files) => Object.fromEntries(architectureOf(files).services.map(({ name, projects }) => [name, projects.map(({ root }) => root).join(' ')]));
const reasonsOf = (files: Files, name: string) => architectureOf(files).services.find((service) => service.name === name)?.evidence.map(({ reason }) => reason);

const two = { 'packages/orders': { scripts: { start: 'node .' } }, 'packages/users': { scripts: { start: 'node .' } } };
const orders = { orders: 'packages/orders' };

describe('one sign is enough', () => {
  test.each<[string, Files]>([
    ['a Dockerfile in its directory', { 'packages/orders/Dockerfile': 'FROM node' }],
    ['a Dockerfile below it', { 'packages/orders/docker/Dockerfile': 'FROM node' }],
    ['a Dockerfile of its name', { 'docker/orders.Dockerfile': 'FROM node' }],
    ['a Dockerfile in a directory of its name', { 'docker/orders/Dockerfile': 'FROM node' }],
    ['a Dockerfile whose command runs it', { 'Dockerfile': 'FROM node\nCOPY . .\nCMD ["node", "packages/orders/dist/main.js"]' }],
    ['a Dockerfile that works in it', { 'Dockerfile': 'FROM node\nCOPY . .\nWORKDIR /usr/src/app/packages/orders\nCMD ["npm", "start"]' }],
    ['a Dockerfile that filters for it', { 'deploy/Dockerfile': 'FROM node AS b\nRUN turbo prune @acme/orders\nFROM node\nCOPY --from=b /out .' }],
    ['compose that builds it', { 'docker-compose.yml': 'services:\n  shop:\n    build: ./packages/orders' }],
    ['compose with one Dockerfile for all and an argument', { 'Dockerfile': 'FROM node\nCOPY . .', 'compose.yml': 'services:\n  a:\n    build: { context: ., args: { APP: orders } }' }],
    ['compose with one Dockerfile for all and its name', { 'Dockerfile': 'FROM node\nCOPY . .', 'compose.yml': 'services:\n  orders:\n    build: .' }],
    ['compose that runs its image', { 'compose.yml': 'services:\n  a:\n    image: ghcr.io/acme/orders:1' }],
    ['compose that runs an image ending in its name', { 'compose.yml': 'services:\n  a:\n    image: ghcr.io/acme/acme-orders:1' }],
    ['a Kubernetes workload of its image', { 'k8s/a.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ image: "eu.gcr.io/acme-1/orders/production:2" }] } } }' }],
    ['a Helm workload of its name', { 'chart/templates/a.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}-orders\nspec: {}' }],
    ['Helm values', { 'chart/values.yaml': 'a:\n  image: { repository: acme/orders }' }],
    ['Cloud Build', { 'cloudbuild.yaml': 'steps: [{ name: docker, args: [build, -f, packages/orders/Dockerfile, .] }]' }],
    ['a host', { 'packages/orders/fly.toml': '' }],
    ['a host at the root that names it', { 'fly.orders.toml': '' }],
    ['a Procfile at the root', { 'Procfile': 'web: npm start -w packages/orders' }],
    ['a framework', { 'packages/orders/next.config.js': '' }],
    ['Nx', { 'packages/orders/project.json': '{ "name": "orders", "projectType": "application" }' }],
  ])('%s', (_, files) => expect(servicesOf(monorepo(two, files))).toEqual(orders));

  test('evidence says where it stands', () => {
    const [service] = architectureOf(monorepo(two, { 'packages/orders/Dockerfile': 'FROM node', 'compose.yml': 'services:\n  shop:\n    build: ./packages/orders' })).services;
    expect(service?.evidence).toEqual([
      { reason: 'compose service shop builds it', site: { file: 'compose.yml', line: 2, column: 1 } },
      { reason: 'packages/orders/Dockerfile builds it', site: { file: 'packages/orders/Dockerfile', line: 1, column: 1 } },
    ]);
  });
});

test('without any sign of deployment, what is taken for one is told', () => {
  const start = { scripts: { start: 'node .' } };
  expect(reasonsOf(monorepo({ 'services/orders': start, 'services/users': start }), 'orders')).toEqual(['it lies in services/ and has a start script']);
});

describe('what is no sign', () => {
  test.each<[string, Files]>([
    ['images of stores and tools', { 'compose.yml': 'services:\n  orders:\n    image: postgres\n  users:\n    image: docker.io/redis/redis-stack:7\n  x:\n    image: nginx' }],
    ['a store built from a Dockerfile', { 'packages/orders/docker/Dockerfile': 'FROM postgres:16\nCOPY init.sql /', 'compose.yml': 'services:\n  orders:\n    build: ./packages/orders/docker' }],
    ['somebody else\'s image', { 'compose.yml': 'services:\n  x:\n    image: vendor/kafka-orders:1' }],
    ['a container\'s name beside somebody else\'s image', { 'k8s/a.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: hub }\nspec: { template: { spec: { containers: [{ name: orders, image: quay.io/cilium/hubble-ui }] } } }' }],
    ['a migration job', { 'packages/orders/prisma/Dockerfile': 'FROM node\nCMD ["prisma", "migrate", "deploy"]', 'compose.yml': 'services:\n  m:\n    build: packages/orders\n    command: npx prisma migrate deploy' }],
    ['a dev container', { '.devcontainer/Dockerfile': 'FROM node\nWORKDIR /packages/orders', '.cursor/Dockerfile': 'FROM node\nWORKDIR /packages/orders' }],
    ['tests, examples and templates', {
      'e2e/orders.Dockerfile': 'FROM node', 'test/docker-compose.yml': 'services:\n  orders:\n    build: ../packages/orders', 'packages/orders/Dockerfile.test': 'FROM node',
      'examples/docker-compose.yml': 'services:\n  orders:\n    build: ../packages/orders', 'compose.e2e.yml': 'services:\n  orders:\n    build: packages/orders',
      'packages/orders/templates/Dockerfile': 'FROM node',
    }],
    ['what a generator copies', { 'packages/orders/src/files/Dockerfile': 'FROM node', 'packages/users/static/vercel.json': '{}', 'packages/users/src/server/static/nest-cli.json': '{}', 'packages/users/src/server/static/Dockerfile': 'FROM node' }],
    ['a Dockerfile that names two alike', { 'Dockerfile': 'FROM node\nCOPY packages/orders packages/users ./' }],
    ['the root of a workspace', { 'Dockerfile': 'FROM node\nCOPY . .', 'vercel.json': '{}', 'netlify.toml': '' }],
  ])('%s', (_, files) => expect(servicesOf(monorepo(two, files))).toEqual({}));

  test('the name of an image, a word or a container is not enough for a library', () => {
    const files = monorepo({ 'packages/api': { exports: './src/index.ts' }, 'packages/vault': {} }, {
      'dev/Dockerfile': 'FROM golang AS b\nRUN go build ./svc/api\nFROM busybox AS api\nCOPY --from=b /api /',
      'compose.yml': 'services:\n  api:\n    build: { context: ., dockerfile: dev/Dockerfile }\n  vault:\n    build: { context: ., dockerfile: dev/Dockerfile }\n    command: vault run\n',
      'k8s/api.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { template: { spec: { containers: [{ image: acme/api }] } } }',
    });
    expect(servicesOf(files)).toEqual({});
  });
});

describe('which project a Dockerfile builds', () => {
  const app = { 'services/cart': { scripts: { start: 'x' }, dependencies: { '@acme/shared': '*' } }, 'packages/shared': {} };

  test('what another one depends on is only a part of it', () => {
    expect(servicesOf(monorepo(app, { 'build/Dockerfile': 'FROM node\nCOPY packages/shared packages/shared\nCOPY services/cart services/cart' }))).toEqual({ cart: 'services/cart' });
  });

  test('one file for many, chosen by target, argument or command', () => {
    const files = monorepo(two, {
      'Dockerfile': 'FROM node AS base\nFROM base AS shop\nWORKDIR /r/packages/orders\nFROM base AS people\nWORKDIR /r/packages/users',
      'compose.yml': 'services:\n  a:\n    build: { context: ., target: shop }\n  b:\n    build: { context: ., target: people }',
    });
    expect(servicesOf(files)).toEqual({ orders: 'packages/orders', users: 'packages/users' });
    expect(reasonsOf(files, 'users')).toEqual(['Dockerfile builds it', 'compose service b builds it']);
  });

  test('two names with one Dockerfile are one service', () => {
    const files = monorepo(two, { 'compose.yml': 'services:\n  api:\n    build: packages/orders\n  worker:\n    build: packages/orders\n    command: node worker.js\n  m:\n    build: packages/orders\n    command: npx prisma migrate deploy' });
    expect(reasonsOf(files, 'orders')).toEqual(['compose service api builds it', 'compose service worker builds it']);
  });

  test('a Dockerfile in a directory of infrastructure builds what it names', () => {
    const files = monorepo({ ...two, 'packages/deploy': {} }, { 'packages/deploy/docker/Dockerfile': 'FROM node\nCOPY packages/orders .' });
    expect(servicesOf(files)).toEqual(orders);
  });

  test('directories that containers call so themselves name no project', () => {
    const files = monorepo({ ...two, app: {}, src: {} }, { 'package.json': manifest('acme', { workspaces: ['app', 'src', 'packages/*'] }), 'x/Dockerfile': 'FROM node\nWORKDIR /usr/src/app\nCOPY . .' });
    expect(servicesOf(files)).toEqual({});
  });

  test('a workspace below the root of the repository is a root, too', () => {
    const files = { 'backend/package.json': manifest('backend', { workspaces: ['apps/*'] }), 'backend/apps/api/package.json': manifest('api'), 'backend/apps/api/main.ts': '',
      'backend/apps/job/package.json': manifest('job'), 'backend/apps/job/main.ts': '', 'backend/Dockerfile': 'FROM node\nCOPY apps/api ./apps/api\nCMD ["node", "apps/api/main.js"]' };
    expect(servicesOf(files)).toEqual({ api: 'backend/apps/api' });
    expect(architectureOf(files).projects.map((project) => architectureOf(files).unitOf(project).kind)).not.toContain(undefined);
  });
});

describe('Nest and Nx', () => {
  const nest = { 'package.json': manifest('shop', { scripts: { start: 'nest start' } }), 'nest-cli.json': JSON.stringify({ monorepo: true, projects: {
    orders: { type: 'application', root: 'apps/orders' }, auth: { type: 'application', root: 'apps/auth' }, common: { type: 'library', root: 'libs/common' } } }),
    'apps/orders/src/main.ts': '', 'apps/auth/src/main.ts': '', 'libs/common/src/index.ts': '', 'libs/types/roles.ts': '' };

  test('applications are services, libraries are not, and the root holds them', () => {
    const architecture = architectureOf({ ...nest, 'Dockerfile': 'FROM node\nARG APP\nCOPY . .\nRUN nest build $APP' });
    expect(architecture.services.map(({ name }) => name)).toEqual(['auth', 'orders']);
    expect(architecture.libraries.map(({ name }) => name)).toEqual(['common']);
    expect(architecture.unitOf(architecture.projects[0]!).kind).toBe('workspace');
  });

  test('a Dockerfile outweighs that Nx calls a library one, a framework file does not', () => {
    const library = (file: string) => monorepo({ 'packages/orders': {} }, { 'packages/orders/project.json': '{ "name": "orders", "projectType": "library" }', [file]: 'FROM node' });
    expect(servicesOf(library('packages/orders/Dockerfile'))).toEqual(orders);
    expect(servicesOf(library('packages/orders/next.config.js'))).toEqual({});
  });

  test('an end-to-end project is no service, whatever Nx calls it', () => {
    expect(servicesOf(monorepo({ 'apps/shop': {}, 'apps/shop-e2e': {} }, {
      'apps/shop/project.json': '{ "name": "shop", "projectType": "application" }', 'apps/shop-e2e/project.json': '{ "name": "shop-e2e", "projectType": "application" }',
    }))).toEqual({ shop: 'apps/shop' });
  });
});

describe('what only looks deployed', () => {
  test.each<[string, string, object, boolean]>([
    ['apps/ and start', 'apps/shop', { scripts: { start: 'node .' } }, true],
    ['apps/, dev and build', 'apps/shop', { scripts: { dev: 'x', build: 'y' } }, true],
    ['services/ and start', 'services/shop', { scripts: { start: 'node .' } }, true],
    ['apps/ and nothing to start', 'apps/shop', { scripts: { build: 'y', test: 'z' } }, false],
    ['apps/ and an exports map', 'apps/shop', { scripts: { start: 'x' }, exports: './a.js' }, false],
    ['apps/ and a command', 'apps/shop', { scripts: { start: 'x' }, bin: './a.js' }, false],
    ['packages/ and start', 'packages/shop', { scripts: { start: 'x' } }, false],
    ['called as servers are', 'packages/shop-api', { scripts: { start: 'x' } }, true],
    ['called as servers are, with nothing to start', 'packages/shop-api', { scripts: { build: 'x' } }, false],
    ['apps/ for tests', 'apps/shop-e2e', { scripts: { start: 'x' } }, false],
  ])('%s: %s', (_, root, fields, is) => {
    expect(Object.values(servicesOf(monorepo({ [root]: fields, 'packages/other': {} })))).toEqual(is ? [root] : []);
  });

  test('it is a library when others use it as one, and so is a preview; a deployment is not', () => {
    const users = { 'packages/a': { dependencies: { '@acme/mail': '*' } }, 'packages/b': { dependencies: { '@acme/mail': '*' } } };
    const files = monorepo({ ...users, 'apps/mail': { main: './src/index.ts', scripts: { start: 'email start' } } }, {
      'packages/a/src/index.ts': "import { x } from '@acme/mail';", 'packages/b/src/index.ts': "import { x } from '@acme/mail';",
    });
    expect(servicesOf(files)).toEqual({});
    for (const preview of ['vercel.json', 'netlify.toml', 'next.config.js']) {
      expect(servicesOf({ ...files, [`apps/mail/${preview}`]: '{}' }), preview).toEqual({});
      expect(servicesOf({ ...files, [`apps/mail/${preview}`]: '{}', 'apps/mail/Dockerfile': 'FROM node' }), preview).toEqual({ mail: 'apps/mail' });
    }
    const deep = { 'apps/mail/package.json': manifest('@acme/mail', { exports: './main.js' }), 'apps/mail/main.js': '', 'apps/mail/vercel.json': '{}', 'packages/a/src/index.ts': "import { x } from '@acme/mail/src/index.ts';", 'packages/b/src/index.ts': "import { x } from '@acme/mail/src/index.ts';" };
    expect(servicesOf({ ...files, ...deep })).toEqual({ mail: 'apps/mail' });
    expect(servicesOf({ ...files, 'apps/mail/Dockerfile': 'FROM node' })).toEqual({ mail: 'apps/mail' });
    expect(servicesOf({ ...files, 'packages/b/src/index.ts': "import type { x } from '@acme/mail';" })).toEqual({ mail: 'apps/mail' });
  });

  test('the root of a single project is the service; a library alone in its repository is none', () => {
    const code = { 'src/main.ts': '', 'test/package.json': manifest('t'), 'examples/a/package.json': manifest('e') };
    expect(servicesOf({ 'package.json': manifest('shop', { scripts: { start: 'x' } }), ...code })).toEqual({ shop: '' });
    expect(servicesOf({ 'package.json': manifest('shop'), 'Dockerfile': 'FROM node\nCOPY . .', ...code })).toEqual({ shop: '' });
    expect(servicesOf({ 'package.json': manifest('shop', { scripts: { build: 'x' } }), ...code })).toEqual({});
  });

  test('the root of several is one when it has code that it starts, and something deploys it', () => {
    const root = { 'package.json': manifest('shop', { workspaces: ['packages/*'], scripts: { start: 'next start' } }), 'packages/ui/package.json': manifest('ui'), 'packages/ui/a.ts': '' };
    expect(servicesOf({ ...root, 'app/page.tsx': '', 'next.config.js': '' })).toEqual({ shop: '' });
    expect(servicesOf({ ...root, 'next.config.js': '' })).toEqual({});
    expect(servicesOf({ ...root, 'app/page.tsx': '' })).toEqual({});
  });

  describe('the root of several that something deploys', () => {
    const rootWith = (fields: object, code: string, more: Files = {}) => servicesOf({
      'package.json': manifest('shop', { workspaces: ['packages/*', 'lib/*'], ...fields }), 'packages/ui/package.json': manifest('ui'), 'packages/ui/a.ts': '', 'next.config.ts': '', [code]: '', ...more,
    });

    test('must start something', () => {
      for (const name of ['start', 'start:prod', 'serve']) expect(rootWith({ scripts: { [name]: 'x' } }, 'src/a.ts'), name).toEqual({ shop: '' });
      for (const name of ['dev', 'build', 'start:dev']) expect(rootWith({ scripts: { [name]: 'x' } }, 'src/a.ts'), name).toEqual({});
    });

    test('must have code of its own', () => {
      const from = (code: string, more: Files = {}) => rootWith({ scripts: { start: 'x' } }, code, more);
      const own = 'src/a.ts app/a.ts pages/a.ts server/a.ts lib/a.ts api/a.ts index.ts main.ts server.ts app.ts main.tsx main.js main.jsx main.mts main.cts main.mjs main.cjs src/deep/a.ts'.split(' ');
      expect(own.filter((code) => Object.keys(from(code)).length === 0)).toEqual([]);
      const other = 'tools/a.ts mysrc/a.ts srcs/a.ts tools/src/a.ts tools/main.ts domain.ts mains.ts main.js.ts main.config.ts app.d.ts src/a.test.ts'.split(' ');
      expect(other.filter((code) => Object.keys(from(code)).length > 0)).toEqual([]);
      expect(from('lib/kit/a.ts', { 'lib/kit/package.json': manifest('kit') })).toEqual({});
    });

    test('without a manifest it starts nothing', () => {
      expect(servicesOf({ Dockerfile: 'FROM node\nCOPY . .', 'src/main.ts': '', 'a/package.json': manifest('a'), 'a/a.ts': '', 'b/package.json': manifest('b'), 'b/b.ts': '' })).toEqual({});
    });

    test('may lie in a directory', () => {
      const backend = { 'backend/package.json': manifest('backend', { workspaces: ['kits/*'], scripts: { start: 'x' } }), 'backend/next.config.js': '', 'backend/kits/a/package.json': manifest('a'), 'backend/kits/a/a.ts': '', 'web/package.json': manifest('web'), 'web/a.ts': '' };
      expect(servicesOf({ ...backend, 'backend/src/main.ts': '' })).toEqual({ backend: 'backend' });
      expect(servicesOf({ ...backend, 'backend/tools/main.ts': '' })).toEqual({});
    });
  });
});

describe('projects inside a service', () => {
  const nested = (imports: Files, name = 'mailer') => monorepo({ 'services/billing': {}, 'services/orders': {}, [`services/billing/${name}`]: { main: './src/index.ts' } }, {
    'package.json': manifest('acme', { workspaces: ['services/*', 'services/*/*'] }),
    'services/billing/Dockerfile': 'FROM node', 'services/orders/Dockerfile': 'FROM node', ...imports,
  });
  const importing = (name: string) => `import { x } from '@acme/${name}';`;

  test('one that only the service imports, or nobody, is its inside', () => {
    expect(servicesOf(nested({ 'services/billing/src/index.ts': importing('mailer') }))).toMatchObject({ billing: 'services/billing services/billing/mailer' });
    expect(servicesOf(nested({}))).toMatchObject({ billing: 'services/billing services/billing/mailer' });
  });

  test('the nearest service is its own, whichever the config names', () => {
    const files = nested({ 'services/billing/jobs/package.json': manifest('@acme/jobs'), 'services/billing/jobs/kit/package.json': manifest('@acme/kit'), 'services/billing/jobs/kit/a.ts': importing('mailer'), 'services/billing/jobs/a.ts': '',
      'package.json': manifest('acme', { workspaces: ['services/*', 'services/*/*', 'services/*/*/*'] }) });
    const { libraries, services } = analyse(memoryTree(files), { config: { services: { jobs: 'services/billing/jobs' } }, rules: [] }).architecture;
    expect(services.map(({ name, projects }) => `${name}: ${projects.map(({ root }) => root).join(' ')}`)).toEqual(['billing: services/billing', 'jobs: services/billing/jobs services/billing/jobs/kit', 'orders: services/orders']);
    expect(libraries.map(({ name }) => name)).toEqual(['@acme/mailer']);
  });

  test('one that others import, too, is a library', () => {
    const architecture = architectureOf(nested({ 'services/orders/src/index.ts': importing('mailer') }));
    expect(architecture.libraries).toMatchObject([{ name: '@acme/mailer', evidence: [{ reason: 'it lies in the directory of @acme/billing, yet @acme/orders imports it, too' }, {}] }]);
  });

  test('of several that import it, the first by name is told, and how many there are', () => {
    const more = (name: string, directory: string): Files => ({ [`services/${directory}/package.json`]: manifest(name), [`services/${directory}/a.ts`]: importing('mailer'), [`services/${directory}/Dockerfile`]: 'FROM node' });
    const { libraries } = architectureOf(nested({ 'services/orders/src/index.ts': importing('mailer'), ...more('zoo', 'a'), ...more('ark', 'z') }));
    expect(libraries[0]?.evidence[0]?.reason).toBe('it lies in the directory of @acme/billing, yet @acme/orders and 2 more imports it, too');
  });

  test.each(['db', 'database', 'internal', 'internals', 'entities'])('a store is its inside whoever imports it: %s', (name) => {
    expect(servicesOf(nested({ 'services/orders/src/index.ts': importing(name) }, name))).toMatchObject({ billing: `services/billing services/billing/${name}` });
  });

  test.each(['mail-data', 'datafeed', 'prisma-kit'])('a name that only holds such a word tells no store: %s', (name) => {
    expect(servicesOf(nested({ 'services/orders/src/index.ts': importing(name) }, name))).toMatchObject({ billing: 'services/billing' });
  });

  test('one that is deployed is a service of its own', () => {
    expect(servicesOf(nested({ 'services/billing/worker/package.json': manifest('w'), 'services/billing/worker/Dockerfile': 'FROM node' })))
      .toMatchObject({ billing: 'services/billing services/billing/mailer', worker: 'services/billing/worker' });
  });
});

test('names: the directory; the package where two share it', () => {
  expect(servicesOf(monorepo({ 'apps/shop': {}, 'services/shop': {}, 'services/cart': {} }, {
    'services/shop/package.json': manifest('@acme/shop-backend'),
    'apps/shop/Dockerfile': 'FROM node', 'services/shop/Dockerfile': 'FROM node', 'services/cart/Dockerfile': 'FROM node',
  }))).toEqual({ shop: 'apps/shop', 'shop-backend': 'services/shop', cart: 'services/cart' });
});

test('no services at all is a problem that says what was looked for, and what to do', () => {
  const { problems } = architectureOf(monorepo({ 'packages/a': {}, 'packages/b': {} }));
  expect(problems).toMatchObject([{ code: 'no-services', severity: 'warning' }]);
  expect(problems[0]!.message).toMatch(/None of the 3 projects is known.*Dockerfiles.*Netlify.*examples.*"services".*`mandate init` writes one\.$/);
  expect(architectureOf({ 'package.json': manifest('a'), 'a.ts': '' }).problems[0]!.message).toMatch(/^The one project is not known to be deployed/);
  expect(architectureOf({ 'package.json': manifest('a') }).problems).toEqual([]);
});

describe('the project that words of a build name', () => {
  const cart = { 'packages/cart': { scripts: { start: 'x' } }, 'packages/user': { scripts: { start: 'x' } }, 'packages/kit': {}, 'apps/web': {} };
  const built = (...lines: readonly string[]): string => Object.values(servicesOf(monorepo(cart, { 'build/Dockerfile': `FROM node\n${lines.join('\n')}` }))).join(', ');
  test.each<[string, readonly string[], string]>([
    ['by its directory', ['COPY packages/cart .'], 'packages/cart'],
    ['by a path below it', ['COPY packages/cart/src/main.ts .'], 'packages/cart'],
    ['by a path that starts here', ['COPY ./packages/cart .'], 'packages/cart'],
    ['by an absolute path', ['WORKDIR /usr/src/app/packages/cart'], 'packages/cart'],
    ['by the end of an absolute path', ['WORKDIR /app/packages/cart/dist'], 'packages/cart'],
    ['by its package', ['RUN turbo prune @acme/cart'], 'packages/cart'],
    ['not by a path that leaves', ['COPY ../packages/cart .'], ''],
    ['not by the path of nothing', ['COPY packages/other .'], ''],
    ['twice as often as another', ['COPY packages/cart .', 'COPY packages/cart/a .', 'COPY packages/user/a .'], 'packages/cart'],
    ['not more often by one alone', ['COPY packages/cart .', 'COPY packages/cart/a .', 'COPY packages/cart/b .', 'COPY packages/user .', 'COPY packages/user/a .'], ''],
    ['not beside another that is named as often', ['COPY packages/kit .', 'COPY packages/cart .'], ''],
  ])('%s', (_, lines, found) => expect(built(...lines)).toBe(found));
});

test('a project in the source of another is deployed by nobody, unless the workspace names it', () => {
  const inner = { 'package.json': manifest('acme', { workspaces: ['packages/*'] }), 'packages/make/package.json': manifest('make'), 'packages/make/a.ts': '', 'packages/make/templates/src/app/package.json': manifest('app', { scripts: { start: 'x' } }), 'packages/make/templates/src/app/Dockerfile': 'FROM node' };
  expect(servicesOf(inner)).toEqual({});
  const outer = { 'package.json': manifest('acme', { workspaces: ['packages/*', 'packages/*/src/*'] }), 'packages/make/package.json': manifest('make'), 'packages/make/a.ts': '', 'packages/make/src/app/package.json': manifest('app'), 'packages/make/src/app/main.ts': '', 'packages/make/src/app/Dockerfile': 'FROM node' };
  expect(servicesOf(outer)).toEqual({ app: 'packages/make/src/app' });
});
