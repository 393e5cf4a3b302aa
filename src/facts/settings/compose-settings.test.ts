import { describe, expect, test } from 'vitest';
import { compose } from '../deployment/compose.ts';
import { composeSettings } from './compose-settings.ts';

const read = (text: string, path = 'deploy/docker-compose.yml') => composeSettings.read(path, text);
const told = (text: string) => read(text).facts.map((fact) => fact.kind === 'setting'
  ? [fact.scope.in === 'deployment' && fact.scope.name, fact.key, fact.value.kind === 'text' ? fact.value.text : fact.value.kind, fact.site.line] : []);
const service = (body: string) => `services:\n  orders:\n    image: acme/orders\n${body.replace(/^/gm, '    ')}`;

test('a service is told by the name that its deployment has', () => {
  const text = service('environment:\n  DB_NAME: orders');
  const [deployment] = compose.read('c.yml', text).facts;
  expect(read(text).facts).toMatchObject([{ scope: { in: 'deployment', name: deployment?.name } }]);
});

describe('environment', () => {
  test.each([
    ['environment:\n  DB_NAME: orders', 'orders'], ['environment:\n  - DB_NAME=orders', 'orders'], ['environment:\n  - DB_NAME="orders"', 'orders'],
    ['environment:\n  DB_NAME:', '${DB_NAME}'], ['environment:\n  - DB_NAME', '${DB_NAME}'], ['environment:\n  DB_NAME: ${NAME:-orders}', '${NAME:-orders}'],
    ['environment:\n  DB_NAME: $NAME', '${NAME}'], ['environment:\n  DB_NAME: ${NAME?not set}', '${NAME}'], ['environment:\n  DB_NAME: 12', '12'],
    ['environment:\n  DB_NAME: true', 'hidden'], ['environment:\n  DB_NAME: $$NAME', 'hidden'],
  ])('%j', (body, value) => expect(told(service(body))).toEqual([['orders', 'DB_NAME', value, 5]]));

  test.each(['environment:', 'environment: x', 'environment:\n  DB_NAME: [orders]', 'environment:\n  - 1', 'environment: []', 'labels:\n  environment: prod'])('%j sets nothing', (body) => {
    expect(read(service(body))).toEqual({ facts: [] });
  });

  test('the defaults of an image belong to its container', () => {
    expect(told('services:\n  db:\n    image: postgres\n    environment: { POSTGRES_DB: orders, POSTGRES_PASSWORD: hunter2 }'))
      .toEqual([['db', 'POSTGRES_DB', 'orders', 4], ['db', 'POSTGRES_PASSWORD', 'hidden', 4]]);
  });

  test('anchors and merges stand at the environment that takes them over', () => {
    expect(told([
      'x-db: &db', '  DB_HOST: db', '  DB_NAME: shared', 'services:', '  orders:', '    environment:', '      <<: *db', '      DB_NAME: orders', '  users:', '    environment: *db',
    ].join('\n'))).toEqual([
      ['orders', 'DB_HOST', 'db', 6], ['orders', 'DB_NAME', 'orders', 8], ['users', 'DB_HOST', 'db', 10], ['users', 'DB_NAME', 'shared', 10],
    ]);
  });

  test('extends is followed within the file, however the two are written', () => {
    expect(told([
      'services:', '  base:', '    environment: [DB_HOST=db, DB_NAME=base]', '  orders:', '    extends: { service: base }', '    environment:', '      DB_NAME: orders',
      '  remote:', '    extends: { file: other.yml, service: base }', '  loop:', '    extends: loop', '    environment: { DB_NAME: loop }',
    ].join('\n'))).toEqual([
      ['base', 'DB_HOST', 'db', 3], ['base', 'DB_NAME', 'base', 3], ['orders', 'DB_HOST', 'db', 3], ['orders', 'DB_NAME', 'orders', 7], ['loop', 'DB_NAME', 'loop', 12],
    ]);
  });
});

describe('env_file', () => {
  test.each([
    ['env_file: .env', ['deploy/.env']], ['env_file:\n  - ../apps/orders/.env\n  - orders.env', ['apps/orders/.env', 'deploy/orders.env']],
    ['env_file:\n  - path: ./a.env\n    required: false', ['deploy/a.env']], ['env_file: ${ENV:-local}.env', ['deploy/local.env']],
  ])('%j', (body, paths) => {
    expect(read(service(body)).facts).toMatchObject(paths.map((file) => ({ kind: 'setting-source', scope: { in: 'deployment', name: 'orders' }, from: { file } })));
  });

  test.each(['env_file: ${FILE}', 'env_file: /etc/orders.env', 'env_file: ../../orders.env'])('%j is not read', (body) => {
    expect(read(service(body)).facts).toMatchObject([{ kind: 'unread', technology: 'compose', what: 'address', site: { line: 4 } }]);
  });
});

test.each(['services: [environment', 'services:\n\tenvironment: x', 'environment: ['])('%j is a problem', (text) => {
  expect(read(text).problem).toBeDefined();
});

test.each(['', 'services: []', 'services: { orders: [environment] }', '- environment', 'services: { constructor: environment }'])('%j tells nothing', (text) => {
  expect(read(text).facts).toEqual([]);
});
