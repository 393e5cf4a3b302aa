import { expect, test } from 'vitest';
import { codeReaders, documentReaders, documentReadersOf, wordsFor } from './data-readers.ts';

test.each([
  '.env', 'apps/orders/.env.test', 'orders.env', '.ENV', 'compose.yml', 'docker-compose.prod.yaml', 'chart/values.yaml', 'chart/templates/a.yaml', 'k8s/kustomization.yaml',
  'serverless.yml', 'serverless.json', 'wrangler.json', 'wrangler.jsonc', 'wrangler.toml', 'prisma/schema.prisma', 'migrations/1.sql', 'db/orders.ddl', 'db/ORDERS.SQL', 'infra/main.tf', 'infra/main.tf.json',
  'src/a.ts', 'README.md', 'package.json', 'environment.ts', 'schema.prisma.bak', '.github/workflows/ci.yml',
])('the readers of %s are those that read it', (path) => {
  expect(documentReadersOf(path)).toEqual(documentReaders.filter((reader) => reader.reads(path)));
});

test('every reader has an id of its own', () => {
  const ids = [...documentReaders, ...codeReaders].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('words are looked for where a library of their reader is depended on', () => {
  expect(wordsFor(new Set(['lodash']))).toEqual([]);
  expect(wordsFor(new Set(['typeorm']))).toContain('getRepository(');
  expect(wordsFor(new Set(['drizzle-orm']))).not.toContain('getRepository(');
});
