import { expect, it } from 'vitest';
import { reasonOf } from './told.fixture.ts';

const missing = (specifier: string, where: string): string => `'${specifier}' leads to ${where}, where no file is, so what it brings in is not `
  + 'analysed. Correct the specifier, or add the file; a generated file is told by a line in .gitignore.';
const noEntry = (specifier: string, what: string, where: string, manifest: string): string => `'${specifier}' names ${what}, which leads to no file${where}, `
  + `so what it brings in is not analysed. Correct the specifier, or the exports and main of ${manifest}.`;
const leaving = (specifier: string): string => `'${specifier}' leads out of the repository, so what it brings in is not analysed. Run mandate at the root of `
  + 'the whole repository, or correct the specifier.';
const unknown = (specifier: string, name: string): string => `'${specifier}' is declared with the workspace: protocol, but no package of the repository is named ${name}, so `
  + 'what it brings in is not analysed. Correct the name, or add the package to the workspaces.';

const workspace = {
  'package.json': { name: 'root', workspaces: ['lib', 'open', 'odd', 'web'], exports: { './x': './src/x.ts' } }, 'tsconfig.json': { compilerOptions: { paths: { '@dead/*': ['./gone/*'] } } },
  'lib/package.json': { name: '@acme/lib', exports: { '.': './src/index.ts', './no': null } }, 'lib/a.ts': '', 'open/package.json': { name: 'open' },
  'odd/package.json': { name: 'odd', exports: { '.': '../..' } },
  'web/package.json': { name: 'web', dependencies: { lost: 'workspace:*', other: 'workspace:gone@^1', root: 'workspace:*' }, imports: { '#a': './a.ts', '#none': null } },
};

it.each<[specifier: string, reason: string | undefined]>([
  ['./gone', missing('./gone', 'web/src/gone')],
  ['../..', missing('../..', 'the root')],
  ['../../../x', leaving('../../../x')],
  ['@/a', missing('@/a', 'web/src/a')],
  ['a b', missing('a b', 'web/a b')],
  ['@dead/a', missing('@dead/a', 'gone/a')],
  ['#a', missing('#a', 'web/a.ts')],
  ['#none', missing('#none', 'web')],
  ['@acme/lib', noEntry('@acme/lib', 'the entry of @acme/lib', ' (lib/src/index.ts)', 'lib/package.json')],
  ['@acme/lib/b', noEntry('@acme/lib/b', './b of @acme/lib', ' (lib/b)', 'lib/package.json')],
  ['@acme/lib/no', noEntry('@acme/lib/no', './no of @acme/lib', ' (lib/no)', 'lib/package.json')],
  ['open', noEntry('open', 'the entry of open', '', 'open/package.json')],
  ['odd', noEntry('odd', 'the entry of odd', '', 'odd/package.json')],
  ['root/x', noEntry('root/x', './x of root', ' (src/x.ts)', './package.json')],
  ['lost', unknown('lost', 'lost')],
  ['other/sub', unknown('other/sub', 'gone')],
  ['react', undefined],
])('%s leads to nothing, and says why', (specifier, reason) => {
  expect(reasonOf({ from: 'web/src/main.ts', files: workspace }, specifier)).toBe(reason);
});
