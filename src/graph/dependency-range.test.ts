import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, object>>;

/** A repository whose package `app` imports `ui` and `left-pad` without declaring them: what the repair would declare. */
function declared(fields: Fields, more: Files = {}): Readonly<Record<string, string>> {
  const projects = { app: {}, ui: { version: '1.2.3', main: './index.ts' }, a: {}, b: {}, c: {}, ...fields };
  const files = {
    'package.json': '{ "private": true, "workspaces": ["packages/*", "packages/*/*"] }',
    ...Object.fromEntries(Object.entries(projects).flatMap(([name, own]) => [
      [`packages/${name}/package.json`, JSON.stringify({ name: name.split('/').at(-1), ...own })], [`packages/${name}/index.ts`, 'export const x = 1;\n'],
    ])),
    'packages/app/index.ts': "import { x } from 'ui';\nimport pad from 'left-pad';\nexport const y = [x, pad];\n",
    ...more,
  };
  const { findings } = analyse(memoryTree(files), { rules, config: {} }).report();
  return Object.fromEntries(findings.flatMap(({ repair }) => repair?.dependencies ?? []).map((one) => [one.package, one.range]));
}
const on = (dependencies: object): object => ({ dependencies });

describe('a package from outside', () => {
  test.each<[string, Fields, string | undefined]>([
    ['what most manifests say', { a: on({ 'left-pad': '^1.0.0' }), b: on({ 'left-pad': '^2.0.0' }), c: on({ 'left-pad': '^2.0.0' }) }, '^2.0.0'],
    ['whatever their order', { a: on({ 'left-pad': '^2.0.0' }), b: on({ 'left-pad': '^2.0.0' }), c: on({ 'left-pad': '^1.0.0' }) }, '^2.0.0'],
    ['of as many, the first by its text', { a: on({ 'left-pad': '^2.0.0' }), b: on({ 'left-pad': '^1.0.0' }) }, '^1.0.0'],
    ['no path, which says something else in each manifest', { a: on({ 'left-pad': 'file:../../left-pad' }), b: on({ 'left-pad': './left-pad' }), c: on({ 'left-pad': '~1.1.0' }) }, '~1.1.0'],
    ['nothing where no manifest tells', {}, undefined],
  ])('%s', (_, fields, range) => expect(declared(fields)['left-pad']).toBe(range));
});

describe('a package of the repository', () => {
  test.each<[string, Fields, string]>([
    ['what others give that very package', { a: on({ ui: 'workspace:^1' }) }, 'workspace:^1'],
    ['the protocol that most use', { a: on({ b: 'workspace:*' }), b: on({ c: 'workspace:*' }), c: on({ a: 'workspace:^' }) }, 'workspace:*'],
    ['a caret before the version', { a: on({ b: '^2.0.0' }), b: { version: '2.0.0' } }, '^1.2.3'],
    ['a tilde before the version', { a: on({ b: '~2.0.0' }), b: { version: '2.0.0' } }, '~1.2.3'],
    ['the very version', { a: on({ b: '2.0.0' }), b: { version: '2.0.0' } }, '1.2.3'],
    ['any, where it has no version', { a: on({ b: '^2.0.0' }), b: { version: '2.0.0' }, ui: { main: './index.ts' } }, '*'],
    ['any, as they do', { a: on({ b: '*' }) }, '*'],
    ['the way from here', { a: on({ b: 'file:../b' }) }, 'file:../ui'],
    ['a link, likewise', { a: on({ b: 'link:../b' }) }, 'link:../ui'],
    ['a range of another version tells no style', { a: on({ b: '^1.0.0' }), b: { version: '2.0.0' } }, '*'],
  ])('%s', (_, fields, range) => expect(declared(fields).ui).toBe(range));

  test('where none names another, what the package manager understands', () => {
    expect(declared({}).ui).toBe('*');
    expect(declared({}, { 'pnpm-workspace.yaml': 'packages: ["packages/*"]\n' }).ui).toBe('workspace:*');
  });
});
