import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { formatNames } from '../src/report/formats.ts';
import { main } from '../src/surfaces/cli/main.ts';

/** A secret that is planted once, so that a leak tells where it comes from. */
let count = 0;
const encoded: string[] = [];
const pw = (): string => `hunter${++count}xq`;
const url = (scheme: string, rest = 'db/shop'): string => `${scheme}://${pw()}:${pw()}@${rest}`;
const base64 = (text: string): string => {
  const code = Buffer.from(text).toString('base64');
  encoded.push(code);
  return code;
};

/** URLs and connection strings as they are written, well and badly. */
const addresses = (): string[] => [
  url('postgres'), url('postgresql', 'db:5432/shop?sslmode=off'), url('mongodb+srv', 'a.example.net,b.example.net/shop'), url('amqp', 'rabbit:5672/vhost'), url('redis', 'cache:6379/0'),
  `redis://:${pw()}@cache`, `redis://:${pw()}`, `postgres://u:a/${pw()}@db/shop`, `postgres://u:a?${pw()}@db/shop`, `postgres://u:a#${pw()}@db/shop`, `postgres://u:a@${pw()}@db/shop`,
  `https://u:a/${pw()}@registry.example.com/x`, `https://${pw()}@example.com/path`, `postgres://db/shop?user=u&password=${pw()}`, `jdbc:mysql://db/shop?user=u&password=${pw()}`,
  `jdbc:oracle:thin:u/${pw()}@//db:1521/shop`, `sqlserver://db:1433;database=shop;user=sa;password=${pw()}`, `Server=db;Database=shop;User Id=sa;Password=${pw()};`, `host=db dbname=shop user=u password=${pw()}`,
  `libsql://shop.turso.io?authToken=${pw()}`, `prisma://accelerate.prisma-data.net/?api_key=${pw()}`, `\${URL:-postgres://u:${pw()}@db/shop}`, `postgres://u:\${DB_PASSWORD:-${pw()}}@db/shop`,
];
/** Keys under which every value is a secret. */
const secretKeys = ['POSTGRES_PASSWORD', 'DB_PASS', 'PGPASSWORD', 'JWT_SECRET', 'apiToken', 'STRIPE_API_KEY', 'AWS_SECRET_ACCESS_KEY', 'credentials', 'DB_PWD'];
const settings = (): (readonly [string, string])[] => [
  ...addresses().map((address, index) => [index % 2 ? `DATABASE_URL_${index}` : `URL_${index}`, address] as const),
  ...secretKeys.map((key) => [key, pw()] as const), ['FALLBACK_PASSWORD', `\${FALLBACK_PASSWORD:-${pw()}}`], ['DATABASE_URL', 'postgres://db/shop'],
];
const quoted = (text: string): string => JSON.stringify(text);
const lines = (each: (key: string, value: string) => string): string => settings().map(([key, value]) => each(key, value)).join('\n');
const manifest = (kind: string, name: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
const container = (env: string): string => `spec:\n  template:\n    spec:\n      containers:\n        - image: orders\n          env:\n${env}\n`;

const compose = (): string => ['orders', 'billing'].map((name, index) => `  ${name}:
    build: services/${name}
    command: node main.js --password ${pw()} --token=${pw()}
    environment:
${lines((key, value) => index === 0 ? `      ${key}: ${quoted(value)}` : `      - ${quoted(`${key}=${value}`)}`)}
      ${index === 0 ? 'DATABASE_URL: ' : '- DATABASE_URL='}postgres://u:${pw()}@db/shop`).join('\n');

const code = (): string => `import { Sequelize } from 'sequelize';
import { Pool } from 'pg';
import mongoose from 'mongoose';
import amqp from 'amqplib';
import { driver, auth } from 'neo4j-driver';
import Redis from 'ioredis';
import { DataSource } from 'typeorm';
import { Note, pool as common } from '@shop/db';
${addresses().map((address, index) => `export const pool${index} = new Pool({ connectionString: ${quoted(address)} });`).join('\n')}
export const shared = new Pool({ host: 'db', port: 5432, user: 'u', password: '${pw()}', database: 'shop' });
export const pool = new Pool({
  host: 'db',
  password: "${pw()}",
  database: 'shop',
  ssl: { key: \`-----BEGIN\`, passphrase: \`${pw()}\` },
});
export const sequelize = new Sequelize('shop', 'root', '${pw()}', { dialect: 'postgres', host: 'db' });
export const graph = driver('neo4j://graph', auth.basic('neo4j', '${pw()}'));
export const source = new DataSource({ type: 'postgres', host: 'db', username: 'u', password: process.env.DB_PASSWORD ?? '${pw()}', database: 'shop' });
export const redis = new Redis({ host: 'cache', password: '${pw()}' });
export const config = {
  jwtSecret:
    '${pw()}',
  apiKey: '${pw()}', pin: { password: 123456 },
};
await mongoose.connect(\`mongodb://\${process.env.MONGO_USER}:${pw()}@mongo/shop\`);
const connection = await amqp.connect('amqp://guest:${pw()}@rabbit');
const channel = await connection.createChannel();
await channel.consume('order-events', () => {});
await common.query('SELECT 1');
await source.getRepository(Note).find({ where: { token: '${pw()}' } });
await pool.query("CREATE USER app WITH PASSWORD '${pw()}'");
await pool.query(\`SELECT * FROM invoices WHERE token = '${pw()}'\`);
await pool.query(\`SELECT * FROM \${process.env.TABLE_NAME}\`);
await redis.auth('${pw()}');
await fetch('https://api:${pw()}@example.com/orders');
export const token = 'eyJhbGciOiJIUzI1NiJ9.${base64(`{"sub":"${pw()}"}`)}', aws = 'AKIA${'ABCDEFGHIJKLMNOP'}';
`;

/** Two services that share a database, a table and a queue; every file is full of secrets. */
function planted(): Record<string, string> {
  count = 0;
  encoded.length = 0;
  return {
    'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
    'docker-compose.yml': `services:\n${compose()}\n  db:\n    image: postgres\n    environment: { POSTGRES_USER: shop, POSTGRES_PASSWORD: ${pw()} }\n`,
    'docker-compose.bad.yml': `services:\n  orders:\n    build: services/orders\n    environment:\n\tDB_PASSWORD: ${pw()}\n   URL: "${url('postgres')}\n`,
    '.env': lines((key, value) => `${key}=${value}`),
    ...Object.fromEntries(['orders', 'billing'].flatMap((name) => [
      [`services/${name}/package.json`, JSON.stringify({
        name: `@shop/${name}`, dependencies: Object.fromEntries(['pg', 'sequelize', 'mongoose', 'amqplib', 'typeorm', '@prisma/client', 'ioredis', '@shop/db'].map((each) => [each, '1'])),
        scripts: { start: `PGPASSWORD=${pw()} node src/main.js`, migrate: `migrate --url ${url('postgres')}` },
      }, null, 2)],
      [`services/${name}/Dockerfile`, `FROM node:22\nENV DB_PASSWORD=${pw()} DATABASE_URL=${url('postgres')}\nARG NPM_TOKEN=${pw()}\nRUN npm config set //registry.npmjs.org/:_authToken=${pw()}\nCOPY . .\nCMD ["node", "src/main.js", "--password", "${pw()}"]\n`],
      [`services/${name}/.env`, `${lines((key, value) => `${key}="${value}" # ${name}`)}\nPRIVATE_KEY="-----BEGIN KEY-----\n${base64(`${pw()} and more of this key`)}\n-----END KEY-----"\nDATABASE_URL=postgres://u:${pw()}@db/shop\n`],
      [`services/${name}/src/main.ts`, code()],
      [`services/${name}/src/broken.ts`, `export const password = '${pw()}\nconst = 'postgres://u:${pw()}@db/x';\n`],
      [`services/${name}/src/entity.ts`, `import { Entity, Column } from 'typeorm';\n\n@Entity('${name === 'orders' ? 'invoices' : 'orders'}')\nexport class Invoice { @Column({ default: '${name}' }) password = '${pw()}'; }\n`],
      [`services/${name}/src/back-door.ts`, `const secret = '${pw()}';\nexport { pool } from '../../${name === 'orders' ? 'billing' : 'orders'}/src/main'; export const apiToken = '${pw()}';\nimport 'postgres://u:${pw()}@db/module';\nimport './password=${pw()}/gone';\n`],
      [`services/${name}/prisma/schema.prisma`, `generator client {\n  provider = "prisma-client-js"\n}\n\ndatasource db {\n  provider = "postgresql"\n  url      = "${url('postgres')}"\n  directUrl = "${url('postgres')}"\n}\n\nmodel Payment {\n  id Int @id\n  token String @default("${pw()}")\n  note String @default("${pw()}")\n  @@map("payments")\n}\n`],
      [`services/${name}/prisma/broken.prisma`, `datasource db {\n  url = "${url('postgres')}\n  password = "${pw()} {{{\n  password ${pw()}\nmodel X { token String @id @default("${pw()}" }\n`],
      [`services/${name}/migrations/1.sql`, `CREATE USER app WITH PASSWORD '${pw()}';\nCREATE USER app IDENTIFIED BY '${pw()}';\nALTER ROLE app PASSWORD $$${pw()}$$;\nCREATE TABLE payments (id int, token text DEFAULT '${pw()}');\nALTER TABLE invoices ADD COLUMN x int;\nINSERT INTO users (name, password) VALUES ('root', '${pw()}');\nINSERT INTO notes VALUES ('${pw()}');\nSELEKT '${pw()}';\nSELECT dblink('host=db user=u password=${pw()}', 'SELECT 1');\n`],
      [`services/${name}/migrations/2.sql`, `SELEKT secret = '${pw()}' FRUM;;; PASSWORD '${pw()}\n`],
      [`services/${name}/serverless.yml`, `service: ${name}\nprovider:\n  name: aws\n  environment:\n${lines((key, value) => `    ${key}: ${quoted(value)}`)}\nfunctions:\n  hello:\n    handler: src/main.handler\n    environment:\n      API_SECRET: ${pw()}\n`],
      [`services/${name}/wrangler.toml`, `name = "${name}"\nmain = "src/main.ts"\n[vars]\n${lines((key, value) => `${key} = ${quoted(value)}`)}\n`],
      [`services/${name}/ormconfig.json`, `{\n  "type": "postgres",\n  "host": "db",\n  "password": "${pw()}",\n  "url": "${url('postgres')}"\n}\n`],
    ])) as Record<string, string>,
    'k8s/secret.yaml': `${manifest('Secret', 'plain')}stringData:\n${lines((key, value) => `  ${key}: ${quoted(value)}`)}\n  plain: ${pw()}\n  file.conf: |\n    user u\n    ${pw()}\n---\n${manifest('Secret', 'coded')}data:\n${lines((key, value) => `  ${key}: ${base64(value)}`)}\n  dsn: ${base64(`mysql://u:${pw()}@db/shop`)}\n---\n${manifest('SealedSecret', 'sealed')}spec:\n  encryptedData:\n    dsn: ${base64(pw())}\n`,
    'k8s/deployment.yaml': `${manifest('ConfigMap', 'map')}data:\n${lines((key, value) => `  ${key}: ${quoted(value)}`)}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: orders\n${container(lines((key, value) => `            - name: ${key}\n              value: ${quoted(value)}`))}---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: billing\n${container(lines((key, value) => `            - { name: ${key}, value: ${quoted(value)} }`))}`.replace(/billing\n(spec[^]*?)image: orders/, 'billing\n$1image: billing'),
    'k8s/broken.yaml': `${manifest('Secret', 'broken')}stringData:\n  a: "${pw()}\n b: {{ ${pw()}\n`,
    'chart/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
    'chart/values.yaml': `image: orders\nenv:\n${lines((key, value) => `  ${key}: ${quoted(value)}`)}\npostgresql:\n  auth:\n    password: ${pw()}\n`,
    'chart/templates/secret.yaml': `${manifest('Secret', '{{ .Release.Name }}')}data:\n  dsn: ${base64(`postgres://u:${pw()}@db/shop`)}\n  other: {{ "${pw()}" | b64enc }}\n`,
    'kustomization.yaml': `secretGenerator:\n  - name: orders\n    literals:\n${lines((key, value) => `      - ${quoted(`${key}=${value}`)}`)}\n`,
    'infra/main.tf': `resource "aws_db_instance" "shop" {\n  engine   = "postgres"\n  username = "shop"\n  password = "${pw()}"\n}\n\nprovider "postgresql" {\n  password = var.password == "" ? "${pw()}" : var.password\n}\n\nvariable "api_token" {\n  default = "${pw()}"\n}\n\nlocals {\n${lines((key, value) => `  ${key} = ${quoted(value)}`)}\n}\n\nresource "aws_lambda_function" "orders" {\n  image_uri = "acme/orders"\n  environment {\n    variables = {\n${lines((key, value) => `      ${key} = ${quoted(value)}`)}\n    }\n  }\n}\n\nresource "aws_ecs_task_definition" "billing" {\n  container_definitions = jsonencode([{ name = "billing", image = "acme/billing", environment = [\n${lines((key, value) => `    { name = "${key}", value = ${quoted(value)} },`)}\n  ] }])\n}\n`,
    'infra/terraform.tfvars': lines((key, value) => `${key} = ${quoted(value)}`),
    'infra/task.json': JSON.stringify({ containerDefinitions: [{ name: 'orders', environment: settings().map(([name, value]) => ({ name, value })) }] }, null, 2),
    'packages/db/package.json': '{ "name": "@shop/db", "main": "src/index.ts", "dependencies": { "pg": "8", "typeorm": "1" } }',
    'packages/db/src/index.ts': `import { Pool } from 'pg';\nimport { Entity } from 'typeorm';\n\nexport const pool = new Pool({ connectionString: '${url('postgres')}' });\n\n@Entity('notes')\nexport class Note { token = '${pw()}'; }\n`,
  };
}

interface Run {
  readonly code: number;
  readonly shown: string;
}

/** A repository on disk, and a way to run command lines there. */
function repository(files: Readonly<Record<string, string>>) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-secrets-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const shop = join(root, 'shop');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(shop, path)), { recursive: true });
    writeFileSync(join(shop, path), text);
    // Files as old as the index prove nothing to git; without that, no report is kept.
    utimesSync(join(shop, path), 1_700_000_000, 1_700_000_000);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  execFileSync('git', ['init', '-q'], { cwd: shop });
  execFileSync('git', ['add', '.'], { cwd: shop });
  const cache = join(root, 'cache');
  return {
    shop, write,
    run: async (...args: string[]): Promise<Run> => {
      let shown = '';
      const sink = { write: (text: string) => (shown += text), columns: 4000 };
      const code = await main([...args, '--cache-location', cache], { stdout: sink, stderr: sink, cwd: shop, env: {}, now: () => 0, today: () => '2026-05-04' });
      return { code, shown };
    },
    cached: (): Record<string, string> => Object.fromEntries(readdirSync(cache, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(cache, path)).isFile()).map((path) => [path, readFileSync(join(cache, path), 'latin1')])),
  };
}

/** Every planted secret that a text holds, plain, in base64, or with its letters escaped. */
function leaks(text: string): string[] {
  return [...new Set([...text.match(/hunter\d+xq/g) ?? [], ...encoded.filter((code) => text.includes(code) || text.includes(encodeURIComponent(code)))])];
}

describe('no secret of a repository gets out of it', () => {
  test('by check, inspect, explain and init, nor by what they keep', async () => {
    const files = planted();
    const { run, cached, shop } = repository(files);
    const commands = [
      ['check'], ['check', '--all'], ...formatNames.map((format) => ['check', '--format', format]), ['check', '--all', '--strict'], ['check', '--quiet'], ['check', '-o', 'report.json', '-f', 'json'], ['check', '-o', 'report.txt', '--all'],
      ['inspect'], ['inspect', '--all'], ['inspect', '-f', 'json'], ['explain'], ['explain', 'no-cross-service-import'], ['init', '-f', 'json'], ['check', '--all'], ['check', '--print-config'], ['selftest'], ['selftest', '-f', 'json'], ['graph'], ['graph', '-l', 'module', '-f', 'json'], ['baseline', '--no-frozen'],
    ];
    const rm = (file: string): void => rmSync(join(shop, file), { force: true });
    for (const command of commands) {
      const { shown } = await run(...command);
      expect(leaks(shown), command.join(' ')).toEqual([]);
      expect(shown, command.join(' ')).not.toContain('That is a bug in mandate');
      for (const file of ['report.json', 'report.txt', 'mandate.config.json']) {
        const written = readdirSync(shop).includes(file) ? readFileSync(join(shop, file), 'utf8') : '';
        expect(leaks(written), file).toEqual([]);
      }
    }
    const baseline = join(shop, '.mandate', 'baseline');
    const accepted = readdirSync(baseline).map((file) => readFileSync(join(baseline, file), 'utf8'));
    expect(accepted.join('\n')).toContain('no-shared-database');
    expect(accepted.flatMap(leaks)).toEqual([]);
    rm('mandate.config.json');
    expect(leaks((await run('init')).shown + readFileSync(join(shop, 'mandate.config.ts'), 'utf8'))).toEqual([]);
    rm('mandate.config.ts');

    const { shown } = await run('check', '--format', 'json');
    const { findings } = JSON.parse(shown) as { readonly findings: readonly { readonly rule: string }[] };
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(expect.arrayContaining([
      'no-shared-database', 'no-shared-database-package', 'no-shared-queue', 'no-foreign-table', 'no-foreign-migration', 'no-cross-service-database-import',
    ]));
    const kept = cached();
    expect(Object.keys(kept)).toEqual(expect.arrayContaining([expect.stringMatching(/facts\.bin$/), expect.stringMatching(/report\.json$/)]));
    for (const [file, text] of Object.entries(kept)) expect(leaks(text), file).toEqual([]);
    // What is kept and told is not nothing: the facts that the secrets stand among are there.
    const facts = Object.entries(kept).find(([file]) => file.endsWith('facts.bin'))![1];
    for (const known of ['"database":"shop"', 'DATABASE_URL', 'order-events', 'payments']) expect(facts).toContain(known);
    expect((await run('inspect')).shown).toContain('database:postgres db/shop');
  });

  test('by a code frame, whichever line of whichever file is meant', async () => {
    const files = planted();
    const repo = repository(files);
    const sites = Object.entries(files).flatMap(([file, text]) => text.split('\n').map((_, index) => ({ file, line: index + 1, column: 1, length: 3 })));
    repo.write('mandate.config.mjs', everywhere(sites));
    const { shown } = await repo.run('check', '--all');
    for (const { file, line } of sites) expect(shown).toContain(`own   ${file}:${line}:1\n`);
    expect(leaks(shown).map((secret) => `${secret} ${shown.split('\n').find((line) => line.includes(secret))}`)).toEqual([]);
    // What is no secret is still to be read.
    for (const told of ["import { Sequelize } from 'sequelize';", "host: 'db'", '@db/shop', 'CREATE TABLE payments', "'order-events'", 'build: services/orders', 'POSTGRES_PASSWORD']) expect(shown).toContain(told);
  });

  test('by what a rule quotes', async () => {
    const repo = repository(planted());
    repo.write('mandate.config.mjs', everywhere([{ file: 'docker-compose.yml', line: 1, column: 1 }], addresses().join(' and ')));
    for (const format of formatNames) expect(leaks((await repo.run('check', '--all', '--format', format)).shown)).toEqual([]);
  });
});

test('this test can fail: what is quoted without a sign that it is a secret is found', async () => {
  const files = planted();
  expect(Object.values(files).flatMap(leaks).length).toBeGreaterThan(500);
  const repo = repository(files);
  repo.write('mandate.config.mjs', everywhere([{ file: 'docker-compose.yml', line: 1, column: 1 }], `the word ${pw()} and ${encoded[0]}`));
  expect(leaks((await repo.run('check', '--format', 'json')).shown)).toEqual([`hunter${count}xq`, encoded[0]]);
});

/** A config with a rule that finds fault with each of these places, and says this of it. */
function everywhere(sites: readonly object[], says = 'm'): string {
  const why = JSON.stringify(says);
  return `const sites = ${JSON.stringify(sites)};
export default { customRules: [{ id: 'own', summary: 's', clause: 2, severity: 'error', defaults: {}, schema: (zod) => zod.strictObject({}), *check({ services: [service], unitOf }) {
  for (const site of sites) yield { explanation: { what: ${why}, why: ${why}, fix: ${why} }, from: { unit: service }, to: { symbol: site.file + site.line }, sites: [{ ...site, note: ${why} }] };
} }] };\n`;
}
