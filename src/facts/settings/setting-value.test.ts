import { describe, expect, test } from 'vitest';
import { isSecretKey, isSettingName, leadsToResource, looksSecret, settingPart } from '../../model/setting-part.ts';
import { settingValue } from './setting-value.ts';

test.each([
  ['DB_HOST', 'host'], ['ORDERS_DB_HOST', 'host'], ['PGHOST', 'host'], ['POSTGRES_HOST', 'host'], ['REDIS_HOSTNAME', 'host'], ['KAFKA_BROKERS', 'host'],
  ['KAFKA_BOOTSTRAP_SERVERS', 'host'], ['dbHost', 'host'], ['database.host', 'host'], ['MYSQLHOST', 'host'], ['DB_PORT', 'port'], ['PGPORT', 'port'],
  ['POSTGRES_DB', 'database'], ['POSTGRES_Database', 'database'], ['PGDATABASE', 'database'], ['MYSQL_DATABASE', 'database'], ['MONGO_DB_NAME', 'database'],
  ['TYPEORM_DATABASE', 'database'], ['DATABASE_NAME', 'database'], ['DB_NAME', 'database'], ['DB_DATABASE', 'database'], ['MONGO_INITDB_DATABASE', 'database'],
  ['DATABASE__NAME', 'database'], ['REDIS_DB_INDEX', 'database'], ['DBNAME', 'database'], ['CASSANDRA_KEYSPACE', 'database'], ['DB_SCHEMA', 'schema'],
  ['PG_SEARCH_PATH', 'schema'], ['ORDERS_QUEUE', 'queue'], ['RABBIT_MQ_AUTH_QUEUE', 'queue'], ['ORDERS_QUEUE_URL', 'queue'], ['PASSENGER_QUEUE', 'queue'],
  ['KAFKA_TOPIC', 'topic'], ['ORDERS_TOPIC_ARN', 'topic'], ['KAFKA_GROUP_ID', 'group'], ['CONSUMER_GROUP', 'group'], ['TABLE_NAME', 'table'],
  ['S3_BUCKET_NAME', 'bucket'],
  ['DATABASE_URL', undefined], ['DB_PASSWORD', undefined], ['DB_PASS', undefined], ['PGPASSWORD', undefined], ['QUEUE_TOKEN', undefined], ['SECRET_TOPIC', undefined],
  ['HOST', undefined], ['PORT', undefined], ['QUEUE_SHARD_COUNT', undefined], ['DB_USER', undefined], ['LOG_LEVEL', undefined], ['', undefined],
])('%s names the part %s', (key, part) => expect(settingPart(key)).toBe(part));

test.each([
  ['DB_PASSWORD', true], ['dbPassword', true], ['DB_PASS', true], ['JWT_SECRET', true], ['API_TOKEN', true], ['AWS_ACCESS_KEY_ID', true], ['APIKEY', true], ['PGPWD', true],
  ['PASSENGER_DB_HOST', false], ['KEYCLOAK_DB_HOST', false], ['DATABASE_URL', false],
])('%s is secret: %s', (key, is) => expect(isSecretKey(key)).toBe(is));

test.each([
  ['DATABASE_URL', true], ['MONGO_DSN', true], ['REDIS_TLS', true], ['ORDERS_QUEUE', true], ['DATABASE_PASSWORD', false], ['NODE_ENV', false], ['PORT', false], ['database url', false],
])('%s leads to a resource: %s', (key, does) => expect(leadsToResource(key)).toBe(does));

test.each([
  ['orders', false], ['orders-db.internal.acme.com', false], ['orders_v2_2024', false], ['ec2-3-120-11-4.eu-central-1.compute.amazonaws.com', false], ['OrdersQueue', false],
  ['d41d8cd98f00b204e9800998ecf8427e', true], ['sk_live_abcdefgh', true], ['AKIAIOSFODNN7EXAMPLE', true], ['aZ8kQ2mX9pL', true], ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj', true],
])('%s looks like a secret: %s', (text, does) => expect(looksSecret(text)).toBe(does));

test('a line of a key file is no name of a setting', () => {
  expect(isSettingName('DATABASE_URL')).toBe(true);
  expect(isSettingName('MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj')).toBe(false);
  expect(isSettingName('two words')).toBe(false);
});

describe('values', () => {
  const address = { engine: 'postgres', host: 'db', database: 'orders' };
  test.each([
    ['DATABASE_URL', 'postgres://u:p@db/orders', { kind: 'address', address }],
    ['ANYTHING', 'postgres://u:p@db/orders', { kind: 'address', address }],
    ['DATABASE_URL', '${DATABASE_URL:-postgres://u:p@db/orders}', { kind: 'address', address: { ...address, setting: 'DATABASE_URL' } }],
    ['RABBITMQ_URL', 'amqp://u:p@rabbit', { kind: 'address', address: { host: 'rabbit' } }],
    ['CLICKHOUSE_URL', 'http://u:p@clickhouse:8123', { kind: 'address', address: { engine: 'clickhouse', host: 'clickhouse', port: '8123' } }],
    ['DATABASE_URL', 'file:./dev.db', { kind: 'address', address: { engine: 'sqlite', database: './dev.db' } }],
    ['DB_NAME', 'orders', { kind: 'text', text: 'orders' }],
    ['DB_NAME', '"orders"', { kind: 'text', text: 'orders' }],
    ['DB_NAME', '${PREFIX}-orders', { kind: 'text', text: '${PREFIX}-orders' }],
    ['DB_NAME', '$NAME', { kind: 'text', text: '${NAME}' }],
    ['DB_NAME', '${NAME:-orders}', { kind: 'text', text: '${NAME:-orders}' }],
    ['ANYTHING', '${OTHER}', { kind: 'text', text: '${OTHER}' }],
    ['ANYTHING', '${OTHER:-hunter2}', { kind: 'text', text: '${OTHER}' }],
    ['KAFKA_BROKERS', 'a:9092,b:9092', { kind: 'text', text: 'a:9092,b:9092' }],
    ['DB_PORT', '5432', { kind: 'text', text: '5432' }],
    ['ORDERS_QUEUE_URL', 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', { kind: 'text', text: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders' }],
    ['ORDERS_TOPIC_ARN', 'arn:aws:sns:eu-west-1:123456789012:orders', { kind: 'text', text: 'arn:aws:sns:eu-west-1:123456789012:orders' }],
    ['ORDERS_URL', 'http://u:p@orders:3000/api?x=1', { kind: 'server', host: 'orders' }],
    ['ORDERS_URL', '${ORDERS_URL:-http://orders:3000}', { kind: 'server', host: 'orders', setting: 'ORDERS_URL' }],
    ['ORDERS_URL', 'http://${NAME:-orders}.internal', { kind: 'server', host: '${NAME:-orders}.internal' }],
    ['ORDERS_ADDR', 'orders:3000', { kind: 'text', text: 'orders:3000' }],
    ['ORDERS_GRPC', 'orders:3000', { kind: 'server', host: 'orders' }],
  ])('%s=%s', (key, raw, value) => expect(settingValue(key, raw)).toEqual(value));

  test.each([
    ['DB_PASSWORD', 'hunter2'], ['DB_PASSWORD', '${PW}'], ['DB_PASSWORD', 'postgres://u:p@db/orders'], ['DB_HOST', 'p@ss!'], ['DB_HOST', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['DB_PORT', 'hunter2'], ['DB_NAME', ''], ['DB_NAME', 'two words'], ['SEED_DB', 'true'], ['LOG_LEVEL', 'debug'], ['TLS_CERT', 'file:/etc/tls.crt'],
    ['API_URL', 'https://acme.com'], ['API_URL', 'http://localhost:3000'], ['API_URL', 'http://u:p/x@orders'], ['API_URL', 'http://d41d8cd98f00b204e9800998ecf8427e'], ['USER', 'orders:3000'],
    ['DATABASE_URL', 'http://orders:3000'], ['DB_NAME', 'sk_live_abcdefgh'], ['X', '${DB_PASSWORD}'], ['DB_HOST', '\uE000-pg'], ['DB_NAME', 'a'.repeat(9_000)],
  ])('%s=%s is hidden', (key, raw) => expect(settingValue(key, raw)).toEqual({ kind: 'hidden' }));
});
