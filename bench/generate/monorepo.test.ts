import { createHash } from 'node:crypto';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { monorepoFiles, planMonorepo } from './monorepo.ts';
import { planGraph, stronglyConnected } from './plan-graph.ts';

const SOURCE = /\.[cm]?[jt]sx?$/;

function digest(files: number, seed: number): string {
  const hash = createHash('sha256');
  for (const { path, text } of monorepoFiles(planMonorepo({ files, seed }), seed)) hash.update(path).update(text);
  return hash.digest('hex');
}

test('one seed gives one monorepo, byte for byte', () => {
  expect(digest(600, 7)).toBe(digest(600, 7));
  expect(digest(600, 7)).not.toBe(digest(600, 8));
});

test.each([[300, 1], [1000, 2], [2500, 3]])('%i files are exactly that many, each once, and each parses', (files, seed) => {
  const paths = new Set<string>();
  for (const { path, text } of monorepoFiles(planMonorepo({ files, seed }), seed)) {
    if (!SOURCE.test(path)) continue;
    expect(paths.has(path), path).toBe(false);
    paths.add(path);
    expect(parseSync(path, text).errors, path).toEqual([]);
  }
  expect(paths.size).toBe(files);
});

test.each([[300, 1], [1000, 2], [2500, 3]])('of %i files every internal import leads to a file', (files, seed) => {
  const { unresolved, edges } = planGraph(planMonorepo({ files, seed }));
  expect(unresolved).toEqual([]);
  expect(edges.size).toBe(files);
});

test.each([[300, 1], [1000, 2], [2500, 3], [2500, 4]])('of %i files exactly the planted cycles are cycles', (files, seed) => {
  const plan = planMonorepo({ files, seed });
  const { cycles, typeCycles, workspaceCycles, unbuiltCycles } = plan.planted;
  const found = stronglyConnected(planGraph(plan).edges);
  expect(found).toBe(cycles + typeCycles + workspaceCycles + unbuiltCycles);
  expect(workspaceCycles + unbuiltCycles).toBeGreaterThan(0);
});
