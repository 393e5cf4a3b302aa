import { describe, expect, it } from 'vitest';
import type { FileRole } from '../model/inventory.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { readingOf } from './reading.fixture.ts';
import { takeInventory } from './take-inventory.ts';

const manifests = {
  'package.json': '{"workspaces":["packages/*","apps/*","tools/*"]}',
  'packages/a/package.json': '{"name":"a"}',
  'packages/build/package.json': '{"name":"build"}',
  'packages/test-utils/package.json': '{"name":"@x/test-utils"}',
  'packages/testing-room/package.json': '{"name":"testing-room"}',
  'apps/shop-e2e/package.json': '{"name":"shop-e2e"}',
  'tools/migrate/package.json': '{"name":"migrate"}',
  'packages/j/package.json': JSON.stringify({
    name: 'j', jest: { rootDir: 'src', testRegex: '.*\\.it\\.tsx?$', testMatch: ['<rootDir>/checks/**/*.ts'] },
  }),
  'nested/cypress/project.json': '{"targets":{"e2e":{}},"projectType":"application"}',
};

const cases: readonly (readonly [FileRole, ...string[]])[] = [
  ['shipped', 'packages/a/src/a.ts', 'packages/a/src/latest.ts', 'packages/a/src/a.latest.ts', 'packages/a/src/contest.ts',
    'packages/a/src/manifest.ts', 'packages/a/src/test.ts', 'packages/a/src/app.config.ts', 'packages/a/src/core/build/build.service.ts',
    'packages/a/src/tools/search.ts', 'packages/a/bin/cli.ts', 'packages/a/src/seedling.ts', 'packages/build/src/a.ts',
    'packages/testing-room/src/a.ts', 'packages/a/src/inspector.ts', 'packages/a/src/attest.service.ts', 'packages/a/src/openapi-spec-path.tsx'],
  ['test', 'packages/a/src/a.test.ts', 'packages/a/src/a.spec.tsx', 'packages/a/src/a.e2e-spec.ts', 'packages/a/src/a.cy.ts',
    'packages/a/src/a.servertest.ts', 'packages/a/src/a.clienttest.tsx', 'packages/a/src/a.integration.ts', 'packages/a/src/a_test.ts',
    'packages/a/src/a.test-d.ts', 'packages/a/__tests__/a.ts', 'packages/a/src/__mocks__/b.ts', 'packages/a/e2e/deep/a.ts', 'cypress/a.ts',
    'packages/a/jest.setup.ts', 'packages/a/src/setupTests.ts', 'packages/test-utils/src/index.ts', 'apps/shop-e2e/src/a.ts',
    'packages/a/src/testing/index.ts', 'packages/j/src/a.it.ts', 'packages/j/src/checks/x/b.ts', 'nested/cypress/src/a.ts', 'own/a.ts'],
  ['shipped', 'packages/j/src/a.ts', 'packages/j/checks/b.ts', 'packages/a/src/a.it.ts'],
  ['story', 'packages/a/src/a.stories.tsx', 'packages/a/.storybook/main.ts'],
  ['fixture', 'packages/a/test/fixtures/a.ts', 'packages/a/__fixtures__/a.ts', 'packages/a/src/a.mock.ts', 'packages/a/src/fixtures.ts'],
  ['script', 'scripts/a.ts', 'packages/a/prisma/seed.ts', 'packages/a/src/seeds/a.ts', 'tools/a.ts', 'tools/migrate/src/a.ts', 'bench/a.ts'],
  ['config', 'packages/a/vite.config.ts', 'vitest.workspace.ts', '.eslintrc.cjs', 'packages/a/next.config.mjs'],
  ['generated', 'packages/a/dist/a.js', 'packages/a/build/a.js', 'packages/a/src/generated/a.ts', 'packages/a/src/a.generated.ts',
    'packages/a/src/routeTree.gen.ts', 'packages/a/src/a_pb.ts', 'packages/a/.next/a.js', 'packages/a/dist/a.test.js', '.yarn/releases/yarn.cjs'],
];

describe('roleOf', () => {
  const paths = cases.flatMap(([, ...files]) => files);
  const files: Record<string, string> = { ...manifests, ...Object.fromEntries(paths.map((path) => [path, ''])) };
  const inventory = takeInventory(memoryTree(files), readingOf(files), { tests: ['own/**'] });

  it.each(cases.flatMap(([role, ...all]) => all.map((path) => [path, role] as const)))('%s is %s', (path, role) => {
    expect(inventory.roleOf(inventory.fileOf(path) ?? -1)).toBe(role);
  });
});
