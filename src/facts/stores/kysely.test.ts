import { describe, expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { kysely } from './kysely.ts';

const read = (text: string) => readCode('apps/orders/src/db.ts', text, [kysely]);
const brief = (text: string) => read(text).map((fact) => {
  switch (fact.kind) {
    case 'table': return ['table', fact.schema ?? '', fact.table, fact.migration ?? false];
    case 'table-use': return [fact.role, fact.of];
    case 'relation': return ['relation', fact.from, fact.to];
    case 'connection': return ['connection', fact.address];
    default: return [fact.kind];
  }
});

describe('queries name tables, wherever the instance comes from', () => {
  test.each([
    [`db.selectFrom('users').selectAll()`, [{ table: 'users' }]],
    [`this.db\n  .selectFrom('auth.users as u')\n  .innerJoin('orders as o', 'o.user', 'u.id')`, [{ table: 'users', schema: 'auth' }, { table: 'orders' }]],
    [`db.selectFrom(['users', 'orders as o'])`, [{ table: 'users' }, { table: 'orders' }]],
    [`db.withSchema('billing').insertInto('invoices').values({})`, [{ table: 'invoices', schema: 'billing' }]],
    [`const t = 'users'; trx.updateTable(t).from('pets').set({})`, [{ table: 'users' }, { table: 'pets' }]],
    [`db.deleteFrom('users').using('pets')`, [{ table: 'users' }, { table: 'pets' }]],
    [`db.with('recent', (q) => q.selectFrom('orders')).selectFrom('recent')`, [{ table: 'orders' }]],
    [`db.selectFrom((eb) => eb.selectFrom('orders').as('o')).selectAll()`, [{ table: 'orders' }]],
  ])('%s', (text, tables) => expect(brief(text)).toEqual(tables.map((of) => ['uses', of])));

  test.each(['Array.from("users")', 'query.innerJoin("users")', '// db.selectFrom("users")', '"db.selectFrom(\'users\')"', 'db.selectFrom()'])('%s names none', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('a name that is built at run time is counted', () => {
    expect(read('export const all = (name) => db.selectFrom(`${name}_log`)')).toMatchObject([{ kind: 'unread', what: 'table' }]);
    expect(brief(`const recent = db.selectFrom('orders').as('r'); db.selectFrom(recent)`)).toEqual([['uses', { table: 'orders' }]]);
  });
});

test('migrations create and alter, with their foreign keys', () => {
  const text = `import { Kysely, sql } from 'kysely';
    export async function up(db: Kysely<any>) {
      await db.schema.createTable('orders')
        .addColumn('user_id', 'integer', (col) => col.references('auth.users.id').notNull())
        .addForeignKeyConstraint('fk', ['pet_id'], 'pets', ['id'])
        .execute();
      await db.schema.createIndex('i').on('pets').column('id').execute();
      await db.schema.withSchema('billing').alterTable('invoices').addColumn('x', 'text').execute();
      await db.withSchema('a').schema.dropTable('b').execute();
      await db.schema.createTable(name).execute();
    }`;
  expect(brief(text)).toEqual([
    ['table', '', 'orders', true],
    ['relation', { table: 'orders' }, { table: 'users', schema: 'auth' }],
    ['relation', { table: 'orders' }, { table: 'pets' }],
    ['alters', { table: 'pets' }],
    ['alters', { table: 'invoices', schema: 'billing' }],
    ['alters', { table: 'b', schema: 'a' }],
    ['unread'],
  ]);
  expect(brief(text.replace("'kysely'", "'./own'"))).toEqual([]);
});

test('the database interface and the connection', () => {
  expect(brief(`import { Kysely, PostgresDialect } from 'kysely'; import { Pool } from 'pg';
    interface Database { users: Users; 'billing.invoices': Invoices }
    interface Other { no: true }
    export const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new Pool() }) });`)).toEqual([
    ['table', '', 'users', false], ['table', 'billing', 'invoices', false], ['connection', { engine: 'postgres' }],
  ]);
  expect(brief(`import { PlanetScaleDialect } from 'kysely-planetscale'; import { Kysely } from 'kysely';
    type DB = { users: U }; export const make = (): Kysely<DB> => new Kysely({ dialect: new PlanetScaleDialect({ url: process.env.DATABASE_URL }) })`)).toEqual([
    ['table', '', 'users', false], ['connection', { engine: 'mysql', setting: 'DATABASE_URL' }],
  ]);
});

test('broken input gives nothing', () => expect(read("import { Kysely } from 'kysely'; const = db.selectFrom(")).toEqual([]));
