import { describe, expect, test } from 'vitest';
import { serverlessSettings } from './serverless-settings.ts';

const path = 'apps/orders/serverless.yml';
const read = (text: string, name = path) => serverlessSettings.read(name, text);
const base = 'service: orders\ncustom:\n  dbUrl: postgresql://me:hunter2@db/orders\n  table: orders-${sls:stage}\n  set:\n    DB_NAME: shared\nprovider:\n  name: aws\n  stage: ${opt:stage, "test"}\n';
const value = (key: string, written: string, rest = '') => {
  const fact = read(`${base}  environment:\n    ${key}: ${written}\n${rest}`).facts.find((each) => each.kind === 'setting');
  return fact?.kind === 'setting' ? fact.value : undefined;
};
const resource = (type: string, ...properties: string[]) => `resources:\n  Resources:\n    Thing:\n      Type: ${type}\n      Properties:\n        A: 1\n${properties.map((each) => `        ${each}\n`).join('')}`;

test.each([
  ['serverless.yml', true], ['apps/a/serverless.dev.yaml', true], ['serverless.json', true], ['serverless.ts', false], ['my-serverless.yml', false],
])('%s is read: %s', (name, is) => expect(serverlessSettings.reads(name)).toBe(is));

describe('settings', () => {
  test.each([
    ['DATABASE_URL', 'postgresql://me:hunter2@db/orders', { kind: 'address', address: { engine: 'postgres', host: 'db', database: 'orders' } }],
    ['DATABASE_URL', '${self:custom.dbUrl}', { kind: 'address', address: { engine: 'postgres', host: 'db', database: 'orders' } }],
    ['DATABASE_URL', '${env:ORDERS_URL}', { kind: 'text', text: '${ORDERS_URL}' }],
    ['DATABASE_URL', '${ssm:/orders/url}', { kind: 'reference', name: 'ssm', key: '/orders/url' }],
    ['DATABASE_URL', '${ssm(eu-west-1):/orders/url}', { kind: 'reference', name: 'ssm', key: '/orders/url' }],
    ['DATABASE_URL', '${cf:infra-dev.Url}', { kind: 'reference', name: 'cf', key: 'infra-dev.Url' }],
    ['DB_HOST', '!ImportValue infra-db-host', { kind: 'reference', name: 'cf', key: 'infra-db-host' }],
    ['DB_HOST', '{ Fn::ImportValue: infra-db-host }', { kind: 'reference', name: 'cf', key: 'infra-db-host' }],
    ['DATABASE_URL', '${file(./env.yml):url}', { kind: 'hidden' }],
    ['DATABASE_URL', 'postgresql://${param:user}@db/orders', { kind: 'hidden' }],
    ['ORDERS_TABLE', '${self:service}-${self:provider.stage}', { kind: 'text', text: 'orders-test' }],
    ['ORDERS_TABLE', '${self:custom.table}', { kind: 'text', text: 'orders-test' }],
    ['ORDERS_TABLE', "${env:TABLE, 'orders'}", { kind: 'text', text: '${TABLE:-orders}' }],
    ['ORDERS_QUEUE', 'orders-${aws:accountId}', { kind: 'hidden' }],
    ['API_KEY', 'hunter2', { kind: 'hidden' }],
    ['DB_PASSWORD', '${self:custom.dbUrl}', { kind: 'hidden' }],
    ['GREETING', 'hello', { kind: 'hidden' }],
  ])('%s: %s', (key, written, expected) => {
    expect(value(key, written)).toEqual(expected);
    expect(JSON.stringify(value(key, written))).not.toContain('hunter2');
  });

  test.each([
    ['!Ref Thing'], ['!GetAtt Thing.Arn'], ['{ Ref: Thing }'], ['{ "Fn::GetAtt": [Thing, Arn] }'], ['!Sub "${Thing}"'],
  ])('%s is the name of the resource', (written) => {
    expect(value('ORDERS_QUEUE', written, resource('AWS::SQS::Queue', 'QueueName: orders-${sls:stage}'))).toEqual({ kind: 'text', text: 'orders-test' });
  });

  test('of the provider are seen by all, those of a function by it', () => {
    const { facts } = read('service: a\nprovider:\n  environment:\n    DB_NAME: a\nfunctions:\n  take:\n    handler: x\n    environment:\n      DB_NAME: b\n');
    expect(facts.map((fact) => fact.kind === 'setting' && [fact.scope, fact.site.line])).toEqual([[{ in: 'file' }, 4], [{ in: 'deployment', name: 'take' }, 9]]);
  });

  test('a set of the file is put in its place', () => {
    expect(read(`${base}  environment: \${self:custom.set}`).facts).toMatchObject([{ key: 'DB_NAME', value: { kind: 'text', text: 'shared' } }]);
  });
});

describe('resources', () => {
  test.each([
    ['AWS::DynamoDB::Table', 'TableName: ${self:service}', { kind: 'table', technology: 'serverless', engine: 'dynamodb', table: 'orders' }],
    ['AWS::SQS::Queue', 'QueueName: orders.fifo', { kind: 'channel', broker: 'sqs', role: 'declares', name: 'orders.fifo' }],
    ['AWS::SNS::Topic', 'TopicName: orders', { kind: 'channel', broker: 'sns', role: 'declares', name: 'orders' }],
    ['AWS::S3::Bucket', 'BucketName: !Sub "orders-files"', { kind: 'connection', address: { engine: 's3', database: 'orders-files' } }],
    ['AWS::RDS::DBCluster', 'Engine: aurora-mysql', { kind: 'connection', address: { engine: 'mysql' } }],
    ['AWS::SQS::Queue', 'QueueName: !Sub "orders-${AWS::Region}"', { kind: 'unread', what: 'queue' }],
    ['AWS::SQS::Queue', 'VisibilityTimeout: 30', { kind: 'unread', what: 'queue' }],
    ['AWS::DynamoDB::Table', 'TableName: ${file(./x.yml):name}', { kind: 'unread', what: 'table' }],
  ])('%s %s', (type, written, expected) => {
    expect(read(base + resource(type, written)).facts).toMatchObject([{ ...expected, site: { line: 12 } }]);
  });

  test('a list of blocks, and what is no store', () => {
    const text = 'resources:\n  - ${file(./a.yml)}\n  - Resources:\n      A: { Type: "AWS::SQS::Queue", Properties: { QueueName: a } }\n      B: { Type: "AWS::IAM::Role" }\n';
    expect(read(text).facts).toMatchObject([{ name: 'a', site: { line: 4 } }]);
  });

  test('a database keeps its password to itself', () => {
    const { facts } = read(resource('AWS::RDS::DBInstance', 'Engine: postgres', 'DBName: orders', 'MasterUserPassword: hunter2'));
    expect(facts).toMatchObject([{ kind: 'connection', address: { engine: 'postgres', database: 'orders' } }]);
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});

describe('events', () => {
  const event = (written: string, rest = '') => read(`${base}functions:\n  take:\n    handler: x\n    events:\n      - ${written}\n${rest}`).facts[0];

  test.each([
    ['sqs: arn:aws:sqs:eu-west-1:123456789012:orders', { kind: 'channel', broker: 'sqs', role: 'consumes', name: 'orders' }],
    ['sqs: { arn: "arn:aws:sqs:${aws:region}:${aws:accountId}:orders-${sls:stage}", batchSize: 1 }', { role: 'consumes', name: 'orders-test' }],
    ['sqs: { arn: { Fn::Join: [":", [arn, aws, sqs, { Ref: AWS::Region }, orders]] } }', { role: 'consumes', name: 'orders' }],
    ['sqs: ${ssm:/queue/arn}', { kind: 'unread', what: 'queue' }],
    ['sqs: ${env:QUEUE_ARN}', { role: 'consumes', name: '${QUEUE_ARN}' }],
    ['sns: orders', { broker: 'sns', role: 'binds', name: 'orders' }],
    ['sns: { arn: arn:aws:sns:x:1:orders, filterPolicy: {} }', { broker: 'sns', role: 'binds', name: 'orders' }],
    ['sns: { topicName: orders }', { broker: 'sns', name: 'orders' }],
    ['rabbitmq: { arn: x, queue: orders, virtualHost: / }', { broker: 'rabbitmq', role: 'consumes', name: 'orders' }],
    ['msk: { arn: x, topic: orders, consumerGroupId: billing }', { broker: 'kafka', role: 'consumes', name: 'orders', group: 'billing' }],
    ['stream: arn:aws:dynamodb:x:1:table/orders/stream/2020', { kind: 'table-use', role: 'uses', of: { table: 'orders' } }],
  ])('%s', (written, expected) => expect(event(written)).toMatchObject({ technology: 'serverless', ...expected, site: { line: 14 } }));

  test('a resource of the file', () => {
    const queue = resource('AWS::SQS::Queue', 'QueueName: orders');
    expect(event('sqs: { arn: !GetAtt Thing.Arn }', queue)).toMatchObject({ role: 'consumes', name: 'orders' });
    expect(event('sqs:\n          arn: !GetAtt Thing.Arn', queue)).toMatchObject({ role: 'consumes', name: 'orders' });
    const table = resource('AWS::DynamoDB::Table', 'TableName: orders');
    expect(event('stream:\n          type: dynamodb\n          arn: !GetAtt Thing.StreamArn', table)).toMatchObject({ of: { table: 'orders' } });
  });

  test.each(['http: GET /', 'stream: arn:aws:kinesis:x:1:stream/orders', 'schedule: rate(1 day)', '{}', '3'])('%s is none', (written) => expect(event(written)).toBeUndefined());
});

describe('bad input', () => {
  test('JSON is read too', () => {
    expect(read('{ "provider": { "environment": {\n "DB_NAME": "orders" } } }', 'serverless.json').facts).toMatchObject([{ key: 'DB_NAME', site: { line: 2 } }]);
    expect(read('{ hunter2', 'serverless.json').problem?.message).not.toContain('hunter2');
  });

  test.each([
    'service: a\n\tx: 1', 'custom:\n  a: ${self:custom.b}\n  b: ${self:custom.a}${self:custom.a}\nprovider:\n  environment:\n    DB_NAME: ${self:custom.a}', 'functions: [1]\nresources: 3',
    'provider:\n  environment: [a]\nfunctions:\n  a: null\n  b: { events: { x: 1 } }', 'resources:\n  Resources:\n    A: { Type: "AWS::SQS::Queue", Properties: { QueueName: { Ref: A } } }', `provider:\n  environment:\n    DB_NAME: ${'${'.repeat(2_000)}`,
    'provider:\n  environment:\n    DB_NAME: ${self:__proto__.x}${self:constructor}', '',
  ])('%.40s… does not throw, and tells no made-up name', (text) => expect(JSON.stringify(read(text).facts)).not.toMatch(/"text":|"name":"[^"]*self/));
});
