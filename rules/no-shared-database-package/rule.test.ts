import { expect, test } from 'vitest';
import { analyse } from '../../src/session.ts';
import { memoryTree } from '../../src/tree/memory-tree.ts';
import { noSharedDatabasePackage } from './rule.ts';

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  ...Object.fromEntries(['orders', 'billing'].flatMap((name) => [
    [`apps/${name}/package.json`, `{ "name": "${name}", "dependencies": { "db": "*" } }`],
    [`apps/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n'],
    [`apps/${name}/src/main.ts`, "import { one } from 'db';\nexport const own = one;\n"],
  ])),
  'packages/db/package.json': '{ "name": "db", "main": "./src/index.ts", "dependencies": { "schema": "*", "pg": "*", "@prisma/client": "*", "drizzle-orm": "*" } }',
};
const schemaPackage: Files = {
  'packages/schema/package.json': '{ "name": "schema", "main": "./src/index.ts" }',
  'packages/schema/src/index.ts': "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const rows = pgTable('rows', { id: text('id') });\n",
};
const prisma = (generator = ''): string => `datasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\n${generator}model Row {\n  id String @id\n}\n`;
const generator = 'generator client {\n  provider = "prisma-client-js"\n}\n';
const table = "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const rows = pgTable('rows', { id: text('id') });\n";
const bound = "import { drizzle } from 'drizzle-orm/node-postgres';\nimport { rows } from './SCHEMA';\nexport const one = drizzle(process.env.DATABASE_URL!, { schema: { rows } });\n";
const boundAt = (file: string, schema: string): Files => ({
  'packages/db/src/index.ts': `export { one } from './${file}';\n`, 'packages/db/src/rows.ts': table, [`packages/db/src/${file}.ts`]: bound.replace('./SCHEMA', schema),
});
const select = "import type { Pool } from 'pg';\nexport const one = (pool: Pool) => pool.query('SELECT id FROM rows');\n";
const pool = "new Pool({ connectionString: process.env.DATABASE_URL });\n";

function told(files: Files): string[] {
  const { findings, problems } = analyse(memoryTree({ ...shop, ...files }), { rules: [noSharedDatabasePackage], config: {} }).report();
  expect(problems).toEqual([]);
  return findings.map(({ message }) => message);
}
const through = (library: string, tables = ' (table rows)'): string[] => [`billing and orders reach one database through ${library}${tables}`];

test.each<[string, Files, string[]]>([
  ['a connection bound to a table', boundAt('connect', './rows'), through('db')],
  ['one that a test makes', boundAt('connect.test', './rows'), []],
  ['one that a fixture makes', boundAt('__fixtures__/connect', '../rows'), []],
  ['statements that are run over the connection of the caller', { 'packages/db/src/index.ts': select }, []],
  ['statements over a table that another library describes', { 'packages/db/src/index.ts': select, ...schemaPackage }, through('schema')],
  ['a client of a schema that tells no generator', {
    'packages/db/schema.prisma': prisma(), 'packages/db/src/index.ts': "import { PrismaClient } from '@prisma/client';\nexport const one = new PrismaClient();\n",
  }, through('db', ' (table Row)')],
  ['one that is opened beside another connection', {
    'packages/db/schema.prisma': prisma(),
    'packages/db/src/index.ts': `import { PrismaClient } from '@prisma/client';\nimport { Pool } from 'pg';\nexport const pool = ${pool}export const one = new PrismaClient();\n`,
  }, through('db', ' (table Row)')],
  ['a client beside that of another library', {
    'packages/db/schema.prisma': prisma(generator), 'packages/db/src/index.ts': "import { PrismaClient } from '@prisma/client';\nexport const one = new PrismaClient();\n",
    'packages/other/package.json': '{ "name": "other" }', 'packages/other/schema.prisma': prisma(generator.replace('}', '  output = "./out"\n}')),
  }, through('db', ' (table Row)')],
  ['a client of the schema of another technology', {
    'packages/db/src/rows.ts': table, 'packages/db/src/index.ts': "import { PrismaClient } from '@prisma/client';\nexport const one = new PrismaClient();\n",
  }, []],
  ['a library without a name', {
    'packages/db/package.json': '{ "main": "./src/index.ts" }', 'packages/db/src/index.ts': table.replaceAll(' rows ', ' one '),
    'apps/orders/src/main.ts': "import { one } from '../../../packages/db/src/index';\nexport const own = one;\n",
    'apps/billing/src/main.ts': "import { one } from '../../../packages/db/src/index';\nexport const own = one;\n",
  }, through('packages/db')],
  ['a connection of another technology beside a schema', {
    'packages/db/schema.prisma': prisma(generator), 'packages/db/src/index.ts': `import { Pool } from 'pg';\nexport const one = ${pool}`,
  }, []],
  ['the tables of a service', {
    'apps/orders/schema.prisma': prisma('generator client {\n  provider = "prisma-client-js"\n  output = "../../packages/db/src/client"\n}\n'),
    'packages/db/src/client/index.ts': 'export class PrismaClient {}\n', 'packages/db/src/index.ts': "export { PrismaClient as one } from './client';\n",
  }, []],
])('%s', (_, files, expected) => expect(told(files)).toEqual(expected));
