import { describe, expect, it } from 'vitest';
import { empty, type Importing, told } from './told.fixture.ts';

type Row = [what: string, files: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, string>>, more?: Partial<Importing>];

function check(files: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, string>>, more: Partial<Importing> = {}): void {
  expect(told({ from: 'web/src/main.ts', files, ...more }, Object.keys(expected))).toEqual(expected);
}

const named = (root: string, manifest: object = {}) => ({ [`${root}/package.json`]: { name: 'lib', ...manifest }, [`${root}/index.ts`]: '' });
const web = (manifest: object): Record<string, unknown> => ({ 'package.json': { workspaces: ['web', 'lib'] }, 'web/package.json': { name: 'web', ...manifest } });
const depends = (section: string, range: string): Record<string, unknown> => web({ [section]: { lib: range } });

describe('of packages with one name', () => {
  const twins = { 'package.json': { workspaces: ['**'] }, ...named('group/x/lib'), ...named('group/y/lib'), ...named('groups/lib'), ...empty('group/y/index.ts') };
  it.each([
    ['group/x/app/main.ts', 'group/x/lib/index.ts'], ['group/y/app/main.ts', 'group/y/lib/index.ts'], ['groups/app/main.ts', 'groups/lib/index.ts'],
    ['group/z/main.ts', 'group/x/lib/index.ts'], ['other/main.ts', 'group/x/lib/index.ts'], ['group/y/lib/deep/main.ts', 'group/y/lib/index.ts'],
  ])('%s gets the nearest', (from, found) => {
    const root = from.slice(0, from.lastIndexOf('/'));
    check({ ...twins, ...(root.endsWith('deep') ? {} : { [`${root}/package.json`]: { name: 'app' } }) }, { lib: found }, { from });
  });

  it('the workspace protocol means a member, though another lies nearer', () => {
    const files = { 'package.json': { workspaces: ['group/web', 'far/lib'] }, ...named('far/lib'), ...named('group/lib'), 'group/web/package.json': { name: 'web', dependencies: { lib: 'workspace:*' } } };
    check(files, { lib: 'far/lib/index.ts' }, { from: 'group/web/main.ts' });
    check({ ...files, 'package.json': { workspaces: ['group/web'] } }, { lib: 'group/lib/index.ts' }, { from: 'group/web/main.ts' });
  });
});

describe('what a manifest declares', () => {
  it.each(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'])('in %s counts', (section) => {
    check({ ...depends(section, '^9.0.0'), ...named('lib', { version: '1.0.0' }) }, { lib: 'package lib' });
    check({ ...depends(section, '^1.0.0'), ...named('lib', { version: '1.0.0' }) }, { lib: 'lib/index.ts' });
  });

  it.each<Row>([
    ['in two sections is what the first of them says', { ...web({ dependencies: { lib: '^9' }, peerDependencies: { lib: '*' } }), ...named('lib', { version: '1.0.0' }) }, { lib: 'package lib' }],
    ['as an empty range is any version', { ...depends('dependencies', ''), ...named('lib', { version: '1.0.0-next' }) }, { lib: 'lib/index.ts' }],
    ['with blanks around is the same', { ...depends('dependencies', ' workspace:* '), ...named('lib', { version: '1.0.0' }) }, { lib: 'lib/index.ts' }],
    ['as a directory is it, whatever it is called', { ...depends('dependencies', 'portal:../other'), ...named('other', { name: 'else' }) }, { lib: 'other/index.ts' }],
    ['as a directory through a link is what the link leads to', { ...depends('dependencies', 'link:./near'), ...named('other') }, { lib: 'other/index.ts' }, { settings: { links: { 'web/near': 'other' } } }],
    ['as a directory without a manifest is its files', { ...depends('dependencies', 'link:../other'), ...empty('other/index.ts', 'other/a.ts') }, { lib: 'other/index.ts', 'lib/a': 'other/a.ts', 'lib/b': 'package lib' }],
    ['as a directory that is not there comes from outside', depends('dependencies', 'file:../other'), { lib: 'package lib', 'lib/a': 'package lib' }],
    ['as a directory out of the repository comes from outside', { ...depends('dependencies', 'file:../../../lib'), ...named('lib') }, { lib: 'package lib' }],
    ['as a package of the registry under another name comes from outside', { ...depends('dependencies', 'npm:other@^1'), ...named('lib') }, { lib: 'package lib' }],
    ['as a path of a git host comes from outside', { ...depends('dependencies', 'owner/lib'), ...named('lib') }, { lib: 'package lib' }],
    ['by the workspace protocol, under another name, is that package', { ...depends('dependencies', 'workspace:@acme/x@^1'), ...named('lib', { name: '@acme/x' }) }, { lib: 'lib/index.ts' }],
    ['by the workspace protocol, with a scope alone, is no other name', { ...depends('dependencies', 'workspace:@acme'), ...named('lib') }, { lib: 'lib/index.ts' }],
    ['by the workspace protocol and a path is what lies there', { ...depends('dependencies', 'workspace:./inner'), ...named('lib'), ...named('web/inner') }, { lib: 'web/inner/index.ts' }],
  ])('%s', (_, files, expected, more) => check(files, expected, more));
});

describe('a package', () => {
  it.each<Row>([
    ['knows itself by its name', { ...web({ exports: './src/index.ts' }), 'web/src/index.ts': '' }, { web: 'web/src/index.ts' }],
    ['is closed to itself as to others', { ...web({ exports: './src/index.ts' }), 'web/src/index.ts': '' }, { 'web/lost': 'unresolved' }],
    ['without exports that finds nothing in itself asks outside', web({ main: './a.ts' }), { 'web/lost': 'package web' }],
    ['that declares a package of its own name means that one', { ...web({ main: './a.ts', dependencies: { web: 'npm:web@1' } }), 'web/a.ts': '' }, { web: 'package web' }],
    ['that declares an alias which leads nowhere is the project of that name, member or not', {
      'package.json': { workspaces: ['web'] }, 'web/package.json': { name: 'web' }, 'tsconfig.json': { compilerOptions: { paths: { lib: ['./gone.ts'] } } }, ...named('vendor/lib'),
    }, { lib: 'vendor/lib/index.ts' }],
    ['that is no member is nothing by its name alone', { 'package.json': { workspaces: ['web'] }, 'web/package.json': { name: 'web' }, ...named('vendor/lib') }, { lib: 'package lib' }],
  ])('%s', (_, files, expected, more) => check(files, expected, more));

  it('finds its own directories by their name, unless the name has a scope or nothing is there', () => {
    check({ ...web({}), ...empty('web/src/a.ts', 'web/@scope/a/b.ts', 'web/top.ts', 'web/lib/index.ts') }, {
      'src/a': 'web/src/a.ts', 'src/b': 'package src', '@scope/a/b': 'package @scope/a', top: 'package top', lib: 'package lib', 'none/a': 'package none',
    });
  });
});

describe('types of a reference', () => {
  it.each<[declared: readonly string[], specifier: string, found: string]>([
    [[], 'node', 'node'], [['@types/node'], 'node', '@types/node'], [['node', '@types/node'], 'node', 'node'], [['@types/acme__x'], '@acme/x', '@types/acme__x'], [['@types/acme__x'], 'acme__x', '@types/acme__x'],
  ])('with %j declared, of %s, are of %s', (declared, specifier, found) => {
    check(web({ dependencies: Object.fromEntries(declared.map((name) => [name, '*'])) }), { [specifier]: `package ${found}` }, { kind: 'reference' });
  });
});

describe('the main file', () => {
  const main = (manifest: object, ...paths: string[]): Record<string, unknown> => ({
    ...depends('dependencies', '*'), 'lib/package.json': { name: 'lib', ...manifest }, ...empty(...paths.map((path) => `lib/${path}`)),
  });
  it.each<[manifest: object, paths: readonly string[], found: string]>([
    [{ types: './t.d.ts', module: './m.js', main: './a.js', browser: './b.js' }, ['t.d.ts', 'm.js', 'a.js', 'b.js'], 'lib/t.d.ts'],
    [{ types: './t.d.ts', module: './m.js', main: './a.js', browser: './b.js' }, ['m.js', 'a.js', 'b.js'], 'lib/m.js'],
    [{ types: './t.d.ts', module: './m.js', main: './a.js', browser: './b.js' }, ['a.js', 'b.js'], 'lib/a.js'],
    [{ module: './m.js', main: './a.js', browser: './b.js' }, ['b.js', 'index.ts'], 'lib/b.js'],
    [{ typings: './t.d.ts' }, ['t.d.ts'], 'lib/t.d.ts'],
    [{ main: '.' }, ['index.ts'], 'lib/index.ts'],
    [{ main: '../..' }, ['index.ts'], 'lib/index.ts'],
    [{ source: './gone.ts', main: './a.js' }, ['a.js'], 'lib/a.js'],
    [{ source: '../../gone.ts', main: './a.js' }, ['a.js'], 'lib/a.js'],
    [{ main: './code' }, ['code/index.ts'], 'lib/code/index.ts'],
    [{ main: './code' }, ['code.mts'], 'lib/code.mts'],
    [{ main: './made/a.js' }, ['src/index.ts'], 'unresolved'],
    [{ main: './a.js' }, ['src/index.ts'], 'lib/src/index.ts'],
    [{ typesVersions: { '>=5': { index: ['./t.d.ts'] } }, main: './a.js' }, ['t.d.ts', 'a.js'], 'lib/t.d.ts'],
    [{ typesVersions: { '>=5': { 'b.js': ['./t.d.ts'] } }, main: './b.js' }, ['t.d.ts', 'b.js'], 'lib/t.d.ts'],
    [{ typesVersions: { '>=5': { 'b.js': ['./t.d.ts'] } }, main: 'b.js' }, ['t.d.ts', 'b.js'], 'lib/t.d.ts'],
    [{ typesVersions: { '>=5': { 'c.d.ts': ['./t.d.ts'] } }, types: './c.d.ts', main: 'b.js' }, ['t.d.ts', 'b.js'], 'lib/t.d.ts'],
    [{ typesVersions: { '<5': { index: ['./t.d.ts'] } }, main: './a.js' }, ['t.d.ts', 'a.js'], 'lib/a.js'],
    [{ typesVersions: { '<5': { index: ['./old.d.ts'] }, '*': { index: ['./t.d.ts'] } } }, ['old.d.ts', 't.d.ts'], 'lib/t.d.ts'],
    [{ typesVersions: { '*': [] }, main: './a.js' }, ['a.js'], 'lib/a.js'],
    [{ typesVersions: [], main: './a.js' }, ['a.js'], 'lib/a.js'],
    [{ typesVersions: { '*': { index: './t.d.ts' } }, main: './a.js' }, ['t.d.ts', 'a.js'], 'lib/a.js'],
    [{ typesVersions: { '*': { index: [1, './t.d.ts'] } }, main: './a.js' }, ['t.d.ts', 'a.js'], 'lib/t.d.ts'],
  ])('by %j of %j', (manifest, paths, found) => check(main(manifest, ...paths), { lib: found }));

  it('of typesVersions is none where there are exports', () => {
    const manifest = { exports: { './x': './x.ts' }, typesVersions: { '*': { y: ['z.ts'] } } };
    check(main(manifest, 'x.ts', 'z.ts'), { 'lib/x': 'lib/x.ts', 'lib/y': 'unresolved' });
  });

  it('of a subpath is what the longest pattern of typesVersions says', () => {
    const typesVersions = { '*': { '*': ['all/*'], 'deep/*': ['gone/*', 'other/*'], 'deep/er/*': ['third/*'], '*.css': ['styles/*.ts'], exact: ['one.ts'], 'a*a': ['mid/*'] } };
    check(main({ typesVersions }, 'all/a.ts', 'other/b.ts', 'third/c.ts', 'all/x.css.ts', 'one.ts', 'all/deep.ts', 'mid/x.ts', 'all/aa.ts', 'all/axb.ts'), {
      'lib/a': 'lib/all/a.ts', 'lib/deep/b': 'lib/other/b.ts', 'lib/deep/er/c': 'lib/third/c.ts', 'lib/exact': 'lib/one.ts', 'lib/deep': 'lib/all/deep.ts', 'lib/axa': 'lib/mid/x.ts', 'lib/aa': 'unresolved',
      'lib/axb': 'lib/all/axb.ts',
    });
  });
});

describe('of an exports map', () => {
  const open = (exports: unknown, ...paths: string[]): Record<string, unknown> => ({
    ...depends('dependencies', '*'), 'lib/package.json': { name: 'lib', exports }, ...empty(...paths.map((path) => `lib/${path}`)),
  });
  it.each<[exports: unknown, found: string, custom?: readonly string[]]>([
    [{ require: './b.ts', default: './a.ts' }, 'a'], [{ node: './a.ts', require: './b.ts' }, 'a'], [{ browser: './b.ts', require: './a.ts' }, 'a'], [{ import: './a.ts', default: './b.ts' }, 'a'],
    [{ default: './b.ts', module: './a.ts' }, 'a'], [{ default: './b.ts', 'module-sync': './a.ts' }, 'a'], [{ import: './b.ts', typings: './a.ts' }, 'a'], [{ import: './b.ts', 'types@>=5': './a.ts' }, 'a'],
    [{ types: './b.ts', source: './a.ts' }, 'a'], [{ source: './b.ts', mine: './a.ts' }, 'a', ['mine']], [{ browser: './a.ts', types: './b.ts' }, 'a', ['browser']],
    [{ import: { require: './b.ts' }, module: './a.ts' }, 'a'], [{ import: './a.ts', module: { require: './b.ts' } }, 'a'], [{ import: { types: './a.ts', default: './b.ts' } }, 'a'],
    [{ node: { import: './a.ts' }, default: './b.ts' }, 'a'], [{ node: { require: './b.ts' }, default: './a.ts' }, 'a'], [{ import: './a.ts', module: './b.ts' }, 'a'], [{ module: './a.ts', import: './b.ts' }, 'a'],
  ])('%j gives %s', (exports, found, custom = []) => {
    check({ ...open(exports, 'a.ts', 'b.ts'), 'tsconfig.json': { compilerOptions: { customConditions: custom } } }, { lib: `lib/${found}.ts` });
  });

  it('a source that is not there gives way, and is not what a finding names', () => {
    check(open({ source: './src/a.ts', default: './dist/b.js' }, 'src/b.ts'), { lib: 'lib/src/b.ts' });
    check(open({ source: './src/a.ts', default: './dist/b.js' }), { lib: 'generated lib/dist/b.js' });
  });
});
