import { describe, expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { drivers } from './drivers.ts';
import { dynamodb } from './dynamodb.ts';
import { mongodb } from './mongodb.ts';
import { prismaClient } from './prisma-client.ts';

const read = (text: string) => readCode('apps/orders/src/db.ts', text, [drivers, mongodb, dynamodb, prismaClient]);
const addresses = (text: string) => read(text).flatMap((fact) => fact.kind === 'connection' ? [fact.address] : []);
const unread = (text: string) => read(text).filter(({ kind }) => kind === 'unread').length;

describe('an address is told', () => {
  test.each([
    [`import { Pool } from 'pg'; new Pool({ connectionString: process.env.DATABASE_URL! })`, { engine: 'postgres', setting: 'DATABASE_URL' }],
    [`import pg from 'pg'; new pg.Pool({ host: process.env.DB_HOST ?? 'db', port: Number(process.env.DB_PORT), user: 'u', password: 'hunter2', database: 'orders' })`,
      { engine: 'postgres', host: '${DB_HOST:-db}', port: '${DB_PORT}', database: 'orders' }],
    [`const { Client } = require('pg'); const own = { host: 'db' }; new Client({ ...own, database: 'x', password: 'hunter2' })`, { engine: 'postgres', host: 'db', database: 'x' }],
    [`import { Pool } from 'pg'; new Pool()`, { engine: 'postgres', host: '${PGHOST:-localhost}', port: '${PGPORT:-5432}', database: '${PGDATABASE}' }],
    [`import postgres from 'postgres'; export default postgres('postgres://u:hunter2@db:5432/orders')`, { engine: 'postgres', host: 'db', port: '5432', database: 'orders' }],
    ['import postgres from "postgres"; const { env } = process; postgres(`postgres://u:${env.PASSWORD}@${env.HOST}/orders`)', { engine: 'postgres', host: '${HOST}', database: 'orders' }],
    [`import mysql from 'mysql2/promise'; mysql.createPool({ uri: env.DB_URL })`, { engine: 'mysql', setting: 'DB_URL' }],
    [`import * as mariadb from 'mariadb'; const pool = mariadb.createPool({ host: 'db', database: 'shop' })`, { engine: 'mysql', host: 'db', database: 'shop' }],
    [`const pool = require('mysql').createConnection({ host: 'db', database: 'shop' })`, { engine: 'mysql', host: 'db', database: 'shop' }],
    [`import Database from 'better-sqlite3'; new Database('data/orders.db')`, { engine: 'sqlite', database: 'data/orders.db' }],
    [`import Database from 'better-sqlite3'; new Database(':memory:')`, { engine: 'sqlite' }],
    [`import sql from 'mssql'; await sql.connect({ server: 'db', database: 'shop', options: { encrypt: true } })`, { engine: 'mssql', host: 'db', database: 'shop' }],
    [`import sql from 'mssql'; await sql.connect('Server=db,1433;Database=shop;User Id=sa;Password=hunter2')`, { engine: 'mssql', host: 'db', port: '1433', database: 'shop' }],
    [`import { createClient } from '@clickhouse/client'; createClient({ url: 'http://ch:8123', database: 'events', password: 'hunter2' })`, { engine: 'clickhouse', host: 'ch', port: '8123', database: 'events' }],
    [`import Redis from 'ioredis'; new Redis(6379, 'cache')`, { engine: 'redis', host: 'cache' }],
    [`import { Redis } from 'ioredis'; new Redis(env.REDIS_URL, { lazy: true })`, { engine: 'redis', setting: 'REDIS_URL' }],
    [`import Redis from 'ioredis'; new Redis.Cluster([{ host: 'a', port: 6379 }])`, { engine: 'redis', host: 'a', port: '6379' }],
    [`import Redis from 'ioredis'; new Redis({ host: String(env.REDIS_HOST), db: 2 })`, { engine: 'redis', host: '${REDIS_HOST}', database: '2' }],
    [`import { createClient } from 'redis'; createClient({ socket: { host: 'cache', port: 6379 } })`, { engine: 'redis', host: 'cache', port: '6379' }],
    [`import { neon } from '@neondatabase/serverless'; neon(process.env.DATABASE_URL!)`, { engine: 'postgres', setting: 'DATABASE_URL' }],
    [`import { connect } from '@planetscale/database'; connect({ host: process.env.HOST, username: 'u' })`, { engine: 'mysql', host: '${HOST}' }],
    [`import { createPool } from '@vercel/postgres'; createPool()`, { engine: 'postgres', setting: 'POSTGRES_URL' }],
    [`import { createClient } from '@libsql/client'; createClient({ url: 'file:local.db' })`, { engine: 'sqlite', database: 'local.db' }],
    [`import { Client } from 'cassandra-driver'; new Client({ contactPoints: ['c1', 'c2'], keyspace: 'shop' })`, { engine: 'cassandra', host: 'c1', database: 'shop' }],
    [`import { Client } from '@elastic/elasticsearch'; new Client({ node: 'https://u:hunter2@es:9200' })`, { engine: 'elasticsearch', host: 'es', port: '9200' }],
    [`import neo4j from 'neo4j-driver'; neo4j.driver('neo4j+s://graph:7687', neo4j.auth.basic('u', 'hunter2'))`, { engine: 'neo4j', host: 'graph', port: '7687' }],
    [`import Memcached from 'memcached'; new Memcached('cache:11211')`, { engine: 'memcached', host: 'cache', port: '11211' }],
    [`import { MongoClient } from 'mongodb'; new MongoClient(process.env.MONGO_URL).db('shop')`, { engine: 'mongodb', setting: 'MONGO_URL', database: 'shop' }],
    [`import { MongoClient } from 'mongodb'; await MongoClient.connect('mongodb+srv://u:hunter2@m/shop')`, { engine: 'mongodb', host: 'm', database: 'shop' }],
    ['import { MongoClient } from "mongodb"; new MongoClient(`${process.env.MONGO_URL}/shop`)', { engine: 'mongodb', setting: 'MONGO_URL', database: 'shop' }],
    [`import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; new DynamoDBClient({ region: 'eu' })`, { engine: 'dynamodb' }],
    [`import AWS from 'aws-sdk'; new AWS.DynamoDB.DocumentClient()`, { engine: 'dynamodb' }],
    [`import { PrismaClient } from '@prisma/client'; new PrismaClient()`, {}],
    [`import { PrismaClient } from '../generated/prisma'; new PrismaClient({ datasources: { db: { url: process.env.ORDERS_URL } } })`, { setting: 'ORDERS_URL' }],
    [`import { PrismaClient } from '@prisma/client'; class Service extends PrismaClient { constructor(config) { super({ datasourceUrl: config.get('ORDERS_URL') }) } }`, { setting: 'ORDERS_URL' }],
    [`import { PrismaPg } from '@prisma/adapter-pg'; import { PrismaClient } from './client'; const adapter = new PrismaPg({ connectionString: process.env.URL }); new PrismaClient({ adapter })`, { setting: 'URL' }],
  ])('%s', (text, address) => {
    expect(addresses(text)).toEqual([address]);
    expect(JSON.stringify(read(text))).not.toContain('hunter2');
  });
});

test.each([
  `new Pool({ host: 'db' })`, `import { Pool } from './pool'; new Pool({ host: 'db' })`, `import { createClient } from '@supabase/supabase-js'; createClient({ url: 'http://x' })`,
  `import type { Pool } from 'pg'; // new Pool()\nconst text = 'new Pool()';`, `import { createPool } from 'mysql2'; createPool()`, `class PrismaClient {} new PrismaClient()`,
  `import { Pool } from 'pg'; import { toString } from 'constructor'; toString('x')`,
  `import { Pool } from 'pg'; new Pool({`,
])('%s opens nothing', (text) => expect(read(text)).toEqual([]));

test.each([
  [`import Redis from 'ioredis'; import { options } from './options'; new Redis(options)`, { engine: 'redis', setting: '@options' }],
  [`import { Pool } from 'pg'; import { config } from './own'; new Pool({ host: config.host, password: config.password })`, { engine: 'postgres', host: '${@config.host}' }],
  [`import { Pool } from 'pg'; import { config } from './own'; new Pool({ connectionString: config.database.url })`, { engine: 'postgres', setting: '@config.database.url' }],
])('%s names the constant of another module, for later stages to follow', (text, address) => {
  expect(read(text)).toMatchObject([{ kind: 'connection', address }]);
});

test.each([
  `import { Pool } from 'pg'; export const open = (url) => new Pool({ connectionString: url })`,
  `import { Pool } from 'pg'; new Pool({ host: 'u:hunter2@db' })`,
])('%s leads where nobody can tell', (text) => {
  expect(unread(text)).toBe(1);
  expect(JSON.stringify(read(text))).not.toContain('hunter2');
});

test('options are followed to constants', () => {
  expect(addresses(`import { Pool } from 'pg'; const base = { host: 'db' }; const options = { ...base, database: 'shop', options: '-c x' }; new Pool(options)`))
    .toEqual([{ engine: 'postgres', host: 'db', database: 'shop' }]);
  expect(addresses(`import { Redis } from '@upstash/redis'; Redis.fromEnv()`)).toEqual([{ engine: 'redis', setting: 'UPSTASH_REDIS_REST_URL' }]);
});

describe('collections and tables', () => {
  const names = (text: string) => read(text).flatMap((fact) => fact.kind === 'table' ? [['makes', fact.table]] : fact.kind === 'table-use' && 'table' in fact.of ? [[fact.role, fact.of.table]] : []);
  test.each([
    [`import type { Db } from 'mongodb'; export const find = (db: Db) => db.collection<Order>('orders').find()`, [['uses', 'orders']]],
    [`import { Db } from 'mongodb'; db.createCollection('orders'); db.dropCollection('old')`, [['makes', 'orders'], ['alters', 'old']]],
    [`import { PutCommand } from '@aws-sdk/lib-dynamodb'; client.send(new PutCommand({ TableName: 'orders', Item }))`, [['uses', 'orders']]],
    [`import { GetItemCommand } from '@aws-sdk/client-dynamodb'; const params = { TableName: process.env.ORDERS_TABLE }`, [['uses', '${ORDERS_TABLE}']]],
    [`import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'; const T = 'pets'; new BatchGetCommand({ RequestItems: { orders: {}, [T]: {} } })`, [['uses', 'orders'], ['uses', 'pets']]],
    [`import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb'; new CreateTableCommand({ TableName: 'a' }); new DeleteTableCommand({ TableName: 'b' })`, [['makes', 'a'], ['alters', 'b']]],
    [`import { collection } from 'firebase/firestore'; db.collection('orders')`, []],
    [`import AWS from 'aws-sdk'; new AWS.SQS().send({ TableName: 'orders' })`, []],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));

  test('names built at run time are counted', () => {
    expect(unread(`import { Db } from 'mongodb'; export const f = (name) => db.collection(name)`)).toBe(1);
    expect(unread(`import { PutCommand } from '@aws-sdk/lib-dynamodb'; export const f = () => new PutCommand({ TableName: this.table })`)).toBe(1);
  });
});
