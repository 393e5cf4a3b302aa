import { describe, expect, test } from 'vitest';
import { compose } from './compose.ts';

const read = (text: string, path = 'docker-compose.yml') => compose.read(path, text);
const service = (body: string, path?: string) => read(`services:\n  orders:\n${body.replace(/^/gm, '    ')}`, path).facts[0];

test.each([
  ['docker-compose.yml', true], ['docker-compose.prod.yaml', true], ['compose.yaml', true], ['deploy/compose-dev.yml', true],
  ['docker-compose.yml.bak', false], ['my-compose.yml', false], ['src/compose.ts', false],
])('%s is a compose file: %s', (path, is) => expect(compose.reads(path)).toBe(is));

describe('build', () => {
  test.each([
    ['build: .', { context: '', dockerfile: 'Dockerfile' }],
    ['build: ./apps/orders', { context: 'apps/orders', dockerfile: 'apps/orders/Dockerfile' }],
    ['build:\n  context: .\n  dockerfile: ./apps/orders/Dockerfile', { context: '', dockerfile: 'apps/orders/Dockerfile' }],
    ['build:\n  dockerfile: orders.Dockerfile', { context: '', dockerfile: 'orders.Dockerfile' }],
    ['build:\n  context: ${DIR:-apps/orders}', { context: 'apps/orders', dockerfile: 'apps/orders/Dockerfile' }],
  ])('%s', (body, expected) => expect(service(body)).toMatchObject(expected));

  test('paths start at the file', () => {
    expect(service('build:\n  context: ../../\n  dockerfile: src/booking/Dockerfile', 'deployments/compose/docker-compose.yaml'))
      .toMatchObject({ context: '', dockerfile: 'src/booking/Dockerfile' });
  });

  test.each(['build: ../..', 'build: https://github.com/a/b.git', 'build: /srv/orders', 'build: ${DIR}'])('%s is built from elsewhere', (body) => {
    expect(service(body)).not.toHaveProperty('context');
  });

  test('target, arguments and command tell the project; a secret does not come along', () => {
    const fact = service('build:\n  context: .\n  target: development\n  args:\n    APP: orders\n    NPM_TOKEN: hunter2\n    APP_KEY: hunter2\ncommand: npm run start:dev orders\nenvironment:\n  PASSWORD: hunter2');
    expect(fact?.mentions).toEqual(['development', 'orders', 'start:dev']);
    expect(JSON.stringify(fact)).not.toContain('hunter2');
    expect(service('build:\n  args:\n    - APP_NAME=orders')?.mentions).toEqual(['orders']);
  });
});

test.each([
  ['mongo', 'mongo'], ['mongo:7', 'mongo'], ['ghcr.io/acme/orders:1@sha256:ab', 'ghcr.io/acme/orders'], ['localhost:5000/orders', 'localhost:5000/orders'],
  ['${REGISTRY}/orders:${TAG:-latest}', 'orders'], ['acme/${NAME}', undefined], ['${IMAGE:-acme/orders:1}', 'acme/orders'],
])('image %s is %s', (image, name) => expect(service(`image: "${image}"`)?.image).toBe(name));

test('anchors, merges and extends are followed; what has neither build nor image is no fact', () => {
  const { facts } = read([
    'x-base: &base', '  build: { context: ., dockerfile: apps/orders/Dockerfile }', 'services:', '  orders:', '    <<: *base', '  worker:',
    '    extends: { service: orders }', '    command: node worker.js', '  remote:', '    extends: { file: other.yml, service: x }', '  override:', '    ports: ["1:1"]',
    '  loop:', '    extends: loop', '    image: acme/loop',
  ].join('\n'));
  expect(facts.map(({ name, dockerfile, site }) => [name, dockerfile, site.line])).toEqual([
    ['orders', 'apps/orders/Dockerfile', 4], ['worker', 'apps/orders/Dockerfile', 6], ['loop', undefined, 13],
  ]);
});

test.each([
  ['orders', 'build: .\ncommand: npx prisma migrate deploy', true],
  ['orders', 'build: .\ncommand: ["sh", "-c", "pnpm exec prisma migrate deploy"]', true],
  ['orders-migrate', 'build: .', true],
  ['seed', 'image: acme/orders', true],
  ['migration-api', 'build: .\nports: ["1:1"]', false],
  ['migrator', 'build: .\nrestart: always', false],
  ['orders', 'build: .\ncommand: sh -c "npx prisma migrate deploy && node main.js"', false],
  ['orders', 'build: .', false],
])('%s with %j runs once: %s', (name, body, once) => {
  expect(read(`services:\n  ${name}:\n${body.replace(/^/gm, '    ')}`).facts[0]!.oneShot ?? false).toBe(once);
});

describe('bad input', () => {
  test('tabs, and any other bad YAML, are a problem at their line that quotes nothing', () => {
    const { problem } = read('services:\n  orders:\n\timage: hunter2\n');
    expect(problem).toMatchObject({ line: 3 });
    expect(problem?.message).not.toContain('hunter2');
    expect(read('services: [hunter2').problem?.message).not.toContain('hunter2');
  });

  test('an anchor bomb ends as a problem', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(12)}]`);
    expect(read(['a0: &a0 [x]', ...levels, 'services: { orders: { image: acme/orders } }'].join('\n')).problem?.message).toContain('aliases');
  });

  test.each([
    ['flow sequences', '['.repeat(100_000)], ['flow maps', `x: ${'{a: '.repeat(50_000)}`], ['maps in a line', 'a: '.repeat(100_000)],
    ['sequences in a line', `${'- '.repeat(100_000)}x`], ['explicit keys', `${'? '.repeat(1_000)}x`], ['explicit flow keys', '[? '.repeat(1_000)],
    ['indentation', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['indented explicit keys', Array.from({ length: 150 }, (_, depth) => `${' '.repeat(depth)}?`).join('\n')],
  ])('%s without end are a problem', (_, text) => expect(read(text).problem?.message).toContain('too deeply'));

  test('what people write is not too deep', () => {
    const wide = `services:\n  orders:\n    image: acme/orders\n    labels: [${Array.from({ length: 2_000 }, (_, n) => `"a${n}: [b]"`).join(', ')}]\n    command: |\n      [[ -f x ]] && case $1 in a? ) echo "what ? no" ;; esac\n`;
    expect(read(wide)).toMatchObject({ facts: [{ name: 'orders' }] });
    expect(read(wide)).not.toHaveProperty('problem');
  });

  test.each([
    ['services: 3'], ['services: [1, 2]'], ['services: { a: 1, b: [], c: { build: [] } }'],
    [''], ['- a\n- b'], ['services: { __proto__: { image: x }, constructor: { image: y } }'], ['services: { a: { extends: __proto__, image: z } }'],
  ])('%.20s… does not throw', (text) => expect(() => read(text)).not.toThrow());

  test('a file of megabytes is not read', () => expect(read(`# ${'x'.repeat(1_000_000)}`).problem?.message).toContain('1 MB'));
});
