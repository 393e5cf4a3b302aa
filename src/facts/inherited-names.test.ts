import { beforeAll, expect, test } from 'vitest';
import { readCode } from './code/read-code.ts';
import { codeReaders, documentReaders } from './data-readers.ts';
import { deploymentReaders } from './deployment/deployment-readers.ts';
import { prepareHcl } from './hcl/hcl-parser.ts';

beforeAll(prepareHcl);

/** What every object literal inherits: looked up in one, these are found where nothing was written. */
const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

/** Places where a name of the user's is looked up, for each family of readers. */
const code: readonly ((name: string) => string)[] = [
  (name) => `import { DataSource } from 'typeorm'; new DataSource({ type: '${name}', host: 'db' });`,
  (name) => `import { Sequelize } from 'sequelize'; new Sequelize({ dialect: '${name}', host: 'db' });`,
  (name) => `import { ${name} } from '@sequelize/core'; import { Sequelize } from 'sequelize'; new Sequelize({ dialect: ${name}, host: 'db' });`,
  (name) => `import { MikroORM } from '@mikro-orm/core'; MikroORM.init({ type: '${name}', host: 'db' });`,
  (name) => `import { defineConfig } from 'drizzle-kit'; export default defineConfig({ dialect: '${name}', dbCredentials: { host: 'db' } });`,
  (name) => `import knex from 'knex'; knex({ client: '${name}', connection: { host: 'db' } });`,
  (name) => `import { ${name} as Dialect, Kysely } from 'kysely'; new Kysely({ dialect: new Dialect({ host: 'db' }) });`,
  (name) => `import * as pg from 'pg'; new pg.${name}({ host: 'db' });`,
  (name) => `import mongoose from 'mongoose'; mongoose.${name}('a'); mongoose.model('${name}', schema, 'a');`,
  (name) => `import { ${name} as Made } from 'bullmq'; new Made('orders');`,
  (name) => `import { ${name}Command } from '@aws-sdk/client-sqs'; new ${name}Command({ QueueUrl: 'orders' });`,
  (name) => `import { SQS } from '@aws-sdk/client-sqs'; const sqs = new SQS({}); sqs.${name}({ QueueUrl: 'orders' });`,
  (name) => `import { Transport } from '@nestjs/microservices'; const o = { transport: Transport.${name}, options: { queue: 'orders' } };`,
  (name) => `import pg from 'pg'; const names = { a: 'b' }; new pg.Pool({ host: names.${name}, database: names['${name}'] });`,
  (name) => `enum E { A = 'a' } import pg from 'pg'; new pg.Pool({ host: E.${name}, database: 'a' });`,
];

const documents: readonly (readonly [string, (name: string) => string])[] = [
  ['.env', (name) => `${name}=a\nDATABASE_URL=${name}://h/d\n`],
  ['compose.yml', (name) => `services:\n  ${name}:\n    build: .\n    environment:\n      ${name}: a\n      DATABASE_URL: ${name}://h/d\n    extends: { service: ${name} }\n`],
  ['k8s/a.yaml', (name) => `apiVersion: apps/v1\nkind: ${name}\nmetadata: { name: ${name} }\nspec: { template: { spec: { containers: [{ name: a, env: [{ name: ${name}, value: a }] }] } } }\n`],
  ['serverless.yml', (name) => `service: a\nfunctions:\n  ${name}: { events: [{ ${name}: a }] }\nresources: { Resources: { ${name}: { Type: ${name}, Properties: { ${name}: a } } } }\n`],
  ['serverless.yml', (name) => `service: a\nprovider: { environment: { QUEUE_NAME: !Ref ${name}, A_URL: "\${self:${name}.a}" } }\nresources: { Resources: { ${name}: { Type: ${name} } } }\n`],
  ['wrangler.toml', (name) => `name = "a"\n[vars]\n${name} = "a"\n`],
  ['wrangler.json', (name) => `{ "name": "a", "vars": { "${name}": "a" } }`],
  ['main.tf', (name) => `resource "${name}" "${name}" {\n  name = ${name}.${name}.arn\n}\nlocals {\n  ${name} = {}\n}\nresource "aws_sqs_queue" "${name}" {\n  name = local.${name}.${name}\n  ${name} = 1\n}\n`],
  ['schema.prisma', (name) => `datasource db {\n  provider = "${name}"\n  url = "${name}://h/d"\n}\ngenerator g {\n  provider = "${name}"\n}\nmodel ${name} {\n  ${name} ${name} @${name}\n}\n`],
  ['migrations/1.sql', (name) => `CREATE TABLE "${name}" (a int); SELECT a FROM b AS "${name}" WHERE a = 1;`],
];

test.each(names)('%s is a name like any other to readers of code', (name) => {
  for (const text of code) {
    const [like, other] = [name, 'plainName'].map((each) => JSON.stringify(readCode('src/a.ts', text(each), codeReaders)));
    expect(withoutNames(like!, name)).toBe(withoutNames(other!, 'plainName'));
  }
});

test.each(names)('%s is a name like any other to readers of documents', (name) => {
  for (const [path, text] of documents) {
    for (const reader of [...documentReaders, ...deploymentReaders].filter((each) => each.reads(path))) {
      const [like, other] = [name, 'plainName'].map((each) => JSON.stringify(reader.read(path, text(each))));
      expect(withoutNames(like!, name), `${reader.id} of ${text(name)}`).toBe(withoutNames(other!, 'plainName'));
    }
  }
});

/** Facts with their own name and columns cut out, which differ with its length. */
function withoutNames(facts: string, name: string): string {
  return facts.replaceAll(name, '').replaceAll(/"column":\d+/g, '');
}
