import { beforeAll, describe, expect, test } from 'vitest';
import type { DataFact } from '../../model/data-facts.ts';
import { readCode } from '../code/read-code.ts';
import { prepareHcl } from '../hcl/hcl-parser.ts';
import { composeSettings } from './compose-settings.ts';
import { dotenv } from './dotenv.ts';
import { helmValuesSettings } from './helm-values-settings.ts';
import { kubernetesSettings } from './kubernetes-settings.ts';
import { kustomizeSettings } from './kustomize-settings.ts';
import { settingReads } from './setting-reads.ts';
import { terraform } from './terraform.ts';
import { wranglerSettings } from './wrangler-settings.ts';

beforeAll(prepareHcl);

const planted = 'hunter2Xq9';
const urls = [
  `postgres://${planted}:${planted}@db/orders`, `postgres://u:a@${planted}/x:${planted}@db/orders`, `mongodb+srv://u:${planted}?x@db/orders`, `mysql://u:p?${planted}=1@db/orders`,
  `redis://:${planted}`, `sqlserver://db:1433;database=orders;user=sa;password=${planted}`, `jdbc:oracle:thin:u/${planted}@//db:1521/orders`, `jdbc:mysql://db/orders?user=u&password=${planted}`,
  `Server=db;Database=orders;User Id=sa;Password=${planted}`, `host=db dbname=orders user=u password=${planted}`, `amqp://${planted}@rabbit`, `https://${planted}@acme.com`,
  `prisma://accelerate.prisma-data.net/?api_key=${planted}`, `\${URL:-postgres://u:${planted}@db/orders}`, `\${PW:-${planted}}`, `postgres://u:\${PW:-${planted}}@db/orders`, `redis://\${REDIS_PASSWORD:-${planted}}/0`,
  `redis://\${ADDRESS:-u:${planted}@db}`, `libsql://db.turso.io?authToken=${planted}`, `sqlite://u:${planted}@db`, `file:x.db?key=${planted}`, `http://u:${planted}@clickhouse:8123?password=${planted}`,
  `http://u:${planted}@orders:3000/hooks/${planted}?key=${planted}#${planted}`, `http://u:p/${planted}@orders`, `http://u:p?${planted}@orders`, `ws://${planted}@orders`, `grpc://orders/hooks/${planted}`,
  `\${URL:-http://u:${planted}@orders:3000}`, `http://u:\${PW:-${planted}}@orders`, `u:${planted}@orders:3000`,
];
const keys = ['DATABASE_URL', 'CLICKHOUSE_URL', 'ELASTIC_URL', 'ANYTHING', 'KAFKA_BROKERS', 'ORDERS_QUEUE_URL', 'ORDERS_ADDRESS', 'TLS_KEY'];
const plain = ['DB_PASSWORD', 'dbPass', 'PGPASSWORD', 'JWT_SECRET', 'ANYTHING', 'DB_USER', 'SECRET_QUEUE', 'QUEUE_TOKEN', 'DB_PORT', 'APIKEY'];
const pairs = [...keys.flatMap((key) => urls.map((url) => [key, url] as const)), ...plain.map((key) => [key, planted] as const)]
  .map(([key, value], index) => [`N${index}_${key}`, value] as const);

const expectClean = (facts: readonly DataFact[], atLeast = pairs.length): void => {
  expect(facts.length).toBeGreaterThanOrEqual(atLeast);
  expect(JSON.stringify(facts)).not.toContain(planted);
};
const quoted = (text: string): string => JSON.stringify(text);
const block = (lines: readonly string[], by: number): string => lines.map((line) => ' '.repeat(by) + line).join('\n');

describe('no secret that is planted comes out', () => {
  test('of .env', () => {
    expectClean(dotenv.read('.env', pairs.map(([key, value]) => `${key}=${value}`).join('\n')).facts);
    expectClean(dotenv.read('.env', pairs.map(([key, value]) => `${key}='${value}' # ${planted}`).join('\n')).facts);
    expectClean(dotenv.read('.env', `# DB_NAME=${planted}\nCERT="-----BEGIN\n${planted}=\n-----END"\nBROKEN="${planted}\n${planted.repeat(5)}==`).facts, 2);
  });

  test('of compose', () => {
    const list = block(pairs.map(([key, value]) => `- ${quoted(`${key}=${value}`)}`), 6);
    const map = block(pairs.map(([key, value]) => `${key}: ${quoted(value)}`), 6);
    expectClean(composeSettings.read('compose.yml', `services:\n  a:\n    environment:\n${list}\n  b:\n    command: run --password ${planted}\n    environment:\n${map}`).facts, pairs.length * 2);
  });

  test('of Kubernetes and Helm', () => {
    const base64 = pairs.map(([key, value]) => `${key}: ${Buffer.from(value).toString('base64')}`);
    const text = pairs.map(([key, value]) => `${key}: ${quoted(value)}`);
    const env = pairs.map(([key, value]) => `- { name: ${key}, value: ${quoted(value)} }`);
    const head = (kind: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: orders }\n`;
    expectClean(kubernetesSettings.read('k.yaml', [
      `${head('Secret')}data:\n${block(base64, 2)}\nstringData:\n${block(text, 2)}`, `${head('ConfigMap')}data:\n${block(text, 2)}`, `${head('SealedSecret')}spec:\n  encryptedData:\n${block(text, 4)}`,
      `${head('Pod')}spec:\n  containers:\n    - env:\n${block(env, 8)}`,
    ].join('\n---\n')).facts, pairs.length * 5);
    expectClean(helmValuesSettings.read('values.yaml', `image: acme/orders\nenv:\n${block(text, 2)}\nextraEnv:\n${block(env, 2)}`).facts, pairs.length * 2);
    const literals = block(pairs.map(([key, value]) => `- ${quoted(`${key}=${value}`)}`), 4);
    expectClean(kustomizeSettings.read('kustomization.yaml', `secretGenerator:\n- name: orders\n  literals:\n${literals}`).facts);
  });

  test('of wrangler.toml', () => {
    const text = pairs.map(([key, value]) => `${key} = ${quoted(value)} # ${planted}`).join('\n');
    expectClean(wranglerSettings.read('wrangler.toml', `[vars]\n${text}`).facts);
    expect(JSON.stringify(wranglerSettings.read('wrangler.toml', `[vars]\nDB_PASSWORD = ${planted}`))).not.toContain(planted);
  });

  test('of Terraform', () => {
    const text = pairs.map(([key, value]) => `${key} = ${quoted(value).replaceAll('${', () => '$${')} # ${planted}`);
    const filled = pairs.map(([key, value]) => `${key} = ${quoted(value)}`).filter((line) => !/\$\{[^}]*:-/.test(line));
    const locals = `locals {\n  anything = ${quoted(planted)}\n  db_password = ${quoted(planted)}\n}\n`;
    const functions = [text, filled].map((lines, at) => `resource "aws_lambda_function" "f${at}" {\n  image_uri = "acme/orders"\n  environment {\n    variables = {\n${block(lines, 6)}\n    }\n  }\n}\n`);
    const database = `resource "aws_db_instance" "a" {\n  engine = "postgres"\n  password = ${quoted(planted)}\n}\nresource "aws_sqs_queue" "a" {\n  name = local.db_password\n}\n`;
    const { facts, problem } = terraform.read('a.tf', locals + functions.join('') + database);
    expect(problem).toBeUndefined();
    expectClean(facts, text.length + filled.length + 2);
    expect(JSON.stringify(terraform.read('a.tf', `a = "${planted}\n${planted} {`))).not.toContain(planted);
  });

  test('of code', () => {
    expectClean(readCode('a.ts', `process.env.DATABASE_URL ?? 'postgres://u:${planted}@db/orders'; process.env['${planted} KEY']; const { DB_NAME = '${planted}' } = process.env`, [settingReads]), 2);
  });

  test('of a file that cannot be read', () => {
    for (const reader of [dotenv, composeSettings, kubernetesSettings, helmValuesSettings, kustomizeSettings]) {
      const text = `apiVersion: v1\nkind: Secret\nenvironment: [\n\timage: ${planted}\nA="${planted}\n- ${planted} {{`;
      expect(JSON.stringify(reader.read('x', text))).not.toContain(planted);
    }
  });
});
