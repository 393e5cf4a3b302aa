import { describe, expect, test } from 'vitest';
import { inSecretDocument, withoutSecrets } from './without-secrets.ts';

const shown = (file: string, line: string, above?: string): string => withoutSecrets(line, { file, above, secretDocument: false });

describe('of code', () => {
  test.each([
    ["new Pool({ host: 'db', password: 'hunter2' })", "new Pool({ host: 'db', password: '*******' })"],
    ["new Pool({ connectionString: 'postgres://u:p@db/x' })", "new Pool({ connectionString: 'postgres://***@db/x' })"],
    ["process.env.DB_PASSWORD ?? 'hunter2'", "process.env.DB_PASSWORD ?? '*******'"],
    ["config.get('DB_PASSWORD', 'hunter2')", "config.get('DB_PASSWORD', '*******')"],
    ["new Sequelize('shop', 'root', 'hunter2')", "new Sequelize('****', '****', '*******')"],
    ['query("CREATE USER a WITH PASSWORD \'hunter2\'")', 'query("CREATE USER a WITH PASSWORD \'*******\'")'],
    ['const pin = { password: 1234 };', 'const pin = { password: **** };'],
    ["const a = 'AKIAABCDEFGHIJKLMNOP';", "const a = '********************';"],
    ["const password = 'open", "const password = '****"],
  ])('%s', (line, told) => expect(shown('a.ts', line)).toBe(told));

  test.each([
    "import { token } from '../../billing/src/token';", "export { secret } from './secret'", "jest.mock('../../billing/src/password');", "const x = require('../keys');",
    "@JoinColumn({ foreignKey: 'order_id', table: 'orders' })", "await channel.publish('orders', { routingKey: 'order.created' });", 'SELECT id FROM orders WHERE id = 1',
    "import { x } from '@acme/billing/src/x'; // see https://docs", 'FOREIGN KEY (order_id) REFERENCES orders (id)', "fetch('https://host:8080/a@b')",
  ])('%s is shown as it is', (line) => expect(shown('a.ts', line)).toBe(line));

  test('a value below its key', () => {
    expect(shown('a.ts', "    'hunter2',", '  password:')).toBe("    '*******',");
    expect(shown('a.ts', "  'shop',", '  password: string;')).toBe("  'shop',");
  });
});

describe('of settings', () => {
  test.each([
    ['  POSTGRES_PASSWORD: hunter2', '  POSTGRES_PASSWORD: *******'],
    ['DB_PASS=hunter2 # for all', 'DB_PASS=******* * *** ***'],
    ['  - DATABASE_URL=postgres://u:p@db:5432/shop', '  - DATABASE_URL=postgres://***@db:5432/shop'],
    ['{ "name": "API_TOKEN", "value": "hunter2" }', '{ "name": "API_TOKEN", "*****": "*******" }'],
    ['command: mysql -phunter2 shop', 'command: mysql -p******* shop'],
    ['URL=Server=db;User Id=sa;Password=hunter2', 'URL=Server=db;User Id=sa;Password=*******'],
    ['c29tZSBzZWNyZXQgdGV4dCBvZiBhIGtleQ==', '**********************************=='],
  ])('%s', (line, told) => expect(shown('compose.yml', line)).toBe(told));

  test.each(['    image: registry.example.com/orders:1.4.2', 'DATABASE_URL=postgres://db/shop', '      - DB_HOST=db', 'services:'])('%s is shown as it is', (line) => {
    expect(shown('.env', line, `${/^ */.exec(line)![0]}API_KEY=`)).toBe(line);
  });

  test('a value below its key', () => {
    expect(shown('k.yaml', '  value: hunter2', '- name: DB_PASSWORD')).toBe('  value: *******');
    expect(shown('k.yaml', '    hunter2', '  password: |')).toBe('    *******');
  });
});

describe('of SQL, Prisma and .env', () => {
  test.each([
    ['a.sql', "INSERT INTO users VALUES ('hunter2', 'it''s')", "INSERT INTO users VALUES ('*******', '*****')"],
    ['a.sql', "SELEKT 'hunter2", "SELEKT '*******"],
    ['a.sql', 'ALTER TABLE "orders" ADD COLUMN x int;', 'ALTER TABLE "orders" ADD COLUMN x int;'],
    ['a.prisma', '  code String @default("hunter2") @map("code")', '  code String @default(*********) @map("code")'],
    ['a.prisma', 'password hunter2', 'password *******'],
    ['a.prisma', '  password String @unique', '  password String @unique'],
    ['a.prisma', '  orders Order[] @relation("hunter2")', '  orders Order[] @relation("hunter2")'],
    ['.env', 'ADMIN=hunter2 and more', 'ADMIN=******* *** ****'],
    ['apps/a/.env.local', 'export ADMIN="hunter2"', 'export ADMIN=*********'],
    ['.env', 'DB_HOST=db', 'DB_HOST=db'], ['.env', 'PORT=3000', 'PORT=3000'], ['.env', 'DATABASE_URL=postgres://db/shop', 'DATABASE_URL=postgres://db/shop'],
  ])('%s: %s', (file, line, told) => expect(shown(file, line)).toBe(told));
});

test('of a Secret, only the keys are shown', () => {
  const source = 'kind: ConfigMap\ndata:\n  a: b\n---\napiVersion: v1\nkind: Secret\nstringData:\n  dsn: hunter2\n';
  expect([3, 8].map((line) => inSecretDocument(source, 'k8s/a.yaml', line))).toEqual([false, true]);
  expect(withoutSecrets('  dsn: hunter2', { file: 'k8s/a.yaml', above: undefined, secretDocument: true })).toBe('  dsn: *******');
});

test('a hostile line costs no more than its length', () => {
  for (const text of ['://', "'\\", 'password=', '"\'`', 'https://a:', '\\\'']) shown('a.ts', text.repeat(10_000 / text.length));
  for (const text of ['://', 'password: ', '-p ', 'a=']) shown('a.yml', text.repeat(10_000 / text.length));
});
