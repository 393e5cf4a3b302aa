import { expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { prismaConfig } from './prisma-config.ts';

const read = (text: string, path = 'apps/orders/prisma.config.ts') => readCode(path, text, [prismaConfig]);
const addresses = (text: string, path?: string) => read(text, path).map((fact) => fact.kind === 'connection' ? fact.address : fact.kind);
const config = (url: string) => `import 'dotenv/config'\nimport { defineConfig, env } from 'prisma/config'\nconst base = { url: env('BASE') }\n`
  + `export default defineConfig({ schema: 'prisma/schema.prisma', datasource: ${url} })`;

test.each([
  ['{ url: env("DATABASE_URL") }', [{ setting: 'DATABASE_URL' }]],
  ['{ url: env<Env>("DATABASE_URL"), directUrl: env("DIRECT_URL"), shadowDatabaseUrl: env("SHADOW") }', [{ setting: 'DATABASE_URL' }, { setting: 'DIRECT_URL' }]],
  ['{ url: process.env.DATABASE_URL! }', [{ setting: 'DATABASE_URL' }]],
  ['{ url: process.env["A"] ?? process.env["B"] }', [{ setting: 'A' }]],
  ['{ url: process.env.A || "postgresql://me:hunter2@db/orders" }', [{ engine: 'postgres', host: 'db', database: 'orders', setting: 'A' }]],
  ['{ url: "postgresql://me:hunter2@db/orders" }', [{ engine: 'postgres', host: 'db', database: 'orders' }]],
  ['{ ...base }', [{ setting: 'BASE' }]],
  ['base', [{ setting: 'BASE' }]],
  ['{ url: makeUrl() }', ['unread']],
  ['{ url: env(name()) }', ['unread']],
  ['url ? { url } : undefined', ['unread']],
])('%s', (datasource, expected) => {
  expect(addresses(config(datasource))).toEqual(expected);
  expect(JSON.stringify(read(config(datasource)))).not.toContain('hunter2');
});

test('the place is that of the URL', () => expect(read(config('{ url: env("A") }'))[0]?.site).toMatchObject({ line: 4 }));

test('an object of the type counts where the file says that it is the configuration', () => {
  const text = 'import type { PrismaConfig } from "prisma"\nimport { env } from "prisma/config"\nexport default { datasource: { url: env("A") } } satisfies PrismaConfig';
  expect(addresses(text)).toEqual([{ setting: 'A' }]);
  expect(addresses(text, 'prisma.config.mts')).toEqual([{ setting: 'A' }]);
  expect(addresses(text, '.config/prisma.ts')).toEqual([{ setting: 'A' }]);
  expect(addresses(text, 'src/other.ts')).toEqual([]);
});

test.each([
  'import { defineConfig } from "vite"\nexport default defineConfig({ datasource: { url: "postgresql://db/a" } })',
  'import { defineConfig } from "prisma/config"\nexport default defineConfig({ schema: "a" })',
  'import { defineConfig } from "prisma/config"\n// defineConfig({ datasource: { url: "postgresql://db/a" } })',
  'import { defineConfig } from "prisma/config"\nexport default defineConfig()',
])('%s opens nothing', (text) => expect(read(text, 'src/x.ts')).toEqual([]));

test('a function of the same name from elsewhere is not Prisma’s', () => {
  expect(addresses('import { defineConfig } from "prisma/config"\nimport { env } from "./env"\nexport default defineConfig({ datasource: { url: env("A") } })')).toEqual(['unread']);
});
