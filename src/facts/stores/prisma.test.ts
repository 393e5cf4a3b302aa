import { describe, expect, test } from 'vitest';
import { prisma } from './prisma.ts';

const path = 'apps/orders/prisma/schema.prisma';
const read = (text: string) => prisma.read(path, text);
/** The facts of one kind, without what is the same for all. */
const facts = (text: string, kind: string) => read(text).facts.filter((fact) => fact.kind === kind)
  .map(({ site, ...fact }) => Object.fromEntries(Object.entries(fact).filter(([key]) => key !== 'kind' && key !== 'technology')));
const datasource = (...lines: string[]) => `datasource db {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const generator = (...lines: string[]) => `generator client {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

test.each([
  ['prisma/schema.prisma', true], ['prisma/schema/order.prisma', true], ['src/prisma.ts', false], ['schema.prisma.bak', false],
])('%s is a schema: %s', (name, is) => expect(prisma.reads(name)).toBe(is));

describe('datasource', () => {
  test.each([
    ['provider = "postgresql"', 'url = env("DATABASE_URL")', { engine: 'postgres', setting: 'DATABASE_URL' }],
    ['provider = "postgres" // the old name', 'url      = env("ORDERS_DB")', { engine: 'postgres', setting: 'ORDERS_DB' }],
    ['provider = "cockroachdb"', 'url = env("A")', { engine: 'postgres', setting: 'A' }],
    ['provider = "sqlserver"', 'url = env("A")', { engine: 'mssql', setting: 'A' }],
    ['provider = "mongodb"', 'url = env("A")', { engine: 'mongodb', setting: 'A' }],
    ['provider = "postgresql"', 'url = "postgresql://me:hunter2@db:5432/orders?schema=sales"', { engine: 'postgres', host: 'db', port: '5432', database: 'orders', schema: 'sales' }],
    ['provider = "mysql"', 'url = "mysql://me:hunter2@db/orders"', { engine: 'mysql', host: 'db', database: 'orders' }],
    ['provider = "sqlite"', 'url = "file:./dev.db?connection_limit=1"', { engine: 'sqlite', database: './dev.db', directory: 'apps/orders/prisma' }],
    ['provider = "sqlite"', 'url = "file:/var/orders.db"', { engine: 'sqlite', database: '/var/orders.db', directory: 'apps/orders/prisma' }],
    ['provider = "unheard-of"', 'url = env("A")', { setting: 'A' }],
    ['provider = "postgresql"', '', { engine: 'postgres' }],
    ['provider = ["sqlite", "postgresql"]', 'url = env("A")', { setting: 'A' }],
  ])('%s, %s', (provider, url, address) => expect(facts(datasource(provider, url), 'connection')).toEqual([{ address }]));

  test('the direct URL is a connection of its own, the shadow database is none', () => {
    const { facts: [...found] } = read(datasource('provider = "postgresql"', 'url = env("A")', 'directUrl = env("B")', 'shadowDatabaseUrl = env("C")'));
    expect(found.map((fact) => fact.kind === 'connection' && [fact.address.setting, fact.site.line, fact.site.column])).toEqual([['A', 3, 3], ['B', 4, 3]]);
  });

  test('a URL of a proxy tells no database, and its key stays where it is', () => {
    const { facts: found } = read(datasource('provider = "postgresql"', 'url = "prisma://proxy.example.com/?api_key=hunter2"'));
    expect(found).toMatchObject([{ kind: 'unread', what: 'address', site: { line: 3 } }]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});

describe('generator', () => {
  test.each([
    [['provider = "prisma-client-js"'], [{ output: { package: '@prisma/client' } }]],
    [['provider = "prisma-client-js"', 'output = "../src/generated/client"'], [{ output: { directory: 'apps/orders/src/generated/client' } }]],
    [['provider = "prisma-client"', 'output = "./generated"', 'previewFeatures = ["views", "x"]'], [{ output: { directory: 'apps/orders/prisma/generated' } }]],
    [['provider = "prisma-client-js"', 'output = "../node_modules/@prisma/order-client"'], [{ output: { package: '@prisma/order-client' } }]],
    [['provider = "prisma-client-js"', 'output = "../../../node_modules/.prisma/client/"'], [{ output: { package: '@prisma/client' } }]],
    [['provider = "prisma-client-js"', 'output = "node_modules/.prisma/orders"'], [{ output: { package: '.prisma/orders' } }]],
    [['provider = "prisma-kysely"', 'output = "../src/db"'], [{ output: { directory: 'apps/orders/src/db' } }]],
    [['provider = "prisma-client"'], []],
    [['provider = "prisma-erd-generator"', 'output = "../erd.svg"'], []],
    [['provider = "zod-prisma-types"'], []],
    [[], []],
  ])('%j', (lines, expected) => expect(facts(generator(...lines), 'client')).toEqual(expected));

  test('several generators are several clients', () => {
    expect(facts(generator('provider = "prisma-client-js"') + generator('provider = "prisma-client"', 'output = "../a"'), 'client')).toHaveLength(2);
  });

  test('a place outside of the repository, or one that a setting tells, is not guessed', () => {
    for (const output of ['"../../../../elsewhere"', 'env("OUTPUT")']) {
      expect(read(generator('provider = "prisma-client"', `output = ${output}`)).facts).toMatchObject([{ kind: 'unread' }]);
    }
  });
});

describe('models', () => {
  test('are tables by their own name, the mapped one, and in their schema', () => {
    const text = [
      datasource('provider = "postgresql"', 'url = env("A")'), 'model User {', '  id Int @id', '}',
      'model Order {', '  id Int @id // @@map("comment")', '  @@map("orders")', '  @@schema("sales")', '}', 'view Report {', '  id Int', '  @@map(name: "reports")', '}',
    ].join('\n');
    expect(facts(text, 'table')).toEqual([
      { engine: 'postgres', table: 'User', model: 'User' },
      { engine: 'postgres', table: 'orders', schema: 'sales', model: 'Order' },
      { engine: 'postgres', table: 'reports', model: 'Report' },
    ]);
    expect(read(text).facts.map(({ site }) => [site.line, site.column])).toEqual([[3, 3], [6, 1], [9, 1], [14, 1]]);
  });

  test('of a file without the datasource have no engine', () => expect(facts('model A {\n id Int\n}', 'table')).toEqual([{ table: 'A', model: 'A' }]));

  test.each([
    'enum Role {\n  USER @map("model User {")\n  ADMIN\n  @@map("roles")\n}', 'type Address {\n  street String\n}',
    '// model User {\n// }', '/// model User {', '/* model User {\n}\n*/', '',
  ])('%j is no table', (text) => expect(read(text)).toEqual({ facts: [] }));

  test('all that a field can hold is read past', () => {
    const { facts: found, problem } = read([
      'model A {', '  id String @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid', '  shape Unsupported("circle")?', '  score Float @default(-1.5e+10)',
      '  name String? @default("a \\"quoted\\" } name") @map("full-name")', '  tags String[] @default([])', '  home Address', '  größe Int', '',
      '  @@unique(fields: [id, name(sort: Desc)], map: "a_b")', '  @@index([home.street], type: Gin, ops: raw("x"))', '  @@fulltext([name])', '}',
    ].join('\r\n'));
    expect(problem).toBeUndefined();
    expect(found).toMatchObject([{ kind: 'table', model: 'A' }]);
  });
});

describe('relations', () => {
  const pairs = (text: string) => facts(text, 'relation').map(({ from, to }) => [from.model, to.model]);

  test('the side that holds the key tells them, also of a model in another file', () => {
    const text = 'model Post {\n  author User @relation("written", fields: [authorId], references: [id], onDelete: Cascade)\n  authorId Int\n}\nmodel User {\n  id Int @id\n  posts Post[] @relation("written")\n  role Role\n}';
    expect(pairs(text)).toEqual([['Post', 'User']]);
    expect(pairs(text.slice(0, text.indexOf('model User')))).toEqual([['Post', 'User']]);
    expect(read(text).facts.find(({ kind }) => kind === 'relation')?.site).toEqual({ file: path, line: 2, column: 3 });
  });

  test('over several lines', () => expect(pairs('model Post {\n  author User @relation(\n    fields: [authorId,\n    other],\n    references: [id, x]\n  )\n}')).toEqual([['Post', 'User']]));

  test('many to many without a key', () => {
    expect(pairs('model A {\n  bs B[]\n}\nmodel B {\n  as A[]\n}')).toEqual([['A', 'B'], ['B', 'A']]);
    expect(pairs('model A {\n  bs B[] @relation("x")\n}\nmodel B {\n  as A[] @relation(name: "x")\n}')).toEqual([['A', 'B'], ['B', 'A']]);
    expect(pairs('model A {\n  bs B[]\n}\nmodel B {\n  a A @relation(fields: [aId], references: [id])\n}')).toEqual([['B', 'A']]);
  });

  test('a model with itself', () => {
    expect(pairs('model A {\n  parent A? @relation("tree", fields: [parentId], references: [id])\n  children A[] @relation("tree")\n}')).toEqual([['A', 'A']]);
  });
});

describe('bad input', () => {
  test.each([
    ['model A {\n  id Int\n', 3], ['model A {\n  id Int\nmodel B {\n  id Int\n}', 3], ['model A {\n  id\n}', 2], ['model A {\n  hunter2 Int @\n}', 2], ['hunter2 model', 1],
    ['model A {\n  id Int ! hunter2\n}', 2], ['model A {\n  b B @relation(fields: [\n}', 3], ['datasource db {\n  url =\n}', 2], ['model {\n}', 1], ['"hunter2', 1],
  ])('%j is a problem at its line that quotes nothing', (text, line) => {
    const { problem } = read(text);
    expect(problem).toMatchObject({ line });
    expect(problem?.message).not.toContain('hunter2');
  });

  test('what stands around a fault is read', () => {
    expect(facts('model A {\n  id Int ???\n  @@map("as")\n}\n}}\nmodel B {\n  id Int\n}', 'table').map(({ table }) => table)).toEqual(['as', 'B']);
  });

  test.each([
    ['values', `model A {\n  id Int @default(${'['.repeat(100_000)}\n}`], ['calls', `model A {\n  id Int @default(${'a('.repeat(100_000)}\n}`],
    ['blocks', 'model A {\n'.repeat(50_000)], ['quotes', `model A {\n${'\\"'.repeat(100_000)}`], ['comments', '/*'.repeat(100_000)], ['names', '__proto__ constructor {\n}'],
  ])('%s without end do not throw', (_, text) => expect(() => read(text)).not.toThrow());

  test('a file of megabytes is not read', () => expect(read(`//${'x'.repeat(2_000_000)}`).problem?.message).toContain('2 MB'));
  test('a mark of the byte order is nothing', () => expect(read('\uFEFFmodel A {\n  id Int\n}')).not.toHaveProperty('problem'));
});
