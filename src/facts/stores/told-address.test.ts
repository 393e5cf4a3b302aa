import { expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { codeReaders } from '../data-readers.ts';

/** What a text says of the one place where it opens a store: the parts of the address, and whether more is unread. */
function opened(text: string): readonly unknown[] {
  return readCode('src/a.ts', text, codeReaders).flatMap((fact): unknown[] => fact.kind === 'connection' ? [fact.address] : fact.kind === 'unread' ? ['unread'] : []);
}

const pg = "import pg from 'pg';";
const typeorm = "import { DataSource } from 'typeorm';";
const sequelize = "import { Sequelize } from 'sequelize';";

test.each<[string, readonly unknown[]]>([
  [`${pg} new pg.Pool({ host: 'db', port: 5432, database: 'shop', user: 'a', password: 'hunter2' })`, [{ engine: 'postgres', host: 'db', port: '5432', database: 'shop' }]],
  [`${typeorm} new DataSource({ type: 'postgres', host: 'db', port: +process.env.DB_PORT, database: 'shop', password: 'hunter2' })`, [{ engine: 'postgres', host: 'db', port: '${DB_PORT}', database: 'shop' }]],
  [`${typeorm} new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, schema: 'shop' })`, [{ engine: 'postgres', setting: 'DATABASE_URL', schema: 'shop' }]],
  [`${typeorm} new DataSource({ type: 'postgres', url: 'postgres://a:hunter2@db/shop', database: 'other' })`, [{ engine: 'postgres', host: 'db', database: 'other' }]],
  [`${typeorm} new DataSource({ type: 'postgres', host: 'a:hunter2@db' })`, [{ engine: 'postgres' }, 'unread']],
  [`${typeorm} new DataSource({ type: 'postgres', host: find() })`, [{ engine: 'postgres' }, 'unread']],
  [`${typeorm} new DataSource({ type: 'sqlite', database: ':memory:' })`, [{ engine: 'sqlite' }]],
  [`${typeorm} new DataSource({ type: 'sqlite', database: find() })`, [{ engine: 'sqlite' }, 'unread']],
  [`${sequelize} new Sequelize('sqlite::memory:')`, [{ engine: 'sqlite' }]],
  [`${sequelize} new Sequelize({ dialect: 'sqlite', storage: 'shop.db' })`, [{ engine: 'sqlite', database: 'shop.db' }]],
  [`${sequelize} new Sequelize({ dialect: 'sqlite' })`, [{ engine: 'sqlite' }]],
  [`${sequelize} new Sequelize('shop', 'a', 'hunter2', { dialect: 'mysql', host: 'db' })`, [{ engine: 'mysql', host: 'db', database: 'shop' }]],
  ["import mongoose from 'mongoose'; mongoose.connect(`mongodb://a:${password}@db/shop`, { dbName: 'shop' })", [{ engine: 'mongodb', database: 'shop' }]],
  ["import mongoose from 'mongoose'; mongoose.connect(process.env.MONGO_URL, { dbName: 'shop' })", [{ engine: 'mongodb', setting: 'MONGO_URL', database: 'shop' }]],
])('%s', (text, expected) => {
  expect(opened(text)).toEqual(expected);
  expect(JSON.stringify(readCode('src/a.ts', text, codeReaders))).not.toContain('hunter2');
});
