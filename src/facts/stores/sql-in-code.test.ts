import { describe, expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { sqlInCode } from './sql-in-code.ts';

const read = (text: string, path = 'src/orders.ts') => readCode(path, text, [sqlInCode]);
const told = (text: string, path?: string) => read(text, path).map((fact) => {
  if (fact.kind === 'table-use') return `${fact.role} ${'table' in fact.of ? `${fact.of.schema === undefined ? '' : `${fact.of.schema}.`}${fact.of.table}` : 'symbol' in fact.of ? `=${fact.of.symbol}` : ''}`;
  return fact.kind === 'table' ? `${fact.migration ? 'migration' : 'schema'} ${fact.table}` : fact.kind === 'unread' ? `unread ${fact.what}` : fact.kind;
});

describe('tagged templates', () => {
  test.each([
    ['sql`select * from orders where id = ${id}`', ['uses orders']],
    ['await sql<User[]>`SELECT * FROM "Users" u JOIN shop.items i ON i.u = u.id WHERE u.id IN ${ids} AND u.b = ${b} LIMIT ${n}`', ['uses Users', 'uses shop.items']],
    ['sql.type(User)`SELECT 1 FROM users`', ['uses users']],
    ['prisma.$queryRaw`SELECT * FROM orders WHERE a = ${a}::uuid`', ['uses orders']],
    ['prisma.$executeRaw`DELETE FROM orders WHERE id = ${id}`', ['uses orders']],
    ['Prisma.sql`UPDATE orders SET a = ${a} WHERE id = ${id}`', ['uses orders']],
    ['this.prisma.$queryRaw<Row[]>(Prisma.sql`SELECT 1 FROM orders`)', ['uses orders']],
    ['sql`INSERT INTO orders ${sql(rows)} RETURNING id`', ['uses orders']],
    ['sql`SELECT * FROM orders ${where} ORDER BY id`', ['unread sql', 'uses orders']],
    ['sql`SELECT * FROM ${table}`', ['unread table']],
    ['sql`SELECT * FROM orders_${tenant}`', ['unread table']],
    ['sql`SELECT * FROM ${sql.identifier(["shop", "orders"])}`', ['uses shop.orders']],
    ['sql`SELECT * FROM ${Prisma.raw("orders")}`', ['uses orders']],
    ['sql`SELECT * FROM ${sql("orders")}`', ['uses orders']],
    ['import { sql } from "drizzle-orm"; sql`select * from ${orders} where ${orders.id} = 1`', ['uses =orders']],
    ['sql`left join items on items.o = orders.id`', ['uses items']],
    ['sql`(select count(*) from items)`', ['uses items']],
    ['sql`id IN (SELECT o FROM items)`', ['uses items']],
    ['sql`AND EXISTS (SELECT FROM items WHERE a = ${a})`', ['uses items']],
    ['sql`lower(${users.name})`', []],
    ['sql`AND a = ${a}`', []],
    ['gql`query { orders }`', []],
    ['html`SELECT * FROM orders`', []],
    ['// sql`SELECT * FROM orders`\nconst a = "sql`SELECT 1 FROM b`";', []],
    ['sql`SELECT * FROM`', ['unread sql']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('driver calls', () => {
  test.each([
    ['pool.query("SELECT * FROM orders WHERE id = $1", [id])', ['uses orders']],
    ['pool.query({ text: "SELECT * FROM orders", values: [] })', ['uses orders']],
    ['clickhouse.query({ query: `SELECT a FROM traces WHERE b = {c: String}` })', ['uses traces']],
    ['connection.execute("SELECT * FROM `orders` WHERE id = ?", [id])', ['uses orders']],
    ['db.prepare("insert into orders (a) values (?)").run(1)', ['uses orders']],
    ['knex.raw("select * from orders where a = ?", [a])', ['uses orders']],
    ['prisma.$queryRawUnsafe("SELECT * FROM " + "orders")', ['uses orders']],
    ['const TABLE = "orders"; db.query(`SELECT * FROM ${TABLE} WHERE id = ${id}`)', ['uses orders']],
    ['const text = "SELECT * FROM orders"; db.query(text)', ['uses orders']],
    ['db.query(`SELECT * FROM ${this.table}`)', ['unread table']],
    ['import { TABLE } from "./names"; db.query(`SELECT * FROM ${TABLE} t`)', ['uses ${@TABLE}']],
    ['import { names } from "./names"; db.query(`SELECT * FROM "${names.orders}"`)', ['uses ${@names.orders}']],
    ['db.query(`DELETE FROM ${process.env.SCHEMA}.orders`)', ['uses ${SCHEMA}.orders']],
    ['db.query(`CREATE TABLE "${process.env.TABLE}" (a int)`)', ['schema ${TABLE}']],
    ['import { TABLE } from "./names"; db.query(`SELECT * FROM ${TABLE}_${year}`)', ['unread table']],
    ['import { TABLE } from "./names"; db.query(`SELECT * FROM a WHERE b = ${TABLE}`)', ['uses a']],
    ['db.query("SELECT * FROM " + table)', ['unread table']],
    ['db.query(text)', []],
    ['db.query("query { orders { id } }")', []],
    ['bus.execute("delete user from cache")', []],
    ['menu.get("Select a file from the list")', []],
    ['map.get("select")', []],
    ['shell.exec("drop")', []],
    ['log("SELECT * FROM orders")', []],
    ['db.query(`SELECT * FROM information_schema.tables`)', []],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('migrations in code', () => {
  const text = [
    'export class A {',
    '  async up(queryRunner) {',
    '    await queryRunner.query(`CREATE TABLE "items" ("a" int)`);',
    '    await queryRunner.query(`ALTER TABLE "items" ADD CONSTRAINT "fk" FOREIGN KEY ("a") REFERENCES "orders"("id")`);',
    '  }',
    '  async down(queryRunner) {',
    '    await queryRunner.query(`ALTER TABLE "items" ADD FOREIGN KEY ("a") REFERENCES "b"("id")`);',
    '    await queryRunner.query(`CREATE TABLE "old" ("a" int)`);',
    '  }',
    '}',
  ].join('\n');
  const rest = ['alters items', 'relation', 'alters items', 'alters old'];
  test('in a directory of migrations', () => expect(told(text, 'src/migrations/1-a.ts')).toEqual(['migration items', ...rest]));
  test('elsewhere', () => expect(told(text)).toEqual(['schema items', ...rest]));
  test('MikroORM', () => expect(told('this.addSql(\'create table "a" ("b" int);\')', 'src/migrations/A.ts')).toEqual(['migration a']));
});

test('sites lie at the names', () => {
  const site = (text: string) => read(text).map(({ site: { line, column } }) => [line, column]);
  expect(site('sql`\n  select ${a},\n    ${b}\n  from orders`')).toEqual([[4, 8]]);
  expect(site('db.query("select * from orders")')).toEqual([[1, 25]]);
});

test.each(['sql`', 'db.query(', 'sql`SELECT \\u`', 'db.query()', 'sql``'])('%s does not throw', (text) => expect(told(text)).toEqual([]));
