import { expect, test } from 'vitest';
import { dotenv } from './dotenv.ts';

const read = (text: string, path = 'apps/orders/.env') => dotenv.read(path, text);
const told = (text: string) => read(text).facts.map((fact) => fact.kind === 'setting' && [fact.key, fact.value.kind === 'text' ? fact.value.text : fact.value.kind, fact.site.line]);

test.each([
  ['.env', undefined], ['apps/orders/.env', undefined], ['.env.example', 'example'], ['.env.production.local', 'production.local'], ['.env-test', 'test'],
  ['docker.env', 'docker'], ['.docker.env', 'docker'], ['env/orders.env', 'orders'],
])('%s is an environment of variant %s', (path, variant) => {
  expect(dotenv.reads(path)).toBe(true);
  expect(read('DB_NAME=orders', path).facts).toEqual([{
    kind: 'setting', scope: { in: 'directory', ...(variant === undefined ? {} : { variant }) }, key: 'DB_NAME', value: { kind: 'text', text: 'orders' },
    site: { file: path, line: 1, column: 1 },
  }]);
});

test.each(['.env.ts', '.env.example.json', 'env.d.ts', '.envrc', 'env', 'src/env.js', 'docs/.env.md', 'environment.yml'])('%s is none', (path) => {
  expect(dotenv.reads(path)).toBe(false);
});

test.each([
  ['export DB_NAME=orders', 'orders'], ['  DB_NAME = orders  ', 'orders'], ['DB_NAME: orders', 'orders'], ['\uFEFFDB_NAME=orders', 'orders'], ['DB_NAME=orders # main', 'orders'],
  ['DB_NAME="orders" # main', 'orders'], ["DB_NAME='orders'", 'orders'], ['DB_NAME=`orders`', 'orders'], ['DB_NAME=orders\r\n', 'orders'], ['DB_NAME=${NAME:-orders}', '${NAME:-orders}'],
  ['DB_NAME=$NAME', '${NAME}'], ['DB_NAME=', 'hidden'], ['DB_NAME= # none', 'hidden'], ['DB_NAME="a\nb"', 'hidden'],
])('%j', (text, value) => expect(told(text)).toEqual([['DB_NAME', value, 1]]));

test.each(['# DB_NAME=orders', '', 'DB_NAME', '=orders', 'two words=orders', '-----BEGIN KEY-----', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj=='])('%j sets nothing', (text) => {
  expect(read(text)).toEqual({ facts: [] });
});

test('a value in quotes may go on for lines, and hold what looks like a setting', () => {
  expect(told('KEY="-----BEGIN\nDB_NAME=inner\n\\" # -----END" # end\nDB_HOST=db')).toEqual([['KEY', 'hidden', 1], ['DB_HOST', 'db', 4]]);
});

test('of a key that is set twice the last one counts', () => {
  expect(told('DB_NAME=a\nDB_HOST=db\nDB_NAME=b')).toEqual([['DB_HOST', 'db', 2], ['DB_NAME', 'b', 3]]);
});

test('a quote that is never closed is a problem that quotes nothing, and ends with its line', () => {
  const { facts, problem } = read('A=1\nSECRET="hunter2\nDB_NAME=orders');
  expect(problem).toEqual({ message: 'a quoted value is not closed', line: 2, column: 1 });
  expect(facts).toHaveLength(3);
  expect(JSON.stringify(facts)).not.toContain('hunter2');
});

test('the # of a password does not cut its URL short', () => {
  expect(read('DATABASE_URL=postgres://u:12#34@db/orders').facts).toMatchObject([{ value: { kind: 'address', address: { engine: 'postgres', host: 'db', database: 'orders' } } }]);
});

test('a file of quotes alone costs no more than its length', () => {
  expect(read('A="\n'.repeat(50_001)).facts).toHaveLength(1);
  expect(read(`A="${'\\'.repeat(1_000)}\n`.repeat(500)).facts).toHaveLength(1);
  expect(read('x'.repeat(1_000_001)).problem).toBeDefined();
});
