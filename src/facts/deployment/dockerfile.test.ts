import { describe, expect, test } from 'vitest';
import { dockerfile } from './dockerfile.ts';

const read = (lines: readonly string[]) => dockerfile.read('docker/Dockerfile', lines.join('\n'));

test.each([
  ['Dockerfile', true], ['apps/orders/Dockerfile', true], ['docker/Dockerfile.orders', true], ['docker/orders.Dockerfile', true],
  ['orders.dockerfile', true], ['Containerfile', true], ['Dockerfile-orders', true], ['Dockerfile.dev', true],
  ['Dockerfile.dockerignore', false], ['docs/dockerfile.mdx', false], ['Dockerfile.tmpl', false], ['src/dockerfile.ts', false],
  ['src/dockerfile-settings.tsx', false], ['my-dockerfile', false],
])('%s is a Dockerfile: %s', (path, is) => expect(dockerfile.reads(path)).toBe(is));

describe('mentions', () => {
  test('the final stage comes before those that it is made from, and commands before copies', () => {
    const { facts } = read([
      'FROM node:20 AS build', 'WORKDIR /repo', 'COPY packages/shared packages/shared', 'COPY apps/orders apps/orders',
      'RUN pnpm --filter @acme/orders... build', 'FROM gcr.io/distroless/nodejs', 'COPY --from=build /repo/apps/orders/dist ./dist',
      'WORKDIR /srv/orders', 'CMD ["node", "dist/main.js"]',
    ]);
    expect(facts).toEqual([{
      technology: 'dockerfile', dockerfile: 'docker/Dockerfile', image: 'gcr.io/distroless/nodejs',
      mentions: ['dist/main.js', '/srv/orders', '/repo', '@acme/orders', '/repo/apps/orders/dist', 'packages/shared', 'apps/orders'],
      site: { file: 'docker/Dockerfile', line: 1, column: 1 },
    }]);
  });

  test.each([
    ['RUN turbo prune @acme/orders --docker', '@acme/orders'],
    ['RUN turbo prune --scope=orders --docker', 'orders'],
    ['RUN npm ci --workspace=@acme/orders', '@acme/orders'],
    ['RUN npm run build -w apps/orders', 'apps/orders'],
    ['RUN yarn workspace @acme/orders build', '@acme/orders'],
    ['RUN npx nx build orders --prod', 'orders'],
    ['RUN nest build orders', 'orders'],
    ['RUN npm run build orders', 'orders'],
    ['RUN cd apps/orders && npm run build', 'apps/orders'],
    ['RUN corepack enable \\\n && pnpm --filter orders build', 'orders'],
    ['RUN <<EOF\nset -e\npnpm --filter orders build\nEOF', 'orders'],
    ['CMD node dist/apps/orders/main', 'dist/apps/orders/main'],
    ['ENTRYPOINT ["sh", "-c", "node /srv/orders/main.js && true"]', '/srv/orders/main.js'],
    ['ADD ["apps/orders", "/app"]', 'apps/orders'],
  ])('%s', (instruction, mention) => expect(read(['FROM node', instruction]).facts[0]!.mentions).toContain(mention));

  test('what is copied from an image of elsewhere is no part of the repository', () => {
    expect(read(['FROM node', 'COPY --from=ghcr.io/x/tool /orders /bin/']).facts[0]!.mentions).toBeUndefined();
  });

  test('a value that could be a secret is none', () => {
    const [fact] = read(['FROM node', 'RUN TOKEN=hunter2 npm run build --token=https://u:hunter2@h/p', 'CMD ["run", "redis://u:hunter2@h"]']).facts;
    expect(JSON.stringify(fact)).not.toContain('hunter2');
  });
});

describe('stages', () => {
  test('a file that ends in several images gives one fact for each, with its own mentions', () => {
    const { facts } = read([
      'FROM node AS base', 'COPY . .', 'FROM base AS build-orders', 'WORKDIR /r/apps/orders', 'FROM base AS build-users', 'WORKDIR /r/apps/users',
      'FROM node AS orders', 'COPY --from=build-orders /r/apps/orders/dist .', 'FROM node AS users', 'COPY --from=build-users /r/apps/users/dist .',
    ]);
    expect(facts.map(({ name, site }) => [name, site.line])).toEqual([['orders', 7], ['users', 9]]);
    expect(facts[0]!.mentions).toContain('/r/apps/orders');
    expect(facts[0]!.mentions).not.toContain('/r/apps/users');
  });

  test('stages may name each other by number, and a cycle of names ends', () => {
    expect(read(['FROM node', 'WORKDIR /r/orders', 'FROM nginx', 'COPY --from=0 /r/orders/dist /']).facts).toHaveLength(1);
    expect(read(['FROM a AS a', 'FROM a AS a', 'COPY --from=a /x /']).facts).toHaveLength(1);
  });
});

test.each([
  ['CMD ["prisma", "migrate", "deploy"]', true],
  ['CMD npx prisma db push', true],
  ['CMD ["sh", "-c", "npx prisma migrate deploy && npx prisma db seed"]', true],
  ['CMD ["node", "scripts/seed.js"]', true],
  ['CMD npx prisma migrate deploy && node dist/main.js', false],
  ['CMD ["node", "dist/main.js", "--migrations=./migrations"]', false],
  ['CMD ["node", "dist/seed-catalogue/main.js"]', false],
  ['CMD ["node", "dist/main.js"]', false],
])('%s runs once: %s', (command, once) => expect(read(['FROM node', command]).facts[0]!.oneShot ?? false).toBe(once));

describe('bad input', () => {
  test.each([
    ['', 'no FROM'], ['hello', 'no FROM'], ['\0\0\0', 'no FROM'],
    ['FROM a\n'.repeat(101), 'more than 100 stages'],
    ['FROM a\nRUN ' + 'x '.repeat(200_000), 'larger than 200 kB'],
  ])('is a problem', (text, message) => {
    const { facts, problem } = dockerfile.read('Dockerfile', text);
    expect(facts).toEqual([]);
    expect(problem?.message).toContain(message);
  });

  test.each(['FROM', 'FROM node\nCMD', 'FROM node\nCMD [', 'FROM node\nCOPY', 'FROM node\nCOPY --from=', 'FROM ${BASE}\nRUN', 'FROM node\r\nWORKDIR /srv/orders\r\n'])(
    '%j does not throw', (text) => expect(() => dockerfile.read('Dockerfile', text)).not.toThrow());
});
