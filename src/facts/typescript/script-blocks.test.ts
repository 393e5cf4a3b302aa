import { expect, test } from 'vitest';
import { readModule } from './read-module.ts';

test('both scripts of a .vue file are one module, at their places in the file', () => {
  const facts = readModule('a.vue', [
    `<!-- <script>import 'no'</script> -->`,
    `<script lang="ts">import type { A } from './a'`,
    `export const b = 1</script>`,
    `<script setup lang='ts' generic="T extends A<B>">`,
    `import C from './C.vue'`,
    `const d: T = <any>await import('d')`,
    `</script>`,
    `<template><p>import e from 'e'</p></template>`,
  ].join('\n'));
  expect(facts.imports.map(({ specifier, line, column, typeOnly }) => [specifier, line, column, typeOnly])).toEqual([
    ['./a', 2, 42, true], ['./C.vue', 5, 15, false], ['d', 6, 32, false],
  ]);
  expect(facts.exports).toEqual([
    { kind: 'local', name: 'b', local: 'b' }, { kind: 'local', name: 'default', local: 'default' },
  ]);
});

test('`src` of a script is an import, unless it leads out of the repository', () => {
  const facts = readModule('a.vue', `<script\n  src="./a.ts" lang="ts" />\n<script src='https://x.y/z.js'></script><script src=/public.js></script>`);
  expect(facts.imports).toEqual([{ specifier: './a.ts', kind: 'import', typeOnly: false, line: 2, column: 7, names: [] }]);
});

test('scripts that are no code are left alone, and `from` of exports leads to the import in the whole', () => {
  const facts = readModule('a.vue', [
    `<script type="application/ld+json">{ "a": import 'no' }</script>`,
    `<script>import 'x'</script><script>export * from 'y'; export default {}</script>`,
  ].join('\n'));
  expect(facts.imports.map(({ specifier, column }) => [specifier, column])).toEqual([['x', 16], ['y', 50]]);
  expect(facts.exports).toEqual([{ kind: 'star', from: 1 }, { kind: 'local', name: 'default', local: 'default' }]);
});

test('only the module script of a .svelte file exports', () => {
  const facts = readModule('a.svelte', `<script module>export const a = 1</script>\n<script>export let b; import c from './c.svelte'</script>`);
  expect(facts.exports.map((fact) => fact.kind === 'local' && fact.name)).toEqual(['a', 'default']);
  expect(facts.imports).toHaveLength(1);
});

test('the frontmatter of an .astro file is TypeScript that may return, and its scripts count', () => {
  const facts = readModule('a.astro', [
    '---', `import A from '../A.astro'`, 'export const prerender: boolean = true', 'if (!a) return require(b)', '---',
    '<A client:load />', `<script>import './b'</script>`, `<script is:inline>import 'no'</script>`,
  ].join('\r\n'));
  expect(facts.imports.map(({ specifier, line, column }) => [specifier, line, column])).toEqual([['../A.astro', 2, 15], ['./b', 7, 16]]);
  expect(facts.exports.map((fact) => fact.kind === 'local' && fact.name)).toEqual(['prerender', 'default']);
  expect(facts.unparsed).toBeUndefined();
});

test('a script that cannot be parsed is told at its place in the file', () => {
  expect(readModule('a.vue', `<p/>\n<script>import 'x'\nrequire(a b)</script>`)).toMatchObject({
    imports: [{ specifier: 'x', line: 2, column: 16 }], unparsed: { line: 3 },
  });
  expect(readModule('a.vue', `<script>\nimport 'x'`).imports).toHaveLength(1);
  expect(readModule('a.vue', `<script ${'<script '.repeat(50_000)}`).imports).toEqual([]);
});
