import { describe, expect, test } from 'vitest';
import type { DataFact } from '../../model/data-facts.ts';
import { readCode } from '../code/read-code.ts';
import { knex } from './knex.ts';

const read = (text: string) => readCode('apps/orders/src/db.ts', text, [knex]);
const brief = (facts: readonly DataFact[]) => facts.map((fact) => {
  switch (fact.kind) {
    case 'table': return ['table', fact.schema ?? '', fact.table, fact.migration ?? false];
    case 'table-use': return [fact.role, fact.of];
    case 'relation': return ['relation', fact.from, fact.to];
    case 'connection': return ['connection', fact.address];
    default: return [fact.kind];
  }
});

describe('queries name tables', () => {
  test.each([
    [`import { knex } from './db'; knex('users').where({ id })`, [{ table: 'users' }]],
    [`import { knex } from './db'; await knex('auth.users as u').join('orders AS o', 'o.u', 'u.id')`, [{ table: 'users', schema: 'auth' }, { table: 'orders' }]],
    [`const db = require('knex')(config); db.select('*').from('users')`, [{ table: 'users' }]],
    [`import Knex from 'knex'; const db = Knex(config); db.insert({}).into('users')`, [{ table: 'users' }]],
    [`import type { Knex } from 'knex'; class A { constructor(private readonly db: Knex) {} all() { return this.db<User>('users'); } }`, [{ table: 'users' }]],
    [`import { Knex } from 'knex'; const f = (trx: Knex.Transaction) => trx.withSchema('billing').table('invoices').update({})`, [{ table: 'invoices', schema: 'billing' }]],
    [`knex('invoices').withSchema('billing')`, [{ table: 'invoices', schema: 'billing' }]],
    [`knex.transaction(async (t) => { await t('users').insert({}); })`, [{ table: 'users' }]],
    [`const t = await knex.transaction(); t('users').insert({})`, [{ table: 'users' }]],
    [`knex({ u: 'users', o: 'orders' }).select()`, [{ table: 'users' }, { table: 'orders' }]],
    [`knex('users').whereIn('id', function () { this.select('user').from('orders') })`, [{ table: 'users' }, { table: 'orders' }]],
    [`knex.with('recent', knex('orders').limit(1)).select().from('recent')`, [{ table: 'orders' }]],
    [`import { TABLES } from './tables'; knex(TABLES.users)`, [{ table: '${@TABLES.users}' }]],
    [`import knex from 'knex'; export async function up(knex) { await knex('users').del() }`, [{ table: 'users' }]],
  ])('%s', (text, tables) => {
    expect(brief(read(text).filter(({ kind }) => kind === 'table-use'))).toEqual(tables.map((of) => ['uses', of]));
  });

  test.each([
    `import { db } from './db'; db('users')`, `// knex('users')`, `"knex('users')"`, `Array.from('knex')`, `path.join('knex', 'users')`, `knex.raw('select 1')`, `knex((qb) => qb)`,
    `import { trx } from './knex'; trx('users')`,
  ])('%s names none', (text) => expect(read(text)).toEqual([]));

  test('a name that is built at run time is counted', () => {
    expect(brief(read('export const f = (t) => knex(`${t}_log`).join(t, 1)'))).toEqual([['unread'], ['unread']]);
  });
});

test('migrations create and alter, with their foreign keys', () => {
  expect(brief(read(`exports.up = (knex) => knex.schema
    .createTable('orders', (table) => {
      table.increments();
      table.integer('user_id').unsigned().references('id').inTable('auth.users').onDelete('CASCADE');
      table.foreign('pet_id').references('pets.id');
      table.integer('self').references('id');
      table.integer('other').references('id').inTable(other());
    })
    .alterTable('old', function (t) { t.dropColumn('x'); });
    exports.down = async (knex) => {
      await knex.schema.withSchema('billing').dropTableIfExists('invoices');
      if (await knex.schema.hasTable('seen')) await knex.schema.dropTable(name);
    };`))).toEqual([
    ['table', '', 'orders', true],
    ['relation', { table: 'orders' }, { table: 'users', schema: 'auth' }],
    ['relation', { table: 'orders' }, { table: 'pets' }],
    ['unread'],
    ['alters', { table: 'old' }],
    ['alters', { table: 'invoices', schema: 'billing' }],
    ['unread'],
  ]);
});

describe('connections', () => {
  test.each([
    [`import knex from 'knex'; export const db = knex({ client: 'pg', connection: process.env.DATABASE_URL, searchPath: ['billing', 'public'] })`, [{ engine: 'postgres', setting: 'DATABASE_URL', schema: 'billing' }]],
    [`const knex = require('knex'); const options = { client: 'mysql2', connection: { host: env.DB_HOST, database: 'shop', password: 'hunter2' } }; module.exports = knex(options)`, [{ engine: 'mysql', host: '${DB_HOST}', database: 'shop' }]],
    [`import type { Knex } from 'knex'; const config: { [key: string]: Knex.Config } = { development: { client: 'sqlite3', connection: { filename: './dev.sqlite3' } }, production: { client: 'postgresql', connection: { database: 'shop', user: 'u', password: 'hunter2' } } }`,
      [{ engine: 'sqlite', database: './dev.sqlite3' }, { engine: 'postgres', database: 'shop' }]],
    [`import knex from 'knex'; knex('postgres://u:hunter2@db/shop')`, [{ engine: 'postgres', host: 'db', database: 'shop' }]],
  ])('%s', (text, expected) => {
    expect(brief(read(text))).toEqual(expected.map((address) => ['connection', address]));
    expect(JSON.stringify(read(text))).not.toContain('hunter2');
  });

  test('options from elsewhere are counted', () => {
    expect(brief(read(`import knex from 'knex'; import config from './knexfile'; export default knex(config[env])`))).toEqual([['connection', {}], ['unread']]);
    expect(brief(read(`const knexOptions = { client: 'http', connection: 'x' }`))).toEqual([]);
  });
});

test('broken input gives nothing', () => expect(read("import knex from 'knex'; const = knex('users'")).toEqual([]));
