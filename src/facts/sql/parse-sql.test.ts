import { describe, expect, test } from 'vitest';
import { parseSql } from './parse-sql.ts';

const spelled = ({ schema, table }: { schema?: string; table: string }) => schema === undefined ? table : `${schema}.${table}`;
/** Every fact on one line: `uses orders`, `relation items>orders`, `unread`. */
const told = (text: string) => parseSql(text).map((fact) => fact.kind === 'unread' ? 'unread'
  : fact.kind === 'relation' ? `relation ${spelled(fact.from)}>${spelled(fact.to)}` : `${fact.kind} ${spelled(fact.name)}`);

test.each([
  ['CREATE TABLE orders (id int)', ['creates orders']],
  ['create table if not exists "Shop"."Orders" (id int);', ['creates Shop.Orders']],
  ['CREATE TABLE [dbo].[Orders] (Id int)\nGO\nALTER TABLE [dbo].[Orders] ADD Total int\nGO', ['creates dbo.Orders', 'alters dbo.Orders']],
  ['CREATE TABLE `items` (id int, FOREIGN KEY (order_id) REFERENCES `orders` (id)) ENGINE=InnoDB', ['creates items', 'relation items>orders']],
  ['CREATE TABLE items (order_id int REFERENCES shop.orders)', ['creates items', 'relation items>shop.orders']],
  ['ALTER TABLE ONLY items ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES orders(id) ON DELETE CASCADE', ['alters items', 'relation items>orders']],
  ['ALTER TABLE items RENAME TO lines', ['alters items', 'creates lines']],
  ['ALTER TABLE items RENAME COLUMN a TO b', ['alters items']],
  ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON shop.orders USING btree (id)', ['alters shop.orders']],
  ['DROP TABLE IF EXISTS a, b CASCADE', ['alters a', 'alters b']],
  ['RENAME TABLE a TO b', ['alters a', 'creates b']],
  ['CREATE VIEW totals AS SELECT * FROM orders', ['creates totals', 'uses orders']],
  ['CREATE POLICY "own" ON todos FOR SELECT USING (true)', ['alters todos']],
  ['COMMENT ON TABLE orders IS \'x\'', ['alters orders']],
  ['CREATE TEMP TABLE t AS SELECT * FROM orders; SELECT * FROM t', ['uses orders']],
  ['CREATE TYPE kind AS ENUM (\'TABLE a\'); CREATE EXTENSION x; CREATE SCHEMA shop; BEGIN; COMMIT', []],
])('defines: %s', (text, expected) => expect(told(text)).toEqual(expected));

test.each([
  ['SELECT o.*, (SELECT count(*) FROM items i) FROM orders o LEFT JOIN shop.users u ON u.id = o.a WHERE EXISTS (SELECT 1 FROM stock)', ['uses items', 'uses orders', 'uses shop.users', 'uses stock']],
  ['WITH recent AS (SELECT * FROM orders), x AS (SELECT * FROM recent) SELECT * FROM x', ['uses orders']],
  ['SELECT extract(year from at) FROM orders', ['uses orders']],
  ['INSERT INTO orders (a) VALUES (1), (2)', ['uses orders']],
  ['INSERT INTO totals SELECT * FROM orders ON CONFLICT (id) DO UPDATE SET a = EXCLUDED.a RETURNING id', ['uses totals', 'uses orders']],
  ['UPDATE orders SET a = u.b FROM users u WHERE u.id = $1', ['uses orders', 'uses users']],
  ['DELETE FROM orders USING users u WHERE u.id = orders.u', ['uses orders', 'uses users']],
  ['DELETE o FROM `orders` o JOIN `users` u ON u.id = o.u WHERE o.id = ?', ['uses orders', 'uses users']],
  ['MERGE INTO orders t USING staged s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = 1', ['uses orders', 'uses staged']],
  ['SELECT TOP 10 * FROM [dbo].[Orders] WITH (NOLOCK) WHERE Id = @id', ['uses dbo.Orders']],
  ['INSERT OR REPLACE INTO kv (k, v) VALUES (?, ?)', ['uses kv']],
  ['SELECT a::text::"Kind", b::timestamp with time zone FROM orders WHERE c = :id AND d = ANY($1::uuid[])', ['uses orders']],
  ['SELECT * FROM information_schema.tables; SELECT 1 FROM pg_class; SELECT name FROM sqlite_master; SELECT 1 FROM dual', []],
  ['REPLACE INTO `a` VALUES (1)', ['uses a']],
  ['SELECT 1', []],
  ['SELECT * FROM orders WHERE (((', ['unread']],
])('queries: %s', (text, expected) => expect(told(text)).toEqual(expected));

describe('scripts', () => {
  test.each([
    ['SET search_path TO shop, public; CREATE TABLE orders (id int); RESET search_path; CREATE TABLE b (id int)', ['creates shop.orders', 'creates b']],
    ['-- DROP TABLE a;\n/* DROP TABLE b; */ SELECT \'; DROP TABLE c\' FROM d', ['uses d']],
    ['DO $$ BEGIN\n ALTER TABLE "items" ADD CONSTRAINT "fk" FOREIGN KEY ("a") REFERENCES "public"."orders"("id");\nEXCEPTION WHEN duplicate_object THEN null;\nEND $$;', ['alters items', 'relation items>public.orders']],
    ['DELIMITER //\nCREATE TRIGGER t AFTER INSERT ON orders FOR EACH ROW BEGIN UPDATE x SET a = 1; END//\nDELIMITER ;\nDROP TABLE y;', ['alters orders', 'alters y']],
    ['CREATE TRIGGER t AFTER INSERT ON orders BEGIN UPDATE x SET a = CASE WHEN 1 THEN 2 END; DELETE FROM z; END; DROP TABLE y', ['alters orders', 'alters y']],
    ['CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN DELETE FROM x; END; $body$ LANGUAGE plpgsql; DROP TABLE y', ['alters y']],
    ['COPY orders (a) FROM stdin;\nit\'s; DROP TABLE x\n\\.\nDROP TABLE y;', ['alters y']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));

  test('offsets lie at the names', () => {
    const text = 'DO $x$ BEGIN ALTER TABLE a ADD b int; END $x$;\nSELECT 1 FROM orders AS a JOIN shop.items ON true';
    expect(parseSql(text).map(({ offset }) => text.slice(offset).split(/\s/, 1)[0])).toEqual(['a', 'orders', 'shop.items']);
  });

  test('an engine that is named is told', () => {
    expect(parseSql('CREATE TABLE t (a Int8) ENGINE = ReplacingMergeTree ORDER BY a')[0]).toMatchObject({ engine: 'clickhouse' });
  });
});

test.each(['', ';;', '\'', '$$', '"', '[', '/*', 'CREATE TABLE', 'ALTER TABLE .', 'INSERT INTO', 'DO $$', '\0'])('%j tells nothing and does not throw', (text) => {
  expect(told(text)).toEqual([]);
});

test('what is too deep or too long is not read', () => {
  expect(told(`SELECT ${'('.repeat(5000)} FROM a`)).toEqual(['unread']);
  expect(told(`SELECT ${'a, '.repeat(30_000)} 1 FROM a`)).toEqual(['unread']);
  expect(told(' '.repeat(1_000_001))).toEqual(['unread']);
});
