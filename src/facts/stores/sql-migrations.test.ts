import { describe, expect, test } from 'vitest';
import { sqlMigrations } from './sql-migrations.ts';

const read = (text: string, path = 'apps/orders/migrations/001_init.sql') => sqlMigrations.read(path, text).facts;
const kinds = (text: string, path?: string) => read(text, path).map((fact) => fact.kind === 'table-use' ? `${fact.role} ${'table' in fact.of ? fact.of.table : ''}`
  : fact.kind === 'table' ? `${fact.migration ? 'migration' : 'schema'} ${fact.table}` : fact.kind);
const script = 'CREATE TABLE items (a int REFERENCES orders); INSERT INTO items VALUES (1)';

test.each([['a/b.sql', true], ['a/B.SQL', true], ['a/b.sql.ts', false], ['a/sql', false]])('%s is read: %s', (path, is) => expect(sqlMigrations.reads(path)).toBe(is));

test('a migration creates, alters and relates', () => {
  expect(read('CREATE TABLE shop.items (\n  a int REFERENCES orders\n);\nALTER TABLE users ADD b int;')).toEqual([
    { kind: 'table', technology: 'sql', table: 'items', schema: 'shop', migration: true, site: { file: 'apps/orders/migrations/001_init.sql', line: 1, column: 14 } },
    { kind: 'relation', technology: 'sql', from: { table: 'items', schema: 'shop' }, to: { table: 'orders' }, site: { file: 'apps/orders/migrations/001_init.sql', line: 2, column: 20 } },
    { kind: 'table-use', technology: 'sql', role: 'alters', of: { table: 'users' }, site: { file: 'apps/orders/migrations/001_init.sql', line: 4, column: 13 } },
  ]);
});

describe('the path tells what a file is for', () => {
  test.each([
    ['prisma/migrations/2024_init/migration.sql', ['migration items', 'relation', 'uses items']],
    ['drizzle/0001_x.sql', ['migration items', 'relation', 'uses items']],
    ['sql/V1__init.sql', ['migration items', 'relation', 'uses items']],
    ['db/schema.sql', ['schema items', 'relation', 'uses items']],
    ['migrations/001_init.down.sql', ['alters items', 'uses items']],
    ['migrations/001/down.sql', ['alters items', 'uses items']],
    ['sql/U1__init.sql', ['alters items', 'uses items']],
    ['supabase/seed.sql', ['alters items', 'uses items']],
    ['test/fixtures/orders.sql', ['alters items', 'uses items']],
    ['src/queries/items.sql', ['schema items', 'relation', 'uses items']],
    ['src/downloads/seedlings.sql', ['schema items', 'relation', 'uses items']],
  ])('%s', (path, expected) => expect(kinds(script, path)).toEqual(expected));
});

test.each(['-- +goose Down', '-- migrate:down', '-- +migrate Down', '-- Down Migration', '---- create above / drop below ----'])('what follows %s takes the migration back', (line) => {
  expect(kinds(`CREATE TABLE a (b int);\n${line}\nDROP TABLE a; CREATE TABLE old (c int);`)).toEqual(['migration a', 'alters a', 'alters old']);
});

test.each([
  ['select * from {{ ref("orders") }}', 'a template'], ['CREATE TABLE "{{schema}}".a (b int)', 'a template'],
  ['SELECT 1'.padEnd(1_000_001), 'too long'], ['SELECT\0 1', 'no text'], ['SELECT * FROM FROM', 'no dialect'],
])('%.40s is not read', (text, reason) => {
  expect(read(text)).toEqual([expect.objectContaining({ kind: 'unread', what: 'sql', reason: expect.stringContaining(reason) })]);
});

test('braces in texts make no template', () => {
  expect(kinds('INSERT INTO a VALUES (\'{{name}}\', \'{%\')')).toEqual(['uses a']);
});

test('a byte order mark and carriage returns', () => {
  expect(read('\uFEFFCREATE TABLE a (b int);\r\nCREATE TABLE c (d int);').map(({ site: { line, column } }) => [line, column])).toEqual([[1, 14], [2, 14]]);
});
