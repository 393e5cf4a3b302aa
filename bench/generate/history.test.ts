import { expect, test } from 'vitest';
import { historyOf } from './history.ts';
import { monorepoFiles, planMonorepo } from './monorepo.ts';

const SOURCE = /\.tsx?$/;
const plan = planMonorepo({ files: 300, seed: 3 });

test('one seed gives one history', () => {
  const commits = (seed: number): string => JSON.stringify([...historyOf(plan, { seed, commits: 40 })]);
  expect(commits(3)).toBe(commits(3));
  expect(commits(3)).not.toBe(commits(4));
});

test('each commit changes something, files come and go, and every import that it brings leads to a file', () => {
  const texts = new Map([...monorepoFiles(plan, 3)].map(({ path, text }) => [path, text]));
  const counts = { edited: 0, come: 0, gone: 0, manifests: 0 };
  for (const { changes } of historyOf(plan, { seed: 3, commits: 200 })) {
    expect(changes.length).toBeGreaterThan(0);
    for (const { path, text } of changes) {
      expect(texts.get(path)).not.toBe(text);
      if (text === undefined) counts.gone++;
      else if (!texts.has(path)) counts.come++;
      else if (SOURCE.test(path)) counts.edited++;
      else counts.manifests++;
      if (text === undefined) texts.delete(path);
      else texts.set(path, text);
    }
    for (const { path, text } of changes) {
      for (const [, specifier] of text?.matchAll(/^import '(\.[^']*)\.js';$/gm) ?? []) {
        const target = new URL(specifier!, `file:///${path}`).pathname.slice(1);
        expect(texts.has(`${target}.ts`) || texts.has(`${target}.tsx`), `${path} imports ${specifier}`).toBe(true);
      }
    }
  }
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(5);
});
