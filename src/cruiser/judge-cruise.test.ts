import { getAvailableTranspilers } from 'dependency-cruiser';
import { expect, test } from 'vitest';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import type { Cruised } from './cruise.ts';
import { judgeCruise } from './judge-cruise.ts';

const { graph } = analyse(memoryTree({ 'package.json': '{}', 'src/a.ts': '', 'lib/b.js': '', 'ui/c.vue': '<template/>' }), { rules: [] }).architecture;
const cruised: Cruised = { version: '17.4.3', modules: 3, transpilers: getAvailableTranspilers(), violations: [], rules: [] };
const judge = (result: Partial<Cruised>, directories: readonly string[]) => (
  judgeCruise({ ...cruised, ...result }, { config: '.dependency-cruiser.cjs', directories, graph }).map(({ code, severity, message }) => ({ code, severity, message })));

/** What dependency-cruiser tells where nothing but TypeScript 7 is installed. */
const withTypeScript7 = cruised.transpilers.map((one) => (['typescript', 'swc'].includes(one.name) ? { ...one, available: false } : one));

test('TypeScript here is one that it can use', () => {
  expect(judge({}, ['src', 'lib'])).toEqual([]);
  expect(cruised.transpilers.map(({ name }) => name)).toEqual(expect.arrayContaining(['typescript', 'swc', 'svelte', '@vue/compiler-sfc', 'vue-template-compiler']));
});

test('no TypeScript that it can use is an error wherever there is TypeScript to cruise', () => {
  const failed = [{ code: 'cruiser-failed', severity: 'error', message: expect.stringMatching(/no TypeScript that it can use \(it needs typescript >=2\.0\.0 <7\.0\.0.*passes over src\/a\.ts/) as string }];
  expect(judge({ transpilers: withTypeScript7 }, ['src'])).toEqual(failed);
  expect(judge({ transpilers: withTypeScript7, modules: 0 }, ['.'])).toEqual(failed);
  expect(judge({ transpilers: withTypeScript7 }, ['s*'])).toEqual(failed);
  expect(judge({ transpilers: withTypeScript7 }, ['lib'])).toEqual([]);
});

test('swc does for TypeScript', () => {
  expect(judge({ transpilers: withTypeScript7.map((one) => ({ ...one, available: one.name === 'swc' })) }, ['src'])).toEqual([]);
});

test('not one module is an error, and a kind of file that is passed over is told', () => {
  expect(judge({ modules: 0 }, ['lib'])).toMatchObject([{ code: 'cruiser-failed', message: expect.stringContaining('saw not one module in lib') as string }]);
  expect(judge({}, ['ui'])).toMatchObject([{ code: 'cruiser-partial', severity: 'warning', message: expect.stringContaining('ui/c.vue') as string }]);
});
