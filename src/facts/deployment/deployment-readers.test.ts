import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deploymentReaders, deploymentReadersOf } from './deployment-readers.ts';

const factsOf = (path: string, text = '') => deploymentReadersOf(path).flatMap((reader) => reader.read(path, text).facts);
const at = (file: string, line = 1) => ({ file, line, column: 1 });

describe('files whose presence says enough', () => {
  test.each([
    ['apps/api/serverless.yml', 'serverless'], ['apps/api/serverless.ts', 'serverless'], ['apps/api/vercel.json', 'vercel'], ['apps/api/netlify.toml', 'netlify'],
    ['apps/api/wrangler.toml', 'wrangler'], ['apps/api/fly.toml', 'fly'], ['apps/api/railway.toml', 'railway'], ['apps/api/trigger.config.ts', 'trigger'],
    ['apps/api/ecosystem.config.js', 'pm2'], ['apps/api/next.config.mjs', 'framework'], ['apps/api/nuxt.config.ts', 'framework'],
    ['apps/api/astro.config.mjs', 'framework'], ['apps/api/react-router.config.ts', 'framework'], ['apps/api/remix.config.js', 'framework'],
    ['apps/api/src-tauri/tauri.conf.json', 'framework'],
  ])('%s: %s', (path, technology) => expect(factsOf(path)).toEqual([{ technology, context: 'apps/api', site: at(path) }]));

  test.each([
    'src/serverless/index.ts', 'src/next.config.d.ts', 'vite.config.ts', 'apps/api/trigger.ts', 'docs/netlify.md', 'src/app.config.ts', 'app.json', 'app.yaml',
    'apps/api/project.json', 'Procfile', 'tsconfig.json', 'src/fly.ts',
  ])('%s is none', (path) => expect(factsOf(path, '{}')).toEqual([]));
});

describe('files that are read', () => {
  test('nest-cli.json names its applications', () => {
    const text = '{\n  "projects": {\n    "orders": { "type": "application", "root": "apps/orders" },\n    "common": { "type": "library", "root": "libs/common" }\n  }\n}';
    expect(factsOf('backend/nest-cli.json', text)).toEqual([{ technology: 'nest-cli', name: 'orders', context: 'backend/apps/orders', site: at('backend/nest-cli.json', 3) }]);
  });

  test('project.json says what it is, comments or not', () => {
    expect(factsOf('apps/orders/project.json', '{\n // ours\n "name": "orders",\n "projectType": "application", }'))
      .toEqual([{ technology: 'nx', name: 'orders', context: 'apps/orders', site: at('apps/orders/project.json', 4) }]);
    expect(factsOf('libs/a/project.json', '{ "projectType": "library" }')).toEqual([]);
  });

  test('angular.json names its applications', () => {
    const text = '{ "projects": { "shop": { "projectType": "application", "root": "" }, "ui": { "projectType": "library", "root": "projects/ui" } } }';
    expect(factsOf('web/angular.json', text)).toMatchObject([{ name: 'shop', context: 'web' }]);
  });

  test.each([
    ['app.json', '{ "expo": { "name": "shop" } }', 1], ['app.json', '{ "name": "shop" }', 0], ['app.config.ts', "import type { ExpoConfig } from 'expo/config';", 1],
    ['app.config.ts', 'export const appConfig: ApplicationConfig = {}', 0],
  ])('Expo: %s with %s', (path, text, count) => expect(factsOf(path, text)).toHaveLength(count));

  test('wrangler and railway say more when they are JSON', () => {
    expect(factsOf('edge/wrangler.jsonc', '{ // ours\n "name": "edge" }')).toMatchObject([{ technology: 'wrangler', name: 'edge', context: 'edge' }]);
    expect(factsOf('apps/api/railway.json', '{ "build": { "dockerfilePath": "apps/api/Dockerfile" } }')).toMatchObject([{ dockerfile: 'apps/api/Dockerfile', context: 'apps/api' }]);
  });

  test('a Procfile has a fact for each process', () => {
    expect(factsOf('Procfile', 'web: node apps/api/main.js\nrelease: npx prisma migrate deploy\n# none\n')).toEqual([
      { technology: 'procfile', context: '', name: 'web', mentions: ['apps/api/main.js'], site: at('Procfile') },
      { technology: 'procfile', context: '', name: 'release', mentions: ['prisma', 'migrate', 'deploy'], oneShot: true, site: at('Procfile', 2) },
    ]);
  });

  test('a Render blueprint has a fact for each service', () => {
    const text = 'services:\n  - type: web\n    name: api\n    rootDir: apps/api\n    startCommand: npm start\n  - type: keyvalue\n    name: cache\n  - type: worker\n    name: w\n    dockerfilePath: ./apps/w/Dockerfile\n';
    expect(factsOf('render.yaml', text)).toMatchObject([{ name: 'api', context: 'apps/api', site: { line: 2 } }, { name: 'w', dockerfile: 'apps/w/Dockerfile' }]);
  });

  test('app.yaml is App Engine when it has a runtime', () => {
    expect(factsOf('apps/api/app.yaml', 'runtime: nodejs20\nservice: api\n')).toEqual([{ technology: 'app-engine', name: 'api', context: 'apps/api', site: at('apps/api/app.yaml') }]);
    expect(factsOf('apps/api/app.yaml', 'paths:\n  runtime: x\n')).toEqual([]);
  });

  test('Cloud Build names the Dockerfiles that it builds', () => {
    const text = "steps:\n  - name: 'gcr.io/cloud-builders/docker'\n    args: ['build', '-t', 'x', '-f', 'apps/orders/Dockerfile', '.']\n  - name: gcr.io/cloud-builders/docker\n    args: [push, x]\n";
    expect(factsOf('cloudbuild.yaml', text)).toEqual([{ technology: 'cloud-build', dockerfile: 'apps/orders/Dockerfile', site: at('cloudbuild.yaml', 2) }]);
  });

  test('fly.orders.toml and ecosystem.json name what they run', () => {
    expect(factsOf('fly.orders.production.toml')).toMatchObject([{ name: 'orders', context: '' }]);
    expect(factsOf('ecosystem.json', '{ "apps": [{ "name": "api", "cwd": "./apps/api", "script": "dist/main.js" }] }')).toMatchObject([{ name: 'api', context: 'apps/api' }]);
  });
});

describe('whatever the file', () => {
  const samples = ['Dockerfile', 'docker-compose.yml', 'k8s/a.yaml', 'chart/values.yaml', 'nest-cli.json', 'project.json', 'angular.json', 'app.json', 'wrangler.jsonc',
    'railway.json', 'render.yaml', 'cloudbuild.yaml', 'ecosystem.json', 'Procfile', 'app.yaml', 'next.config.js', 'vercel.json'];

  test.each(['nest-cli.json', 'project.json', 'angular.json', 'railway.json', 'ecosystem.json', 'wrangler.json'])('%s that is no JSON is a problem that quotes nothing', (path) => {
    const [reader] = deploymentReadersOf(path);
    const { problem } = reader!.read(path, '{\n  "token": hunter2');
    expect(problem).toMatchObject({ message: 'not valid JSON', line: 2 });
  });

  test('no reader throws, and facts are plain JSON', () => {
    const hostile = fc.oneof(fc.string(), fc.json(), fc.array(fc.constantFrom('services:', '  a:', 'kind: Deployment', 'apiVersion: v1', '\t', '{{', '}}', 'FROM a', 'RUN [', '- x', '"', '&a', '*a', '<<: *a', '\n')).map((parts) => parts.join('\n')));
    fc.assert(fc.property(fc.constantFrom(...samples), hostile, (path, text) => {
      for (const reader of deploymentReadersOf(path)) {
        const { facts } = reader.read(path, text);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }
    }));
  });

  test('deep nesting ends as a problem or as nothing', () => {
    for (const path of samples) {
      for (const text of ['{"a":'.repeat(100_000), '['.repeat(100_000)]) for (const reader of deploymentReadersOf(path)) expect(() => reader.read(path, text)).not.toThrow();
    }
  });

  test('the quick answer to who reads a path is the answer of asking each reader', () => {
    const names = ['Dockerfile', 'api.Dockerfile', 'Containerfile', 'docker-compose', 'compose', 'values', 'nest-cli', '.nest-cli', 'project', 'serverless', 'serverless-api', 'vercel', 'now',
      'netlify', 'wrangler', 'wrangler-dev', 'railway', 'fly', 'fly.api', 'trigger.config', 'Procfile', 'render', 'app', 'app.config', 'ecosystem.config', 'ecosystem', 'pm2', 'pm2.config', 'cloudbuild', 'cloudbuild-dev',
      'next.config', 'gatsby-config', 'angular', 'tauri.conf', 'Tauri', 'index', 'main', 'main.container', 'deployment'];
    const extensions = ['', '.yml', '.yaml', '.json', '.jsonc', '.json5', '.toml', '.ts', '.mts', '.cts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts', '.md', '.dockerfile', '.prod', '.vue', '.tf', '.tfvars'];
    for (const name of names) for (const extension of extensions) for (const directory of ['', 'a/', 'docker/', '.github/']) {
      const path = directory + name + extension;
      expect([path, deploymentReadersOf(path)]).toEqual([path, deploymentReaders.filter((reader) => reader.reads(path))]);
    }
  });

  test('ids are one of a kind', () => expect(new Set(deploymentReaders.map(({ id }) => id)).size).toBe(deploymentReaders.length));
});
