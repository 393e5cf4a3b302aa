import { expect, test } from 'vitest';
import { analyse } from '../src/session.ts';
import { memoryTree } from '../src/tree/memory-tree.ts';
import type { EdgeRule } from './dependency-rule/edge-rule.ts';
import { rules } from './index.ts';

type Files = Readonly<Record<string, string>>;

const docker = 'FROM node:22\nCOPY . .\n';
const workspace = { 'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }' };
const app = (name: string): Files => ({ [`apps/${name}/package.json`]: `{ "name": "${name}" }`, [`apps/${name}/Dockerfile`]: docker, [`apps/${name}/src/main.ts`]: 'export const a = 1;\n', [`apps/${name}/src/deep/b.ts`]: '' });
const ui: Files = { 'packages/ui/package.json': '{ "name": "ui", "exports": "./src/index.ts" }', 'packages/ui/src/index.ts': 'export const c = (): number => 1;\n', 'packages/ui/src/inside.ts': '' };
const repositories: Readonly<Record<string, Files>> = {
  'two services and a library': { ...workspace, ...app('orders'), ...app('billing'), ...ui },
  'three services, one of data alone': { ...workspace, ...app('orders'), ...app('billing'), 'apps/stock/package.json': '{ "name": "stock" }', 'apps/stock/Dockerfile': docker, 'apps/stock/db/rows.ts': '', 'apps/stock/z/y/x.ts': '' },
  'one service at the root': { 'package.json': '{ "name": "one" }', Dockerfile: docker, 'src/main.ts': 'export const a = 1;\n' },
  'a library alone': { 'package.json': '{ "name": "lib", "exports": "./index.ts" }', 'index.ts': 'export const a = 1;\n', 'inside.ts': '', 'twin.js': '', 'twin.ts': '' },
  'no manifest': { 'index.js': '' },
  'no code': { ...workspace, 'readme.md': '' },
};

const common = { name: 'asked', because: 'it was agreed' };
const edgeRules: readonly EdgeRule[] = [
  { ...common, from: 'apps/orders', forbid: 'apps/billing' }, { ...common, from: 'apps/orders', forbid: 'apps/billing', names: ['Cart', 'Stock'] }, { ...common, from: 'apps/orders', forbid: 'ui', names: 'Cart' },
  { ...common, from: 'apps/orders', forbid: { package: 'pg' } }, { ...common, from: 'apps/orders', forbid: { package: ['@aws-sdk/*', 'x'] } }, { ...common, from: 'apps/orders', forbid: { any: [{ package: 'pg' }, 'nowhere'] } },
  { ...common, from: 'apps/orders', forbid: { all: [{ package: 'a*' }, { package: '*b' }] } }, { ...common, from: 'nowhere', forbid: 'apps/orders' }, { ...common, from: 'apps/orders', forbid: 'nowhere' }, { ...common, from: 'apps/orders/src/main.ts', forbid: 'apps/orders/src/main.ts' },
  { ...common, from: 'apps/orders', allow: 'ui' }, { ...common, from: 'nowhere', allow: 'ui' }, { ...common, from: 'apps/orders', allow: '**' },
  { ...common, from: 'apps/orders/src', require: 'ui' }, { ...common, from: 'ui', require: 'ui' }, { ...common, from: 'nowhere', require: 'ui' },
  { ...common, layers: ['apps/orders', 'apps/billing', 'ui'] }, { ...common, layers: ['apps/orders', 'nowhere', 'ui'] }, { ...common, layers: ['apps', 'apps/orders'] },
  { ...common, from: 'apps/<app>', forbid: { path: 'apps', not: 'apps/<app>' } }, { ...common, from: 'nowhere/<app>', forbid: 'ui' }, { ...common, from: 'apps/<app>', forbid: 'packages/<app>' },
];

test('what a self-test plants is told as it was, and so is why it cannot', async () => {
  const told = Object.entries(repositories).map(([name, files]) => {
    const { architecture } = analyse(memoryTree(files), { rules: [] });
    return `## ${name}\n\n${rules.filter(({ id }) => id !== 'dependency-rule').map(({ id, plant, defaults }) => `- ${id}\n${plantings(plant!(architecture, defaults))}`).join('\n')}\n`;
  });
  const { architecture } = analyse(memoryTree(repositories['two services and a library']!), { rules: [] });
  const dependencyRule = rules.find(({ id }) => id === 'dependency-rule')!;
  const edges = edgeRules.map((rule) => {
    const { name: _name, because: _because, ...own } = rule;
    return `- ${JSON.stringify(own)}\n${plantings(dependencyRule.plant!(architecture, { rules: [rule] }))}`;
  });
  await expect(`# What a self-test plants\n\nWritten by the tests; read the difference before accepting it.\n\n${told.join('\n')}\n## rules of edges\n\n${edges.join('\n')}\n`).toMatchFileSnapshot('__snapshots__/plants.md');
});

type Planted = ReturnType<NonNullable<typeof rules[number]['plant']>>;

function plantings(all: Planted): string {
  return all.map((one) => {
    if ('cannot' in one) return `  - ${one.what}: cannot, for ${one.cannot}`;
    const edits = one.edits.map(({ path, text, replaces }) => `    - ${replaces === true ? 'all of' : 'into'} ${path}: ${JSON.stringify(text)}`);
    return [`  - ${one.what} (at ${one.at.join(', ')})`, ...edits].join('\n');
  }).join('\n') || '  - nothing';
}
