import { expect, test } from 'vitest';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { isFrontend } from './frontend.ts';

function frontends(manifests: readonly object[]): readonly boolean[] {
  const names = manifests.map((_, at) => `s${at}`);
  const files = Object.fromEntries(manifests.flatMap((manifest, at) => [
    [`apps/s${at}/package.json`, JSON.stringify({ name: `s${at}`, ...manifest })], [`apps/s${at}/Dockerfile`, 'FROM node'], [`apps/s${at}/main.ts`, ''],
  ]));
  const { services } = analyse(memoryTree({ 'package.json': '{ "private": true, "workspaces": ["apps/*"] }', ...files }), { rules: [] }).architecture;
  return names.map((name) => isFrontend(services.find((service) => service.name === name)!));
}

test('a service that depends on what draws is a front end, in development too; one that only could is none', () => {
  const frameworks = ['react-dom', 'react', 'preact', 'vue', 'svelte', 'solid-js', '@angular/core', 'astro', 'react-native'];
  expect(frontends(frameworks.map((name) => ({ dependencies: { [name]: '1' } })))).toEqual(frameworks.map(() => true));
  expect(frontends([{ devDependencies: { pg: '8', vue: '3' } }, { peerDependencies: { vue: '3' } }, { dependencies: { pg: '8' } }, {}])).toEqual([true, false, false, false]);
});
