import { beforeAll, describe, expect, test } from 'vitest';
import { parseHcl, prepareHcl } from '../hcl/hcl-parser.ts';
import { terraform } from './terraform.ts';

const early = parseHcl('locals {}');
beforeAll(prepareHcl);

/** The facts of a text, without what all have in common. */
function read(text: string): readonly object[] {
  return terraform.read('infra/main.tf', text).facts.map(({ site: _, technology: __, ...rest }: { site: unknown; technology?: unknown }) => rest);
}

const orders = `
resource "aws_sqs_queue" "orders" {
  name = "orders"
}
resource "aws_sns_topic" "placed" {
  name = "placed"
}
resource "aws_dynamodb_table" "carts" {
  name = "carts"
}
`;
const made = [
  { kind: 'channel', broker: 'sqs', role: 'declares', name: 'orders' }, { kind: 'channel', broker: 'sns', role: 'declares', name: 'placed' },
  { kind: 'table', engine: 'dynamodb', table: 'carts' },
];
const besides = (text: string): readonly object[] => read(orders + text).slice(made.length);

test('queues, topics and tables are told where they are made', () => {
  expect(read(orders)).toEqual(made);
  expect(terraform.read('a.tf', orders).facts.map(({ site }) => [site.file, site.line, site.column])).toEqual([['a.tf', 2, 1], ['a.tf', 5, 1], ['a.tf', 8, 1]]);
  expect(['a.tf', 'a/b.tf', 'a.tfvars', 'tf', 'a.tf.json', 'a.ts'].filter(terraform.reads)).toEqual(['a.tf', 'a/b.tf']);
});

describe('databases and buckets', () => {
  test.each([
    ['resource "aws_db_instance" "a" {\n engine = "postgres"\n db_name = "orders"\n}', { engine: 'postgres', database: 'orders' }],
    ['resource aws_db_instance a {\n engine = "sqlserver-ex"\n}', { engine: 'mssql' }],
    ['resource "aws_rds_cluster" "a" {\n engine = "aurora-mysql"\n database_name = "orders"\n}', { engine: 'mysql', database: 'orders' }],
    ['resource "google_sql_database" "a" {\n name = "orders"\n instance = google_sql_database_instance.b.name\n}\nresource "google_sql_database_instance" "b" {\n database_version = "POSTGRES_15"\n}', { engine: 'postgres', database: 'orders' }],
    ['resource "google_sql_database" "a" {\n name = "orders"\n instance = var.b\n}', { database: 'orders' }],
    ['resource "azurerm_postgresql_flexible_server_database" "a" {\n name = "orders"\n}', { engine: 'postgres', database: 'orders' }],
    ['resource "azurerm_mssql_database" "a" {\n name = "orders"\n}', { engine: 'mssql', database: 'orders' }],
    ['resource "azurerm_mysql_flexible_database" "a" {\n name = "orders"\n}', { engine: 'mysql', database: 'orders' }],
    ['resource "aws_s3_bucket" "a" {\n bucket = "acme-orders"\n}', { engine: 's3', database: 'acme-orders' }],
  ])('%s', (text, address) => {
    expect(read(text)).toEqual([{ kind: 'connection', address }]);
  });
});

describe('names', () => {
  test.each([
    ['locals { prefix = "acme" }', '"${local.prefix}-orders"', 'acme-orders'],
    ['locals {\n names = { orders = "o1" }\n}', 'local.names.orders', 'o1'],
    ['locals {\n names = { "orders": "o2" } # of all\n}', '(local.names.orders)', 'o2'],
    ['', '"orders.fifo" // first in, first out', 'orders.fifo'],
  ])('that the file tells: %s %s', (before, written, name) => {
    expect(read(`${before}\nresource "aws_sqs_queue" "a" {\n  name = ${written}\n}`)).toEqual([{ kind: 'channel', broker: 'sqs', role: 'declares', name }]);
  });

  test.each([
    'var.name', '"${var.stage}-orders"', 'each.key', 'local.gone', 'local.loop', 'local.password', 'join("-", ["a", "b"])', 'var.a ? "b" : "c"', '"$${ORDERS}"', '"a\\tb"', '"%{ if var.a }b%{ endif }"', '""',
    '<<EOF\norders\nEOF', 'module.a.name', 'aws_sqs_queue.a.name', '"${local.names[0]}"', 'null', '["orders"]',
  ])('that it does not tell: %s', (written) => {
    const locals = 'locals {\n  loop = local.loop\n  password = "hunter2"\n  names = ["a"]\n}\n';
    expect(read(`${locals}resource "aws_sqs_queue" "a" {\n  name = ${written}\n}`)).toEqual([{ kind: 'unread', what: 'queue', reason: 'the name is made when it is applied' }]);
  });

  test('are asked of resources alone', () => {
    expect(read('data "aws_sqs_queue" "a" {\n name = "a"\n}\nmodule "aws_sqs_queue" {\n name = "a"\n}\n# resource "aws_sqs_queue" "b" { name = "c" }\nvariable "a" {\n default = "resource aws_sqs_queue"\n}\nresource "aws_other" "a" {\n name = "a"\n}')).toEqual([]);
  });
});

test('a subscription binds to its topic', () => {
  const binds = { kind: 'channel', broker: 'sns', role: 'binds', name: 'placed' };
  expect(besides('resource "aws_sns_topic_subscription" "a" {\n topic_arn = aws_sns_topic.placed.arn\n}')).toEqual([binds]);
  expect(besides('resource "aws_sns_topic_subscription" "a" {\n topic_arn = "arn:aws:sns:eu-west-1:123456789012:placed"\n}')).toEqual([binds]);
  expect(besides('resource "aws_sns_topic_subscription" "a" {\n topic_arn = var.topic\n}')).toEqual([{ kind: 'unread', what: 'queue', reason: 'the name is made when it is applied' }]);
});

test('what wakes a function is taken from', () => {
  const mapping = (source: string) => besides(`resource "aws_lambda_event_source_mapping" "a" {\n event_source_arn = ${source}\n}`);
  expect(mapping('aws_sqs_queue.orders.arn')).toEqual([{ kind: 'channel', broker: 'sqs', role: 'consumes', name: 'orders' }]);
  expect(mapping('aws_dynamodb_table.carts.stream_arn')).toEqual([{ kind: 'table-use', role: 'uses', of: { table: 'carts' } }]);
  const by = besides('resource "aws_lambda_function" "a" {}\nresource "aws_lambda_event_source_mapping" "a" {\n event_source_arn = aws_sqs_queue.orders.arn\n function_name = aws_lambda_function.a.arn\n}');
  expect(by).toEqual([{ kind: 'channel', broker: 'sqs', role: 'consumes', name: 'orders', by: 'aws_lambda_function.a' }]);
  expect(mapping('var.source')).toEqual([]);
  expect(mapping('aws_kinesis_stream.a.arn')).toEqual([]);
});

test('the environment of a function is set', () => {
  const text = `resource "aws_lambda_function" "a" {
  filename = "a.zip"
  environment {
    variables = {
      DB_NAME          = "orders"
      ORDERS_QUEUE_URL = aws_sqs_queue.orders.url
      DATABASE_URL     = "postgres://u:hunter2@db:5432/orders"
      DB_HOST          = var.host
      "DB_PASSWORD"    = "hunter2"
      PASSWORD_QUEUE   = random_password.a.result
      (var.key)        = "hunter2"
    }
  }
}`;
  expect(besides(text)).toEqual([
    ['DB_NAME', { kind: 'text', text: 'orders' }],
    ['ORDERS_QUEUE_URL', { kind: 'text', text: 'orders' }],
    ['DATABASE_URL', { kind: 'address', address: { engine: 'postgres', host: 'db', port: '5432', database: 'orders' } }],
    ['DB_HOST', { kind: 'hidden' }], ['DB_PASSWORD', { kind: 'hidden' }], ['PASSWORD_QUEUE', { kind: 'hidden' }],
  ].map(([key, value]) => ({ kind: 'setting', scope: { in: 'deployment', name: 'aws_lambda_function.a' }, key, value })));
});

test('the environment of a function that is built who knows where is counted, when it may lead to a store', () => {
  const given = (built: string, key: string) => read(`resource "aws_lambda_function" "a" {\n ${built}\n environment {\n  variables = { ${key} = "postgres://u:hunter2@db/orders" }\n }\n}`);
  expect(given('filename = var.a', 'DATABASE_URL')).toEqual([{ kind: 'unread', what: 'settings', reason: 'what runs with them is told elsewhere' }]);
  expect(given('image_uri = "${var.a}:1"', 'DATABASE_URL')).toEqual([{ kind: 'unread', what: 'settings', reason: 'what runs with them is told elsewhere' }]);
  expect(given('filename = var.a', 'LOG_LEVEL')).toEqual([]);
});

describe('policies', () => {
  const statement = (actions: string, resources: string, more = '') =>
    besides(`data "aws_iam_policy_document" "a" {\n statement {\n  actions = ${actions}\n  resources = ${resources}\n ${more}\n }\n}`);
  const channel = (broker: string, role: string, name: string) => ({ kind: 'channel', broker, role, name });
  const cart = { kind: 'table-use', role: 'uses', of: { table: 'carts' } };

  test('tell who takes, sends and uses', () => {
    expect(statement('["sqs:ReceiveMessage", "sqs:DeleteMessage"]', '[aws_sqs_queue.orders.arn]')).toEqual([channel('sqs', 'consumes', 'orders')]);
    expect(statement('["sqs:SendMessage*", "sns:Publish"]', '[aws_sqs_queue.orders[0].arn, aws_sns_topic.placed.arn]', 'effect = "Allow"')).toEqual([channel('sqs', 'produces', 'orders'), channel('sns', 'produces', 'placed')]);
    expect(statement('["dynamodb:*"]', '[aws_dynamodb_table.carts.arn, "${aws_dynamodb_table.carts.arn}/index/*"]')).toEqual([cart]);
  });

  test('tell it in JSON', () => {
    const policy = (type: string) => `resource "${type}" "a" {\n policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = aws_dynamodb_table.carts.arn }] })\n}`;
    expect(besides(policy('aws_iam_role_policy'))).toEqual([cart]);
    expect(besides(policy('aws_iam_policy'))).toEqual([cart]);
    expect(besides(policy('aws_sqs_queue_policy'))).toEqual([]);
  });

  test.each([
    ['["sqs:*"]', '[aws_sqs_queue.orders.arn]', ''], ['["sqs:GetQueueUrl"]', '[aws_sqs_queue.orders.arn]', ''], ['["sqs:SendMessage"]', '["*"]', ''],
    ['["sqs:SendMessage"]', '[var.queue]', ''], ['["sqs:SendMessage"]', '[aws_sqs_queue.other.arn]', ''], ['["sqs:SendMessage"]', '["${aws_sqs_queue.orders.arn}-dlq"]', ''],
    ['["sqs:SendMessage"]', '[aws_sqs_queue.orders.arn]', 'effect = "Deny"'], ['["sqs:SendMessage"]', '[aws_sqs_queue.orders.arn]', 'principals {\n type = "Service"\n }'], ['var.actions', '[aws_sqs_queue.orders.arn]', ''],
  ])('that tell nothing: %s on %s %s', (actions, resources, more) => {
    expect(statement(actions, resources, more)).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test('is told with its place, and the blocks that parse are read', () => {
    const { facts, problem } = terraform.read('a.tf', `${orders}resource "aws_sqs_queue" "b" {\n  name = = "b"\n}\n`);
    expect(facts).toHaveLength(made.length);
    expect(problem).toEqual({ message: 'it does not parse as HCL', line: 12, column: expect.any(Number) });
  });

  test.each([['a = ' + '['.repeat(20_000)], ['a {\n'.repeat(5_000)], ['a = ' + '"${'.repeat(5_000)], ['}'], ['\u0000'], ['x'.repeat(1_000_001)]])('never throws', (text) => {
    expect(terraform.read('a.tf', text)).toEqual({ facts: [], problem: expect.anything() });
  });

  test('depth has a limit', () => {
    const deep = `locals { a = ${'['.repeat(5_000)}${']'.repeat(5_000)} }\n${orders}`;
    expect(terraform.read('a.tf', deep).facts).toHaveLength(made.length);
    expect(terraform.read('a.tf', 'a {\n'.repeat(2_000) + '}\n'.repeat(2_000)).facts).toEqual([]);
  });

  test('is everything as long as the parser is not loaded', () => {
    expect(early).toEqual({ blocks: [], problem: { message: 'the parser of HCL was not loaded', line: 1, column: 1, missingParser: true } });
  });

  test('leaves files after it unharmed', () => {
    expect(terraform.read('a.tf', '')).toEqual({ facts: [] });
    expect(read(orders)).toEqual(made);
  });
});
