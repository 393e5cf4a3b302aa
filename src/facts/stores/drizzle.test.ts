import { describe, expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { drizzle } from './drizzle.ts';

const read = (text: string) => readCode('apps/orders/src/schema.ts', text, [drizzle]);
const pg = `import { foreignKey, integer, pgSchema, pgTable, pgTableCreator, pgView } from 'drizzle-orm/pg-core';\n`;
const relations = (text: string) => read(text).flatMap((fact) => fact.kind === 'relation' ? [[fact.from, fact.to]] : []);
const uses = (text: string) => read(text).flatMap((fact) => fact.kind === 'table-use' ? [fact.of] : []);

describe('tables', () => {
  test.each([
    [`export const users = pgTable('users', { id: integer() })`, { table: 'users', symbol: 'users', engine: 'postgres' }],
    [`export const users = pgTable('users', {}).enableRLS()`, { table: 'users', symbol: 'users' }],
    [`const auth = pgSchema('auth'); export const users = auth.table('users', {})`, { table: 'users', schema: 'auth', symbol: 'users' }],
    [`export const users = pgSchema('auth').table('users', {})`, { table: 'users', schema: 'auth', symbol: 'users' }],
    ['const createTable = pgTableCreator((name) => `shop_${name}`); export const users = createTable("user", {})', { table: 'shop_user', symbol: 'users' }],
    [`const createTable = pgTableCreator((name) => { return 'shop_' + name; }); export const users = createTable("user", {})`, { table: 'shop_user' }],
    [`export const active = pgView('active').as((qb) => qb.select())`, { table: 'active', symbol: 'active' }],
    [`export const tables = { users: pgTable('users', {}) }`, { table: 'users', symbol: 'tables.users' }],
    [`const name = 'users'; export const users = pgTable(name, {})`, { table: 'users' }],
  ])('%s', (text, expected) => expect(read(pg + text)).toMatchObject([{ kind: 'table', technology: 'drizzle', ...expected }]));

  test.each([
    ['mysqlTable', 'mysql-core', 'mysql'], ['sqliteTable', 'sqlite-core', 'sqlite'], ['singlestoreTable', 'singlestore-core', undefined], ['mssqlTable', 'mssql-core', 'mssql'],
  ])('%s', (name, core, engine) => {
    const [fact] = read(`import { ${name} as table } from 'drizzle-orm/${core}'; export const users = table('users', {})`);
    expect(fact).toMatchObject({ kind: 'table', table: 'users' });
    expect(fact && 'engine' in fact ? fact.engine : undefined).toBe(engine);
  });

  test.each([
    `pgTable('users', {})`, `import { pgTable } from './own'; pgTable('users', {})`, `${pg}// pgTable('users')\nconst text = "pgTable('users')"`, `${pg}const = pgTable('users'`,
    `${pg}const auth = pgSchema('auth'); auth('users', {}); auth.enum('role', [])`,
  ])('%s is none', (text) => expect(read(text)).toEqual([]));

  test('what is named at run time or by another file is counted; an existing view is a use', () => {
    expect(read(`${pg}export const t = (name) => pgTable(name, {})`)).toMatchObject([{ kind: 'unread', what: 'table' }]);
    expect(read(`${pg}const t = pgTableCreator(own); export const users = t('users', {})`)).toMatchObject([{ kind: 'unread' }]);
    expect(read(`${pg}import { createTable, auth } from './own'; export const users = createTable('users', { id: integer().notNull() }); auth.table('x', { id: integer() })`))
      .toMatchObject([{ kind: 'unread' }, { kind: 'unread' }]);
    expect(read(`${pg}export const old = pgView('old', {}).existing()`)).toMatchObject([{ kind: 'table-use', of: { table: 'old' } }]);
  });
});

describe('relations', () => {
  const orders = { symbol: 'orders' };
  test.each([
    [`import { users } from './users'; export const orders = pgTable('orders', { user: integer().references(() => users.id) })`, [[orders, { symbol: 'users' }]]],
    [`import * as auth from '@shop/auth'; export const orders = pgTable('orders', { user: integer().references((): AnyPgColumn => auth.users.id, { onDelete: 'cascade' }) })`, [[orders, { symbol: 'auth.users' }]]],
    [`export const orders = pgTable('orders', {}, (table) => [foreignKey({ columns: [table.a], foreignColumns: [users.id] }), foreignKey({ columns: [table.b], foreignColumns: [table.id] })])`,
      [[orders, { symbol: 'users' }], [orders, orders]]],
    [`import { relations } from 'drizzle-orm'; export const r = relations(orders, ({ one, many }) => ({ user: one(users, { fields: [orders.a] }), pets: many(pets) }))`,
      [[orders, { symbol: 'users' }], [{ symbol: 'pets' }, orders]]],
    [`import { defineRelations } from 'drizzle-orm'; import * as schema from './schema'; export const r = defineRelations(schema, (r) => ({ orders: { user: r.one.users({ from: r.orders.a, to: r.users.id }) } }))`,
      [[{ symbol: 'schema.orders' }, { symbol: 'schema.users' }]]],
    [`import { defineRelations } from 'drizzle-orm'; defineRelations({ orders, users: usersTable }, (r) => ({ orders: { user: r.one.users() } }))`, [[orders, { symbol: 'usersTable' }]]],
  ])('%s', (text, expected) => expect(relations(pg + text)).toEqual(expected));

  test.each([`relations(orders, ({ one }) => ({ user: one(users) }))`, `${pg}query.references('id')`])('%s has none', (text) => expect(relations(text)).toEqual([]));

  test('a foreign key outside of a table is counted', () => {
    expect(read(`${pg}export const owned = { user: integer().references(() => users.id) }`)).toMatchObject([{ kind: 'unread' }]);
  });
});

describe('queries use tables by their bindings', () => {
  test.each([
    [`import { db } from './db'; import { users, orders } from '@shop/db'; await db.select().from(users).innerJoin(orders, eq(1, 1))`, ['users', 'orders']],
    [`import { db, schema } from '@shop/db'; db.insert(schema.users).values({}); db.transaction((tx) => tx.delete(schema.orders).where(x))`, ['schema.users', 'schema.orders']],
    [`import { users } from './schema'; class A { constructor(private db) {} f() { return this.db.update(users).set({}); } }`, ['users']],
    [`import { users } from './schema'; (await getDb()).delete(users); db.$count(users)`, ['users', 'users']],
    [`import { db, schema } from '@shop/db'; db.query.users.findMany()`, ['schema.users']],
    [`import { db, users } from '@shop/db'; db.query.users\n  .findFirst({}).catch(log)`, ['users']],
    [`${pg}const users = pgTable('users', {}); db.select().from(users)`, ['users']],
  ])('%s', (text, symbols) => expect(uses(text)).toEqual(symbols.map((symbol) => ({ symbol }))));

  test('a table whose binding is not at hand goes by the name it has in the schema', () => {
    expect(uses(`import { db } from '@shop/db'; db.query.users.findMany()`)).toEqual([{ model: 'users' }]);
    expect(read(`${pg}export const users = pgTable('app_users', {})`)).toMatchObject([{ model: 'users' }]);
  });

  test.each([
    `import { users } from './users'; Array.from(users); new Set().delete(users); Buffer.from(users)`, `import { createHash } from 'node:crypto'; db.select().from(createHash)`,
    `const sub = db.select(); db.select().from(sub); db.select('*').from('users')`, `import { users } from './u'; // db.select().from(users)`, `req.query.users.findMany()`,
    `import { users } from './u'; db.toString(users).constructor(users)`,
  ])('%s uses none', (text) => expect(uses(text)).toEqual([]));
});

describe('connections', () => {
  test.each([
    [`import { drizzle } from 'drizzle-orm/node-postgres'; drizzle(process.env.DATABASE_URL!, { schema })`, { engine: 'postgres', setting: 'DATABASE_URL' }],
    [`import { drizzle } from 'drizzle-orm/postgres-js'; drizzle({ connection: 'postgres://u:hunter2@db/shop' })`, { engine: 'postgres', host: 'db', database: 'shop' }],
    [`import { drizzle } from 'drizzle-orm/mysql2'; drizzle({ connection: { uri: env.DB } })`, { engine: 'mysql', setting: 'DB' }],
    [`import { drizzle } from 'drizzle-orm/libsql'; drizzle({ connection: { url: 'file:shop.db' } })`, { engine: 'sqlite', database: 'shop.db' }],
    [`import { drizzle } from 'drizzle-orm/mysql2'; import { pool } from './pool'; drizzle(pool)`, { engine: 'mysql' }],
    [`import { drizzle } from 'drizzle-orm/planetscale-serverless'; drizzle({ client })`, { engine: 'mysql' }],
    [`import { defineConfig } from 'drizzle-kit'; export default defineConfig({ dialect: 'postgresql', dbCredentials: { url: process.env.DATABASE_URL! } })`, { engine: 'postgres', setting: 'DATABASE_URL' }],
    [`import type { Config } from 'drizzle-kit'; export default { dialect: 'mysql', dbCredentials: { host: 'db', user: 'u', password: 'hunter2', database: 'shop' } } satisfies Config`, { engine: 'mysql', host: 'db', database: 'shop' }],
  ])('%s', (text, address) => {
    expect(read(text)).toMatchObject([{ kind: 'connection', technology: 'drizzle' }]);
    expect(read(text).map((fact) => fact.kind === 'connection' && fact.address)).toEqual([address]);
    expect(JSON.stringify(read(text))).not.toContain('hunter2');
  });

  test.each([`drizzle(url)`, `import { drizzle } from './own'; drizzle(url)`, `export default { dbCredentials: { url: 'postgres://db/shop' } }`])('%s opens none', (text) => {
    expect(read(text)).toEqual([]);
  });
});
