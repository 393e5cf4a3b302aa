import { describe, expect, it } from 'vitest';
import type { Inventory } from '../model/inventory.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { readingOf } from './reading.fixture.ts';
import { takeInventory } from './take-inventory.ts';
import type { InventorySettings } from './take-inventory.ts';

type Files = Readonly<Record<string, unknown>>;

/** Files of text, or of JSON where a value is no string. */
function take(files: Files, settings?: InventorySettings, links: Record<string, string> = {}): Inventory {
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, value]) => [path, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  return takeInventory(memoryTree(texts, { links }), readingOf(texts), settings);
}

function roots(files: Files): string[] {
  return take(files).projects.map(({ root }) => root);
}

function members(files: Files): string[] {
  return take(files).projects.filter(({ workspace }) => workspace).map(({ root }) => root);
}

function packages(...directories: string[]): Files {
  return Object.fromEntries(directories.map((directory) => [`${directory}/package.json`, { name: directory }]));
}

describe('workspaces', () => {
  const all = packages('packages/a', 'packages/b', 'packages/deep/c', 'packages/a/test/fixture');

  it.each([
    ['npm', { 'package.json': { workspaces: ['packages/*'] } }],
    ['yarn', { 'package.json': { workspaces: { packages: ['./packages/*/'] } } }],
    ['lerna', { 'package.json': { name: 'r' }, 'lerna.json': { packages: ['packages/*'] } }],
    ['lerna by default', { 'package.json': { name: 'r' }, 'lerna.json': '{ "version": "1.0.0", /* a comment */ }' }],
  ])('reads those of %s', (_, declaration) => {
    expect(members({ ...all, ...declaration })).toEqual(['packages/a', 'packages/b']);
  });

  it('reads those of pnpm, with what it negates, and its root', () => {
    const pnpm = 'packages:\n  - "packages/**" # all\n  - "!**/test/**"\ncatalog:\n  a: 1\n';
    const files = { ...all, 'package.json': { name: 'r', workspaces: ['nothing/*'] }, 'pnpm-workspace.yaml': pnpm };
    expect(members(files)).toEqual(['', 'packages/a', 'packages/b', 'packages/deep/c']);
  });

  it('falls back to the manifest where pnpm lists nothing', () => {
    const files = { ...all, 'package.json': { workspaces: ['packages/*'] }, 'pnpm-workspace.yaml': 'catalog: { a: 1 }\n' };
    expect(members(files)).toEqual(['packages/a', 'packages/b']);
  });

  it('reads those of rush, by folder, with tags', () => {
    const rush = '// rush\n{ "projects": [{ "packageName": "a", "projectFolder": "packages/a", "tags": ["x"] }] }';
    const project = take({ ...packages('packages/a'), 'rush.json': rush }).projects.find(({ root }) => root === 'packages/a');
    expect(project).toMatchObject({ workspace: true, declaredBy: ['package.json', 'rush.json'], tags: ['x'] });
  });

  it('finds several roots below one without a manifest', () => {
    const files = { ...packages('web', 'web/apps/a', 'go/b'), 'web/pnpm-workspace.yaml': 'packages: [apps/*]', 'main.go': '' };
    expect(take(files).projects.map(({ root, workspace, declaredBy }) => [root, workspace, declaredBy])).toEqual([
      ['', false, ['directory']],
      ['go/b', false, ['package.json']],
      ['web', true, ['package.json']],
      ['web/apps/a', true, ['package.json']],
    ]);
  });

  it('finds a workspace inside a member, and ../ in globs', () => {
    const files = {
      ...packages('packages/a/plugins/x', 'shared/y'),
      'package.json': { workspaces: ['packages/*'] },
      'packages/a/package.json': { name: 'a', workspaces: ['plugins/*', '../../shared/*'] },
    };
    expect(members(files)).toEqual(['packages/a', 'packages/a/plugins/x', 'shared/y']);
  });

  it('takes no declaration from a template', () => {
    const files = {
      ...packages('packages/create/src/starter/apps/x'),
      'package.json': { workspaces: ['packages/*'] },
      'packages/create/package.json': { name: 'create' },
      'packages/create/src/starter/package.json': { name: 'starter', workspaces: ['apps/*'] },
    };
    expect(roots(files)).toEqual(['', 'packages/create']);
  });
});

describe('projects', () => {
  it('are the members, the root, and manifests outside of all members', () => {
    const files = { 'package.json': { workspaces: ['packages/*'] }, ...packages('packages/a', 'packages/a/src/template', 'legacy', 'legacy/api') };
    expect(roots(files)).toEqual(['', 'legacy', 'legacy/api', 'packages/a']);
  });

  it('are all nested manifests where nothing declares a workspace', () => {
    const files = {
      'package.json': { name: 'r' },
      ...packages('services/a', 'services/a/contracts', 'services/b', 'services/b/src/templates/t', 'services/b/src/lib', '__fixtures__/f', 'test/app'),
      'src/orders/package.json': { dependencies: { a: '1' } },
    };
    expect(roots(files)).toEqual(['', 'services/a', 'services/a/contracts', 'services/b', 'src/orders']);
  });

  it('are not directories with a package.json that only says how to treat files', () => {
    const marker = { type: 'commonjs', sideEffects: false, main: './index.js' };
    expect(roots({ 'package.json': { name: 'r' }, 'lib/cjs/package.json': marker })).toEqual(['']);
    expect(roots({ 'package.json': { workspaces: ['lib/*'] }, 'lib/cjs/package.json': marker })).toEqual(['', 'lib/cjs']);
  });

  it('are fixtures and templates only when a workspace lists them', () => {
    const files = packages('templates/a', 'templates/b', 'fixtures/c');
    expect(roots({ 'package.json': { workspaces: ['templates/a'] }, ...files })).toEqual(['', 'templates/a']);
  });

  it('have a bare root only when a file lies in no other', () => {
    expect(roots(packages('a', 'b'))).toEqual(['a', 'b']);
    expect(take({ ...packages('a'), 'README.md': '' }).projects[0]).toMatchObject({ root: '', name: 'root', declaredBy: ['directory'] });
    expect(roots({})).toEqual([]);
  });

  it('own what lies below, the nearest first', () => {
    const files = { 'package.json': {}, ...packages('a', 'a/b'), 'x.ts': '', 'a/b/src/y.ts': '', 'a/bc/z.ts': '', 'ab/z.ts': '' };
    const inventory = take(files);
    const owner = (path: string): string => inventory.projectOf(inventory.fileOf(path) ?? -1).root;
    expect(['x.ts', 'a/b/src/y.ts', 'a/bc/z.ts', 'ab/z.ts'].map(owner)).toEqual(['', 'a/b', 'a', '']);
    expect(inventory.isDirectory('a/b/src')).toBe(true);
    expect(inventory.isDirectory('a/b/src/y.ts')).toBe(false);
  });

  it('of nest-cli are its projects, in monorepo mode and alone', () => {
    const monorepo = {
      monorepo: true,
      root: 'apps/auth',
      projects: {
        auth: { type: 'application', root: 'apps/auth', entryFile: 'main', sourceRoot: 'apps/auth/src' },
        common: { type: 'library', root: 'libs/common', entryFile: 'index', sourceRoot: 'libs/common/src' },
        gone: { type: 'library', root: 'libs/gone' },
      },
    };
    const { projects } = take({
      'package.json': { name: 'r' },
      'nest-cli.json': monorepo,
      'apps/auth/src/main.ts': '',
      'apps/auth/package.json': { name: '@r/auth' },
      'libs/common/src/index.ts': '',
    });
    expect(projects.map(({ name, root, type, entries, declaredBy }) => ({ name, root, type, entries, declaredBy }))).toEqual([
      { name: 'r', root: '', type: undefined, entries: [], declaredBy: ['package.json'] },
      { name: '@r/auth', root: 'apps/auth', type: 'application', entries: ['apps/auth/src/main.ts'], declaredBy: ['package.json', 'nest-cli.json'] },
      { name: 'common', root: 'libs/common', type: 'library', entries: ['libs/common/src/index.ts'], declaredBy: ['nest-cli.json'] },
    ]);

    const alone = take({
      ...packages('svc', 'lib'),
      'svc/nest-cli.json': { sourceRoot: 'elsewhere/src' }, 'svc/src/main.ts': '',
      'lib/nest-cli.json': { sourceRoot: 'src' }, 'lib/src/index.ts': '',
    });
    expect(alone.projects.map(({ root, type }) => [root, type])).toEqual([['lib', undefined], ['svc', 'application']]);
  });

  it('of Nx are directories with a project.json, and names of workspace.json', () => {
    const main = { build: { options: { main: 'apps/shop/src/main.ts' } } };
    const { projects } = take({
      'package.json': { name: 'r' },
      'nx.json': {},
      'apps/shop/project.json': { name: 'shop', projectType: 'application', tags: ['scope:shop'], targets: main },
      'apps/shop/src/main.ts': '',
      'libs/ui/project.json': '{ /* lib */ "projectType": "library", }',
      'libs/ui/src/icons/package.json': { name: 'icons' },
      'libs/tagged/package.json': { name: '@r/tagged', nx: { tags: ['b', 'a'] } },
      'tools/project.json': { unrelated: true },
      'workspace.json': { projects: { old: { root: 'libs/old', projectType: 'library' }, shop: 'apps/shop' } },
      'libs/old/a.ts': '',
    });
    expect(projects.map(({ name, root, type, tags }) => [name, root, type, tags])).toEqual([
      ['r', '', undefined, []],
      ['shop', 'apps/shop', 'application', ['scope:shop']],
      ['old', 'libs/old', 'library', []],
      ['@r/tagged', 'libs/tagged', undefined, ['a', 'b']],
      ['libs/ui', 'libs/ui', 'library', []],
    ]);
    expect(projects[1]?.entries).toEqual(['apps/shop/src/main.ts']);
  });

  it('do not share a name', () => {
    const inventory = take({
      'package.json': { name: 'same', workspaces: ['packages/*'] },
      'packages/a/package.json': '{\n  "name": "same"\n}',
      'packages/b/package.json': { name: 'same' },
      'examples/b/package.json': { name: 'packages/b' },
    });
    expect(inventory.projects.map(({ root, name }) => [root, name])).toEqual([
      ['', 'root'],
      ['examples/b', 'packages/b'],
      ['packages/a', 'same'],
      ['packages/b', 'packages/b-2'],
    ]);
    expect(inventory.problems.map(({ code, sites }) => [code, sites])).toEqual([
      ['duplicate-project', [
        { file: 'packages/a/package.json', line: 2, column: 11 },
        { file: 'packages/b/package.json', line: 1, column: 9 },
      ]],
    ]);
  });
});

describe('manifests', () => {
  it('are read as far as they have the right types', () => {
    const manifest = { name: 'a', main: 1, type: 'module', bin: { x: './x.js' }, dependencies: { b: '1', c: 2 }, files: ['dist'], private: true };
    expect(take({ 'package.json': manifest }).projects[0]?.manifest).toMatchObject({
      name: 'a', main: undefined, type: 'module', bin: ['./x.js'], dependencies: { b: '1' }, filesField: ['dist'], private: true, scripts: {},
    });
  });

  it('may start with a byte order mark', () => {
    const inventory = take({ 'package.json': '\uFEFF{"name":"a"}' });
    expect([inventory.projects[0]?.name, inventory.problems]).toEqual(['a', []]);
  });

  it('that are not JSON are Problems with a place, the root one an error', () => {
    const inventory = take({
      'package.json': '{ "workspaces": ["a", "b", "c"], \n "name": }', 'a/package.json': '{\n  "name": "a",\n}', 'b/package.json': '[]', 'c/package.json': '',
    });
    expect(inventory.problems.map(({ code, severity, sites: [site] }) => [code, severity, site?.file, site?.line, site?.column])).toEqual([
      ['invalid-root-manifest', 'error', 'package.json', 2, 10],
      ['invalid-manifest', 'warning', 'a/package.json', 3, 1],
      ['invalid-manifest', 'warning', 'b/package.json', 1, 1],
      ['invalid-manifest', 'warning', 'c/package.json', 1, 1],
    ]);
    expect(inventory.projects.map(({ name }) => name)).toEqual(['root', 'a', 'b', 'c']);
  });

  it('of a fixture say nothing', () => {
    expect(take({ 'package.json': {}, 'test/fixtures/broken/package.json': '{' }).problems).toEqual([]);
  });

  it('nested deeper than a parser goes are Problems', () => {
    expect(take({ 'package.json': '['.repeat(200_000) }).problems.map(({ code }) => code)).toEqual(['invalid-root-manifest']);
  });
});

describe('settings and links', () => {
  it('leave out what is to be ignored, and count it as ignored', () => {
    const inventory = take({ 'package.json': {}, 'old/a.ts': '', 'src/b.ts': '' }, { ignore: ['old'] });
    expect(inventory.paths).toEqual(['package.json', 'src/b.ts']);
    expect([inventory.ignores('old/a.ts'), inventory.ignores('src/b.ts')]).toEqual([true, false]);
  });

  it('follow links on the way of a path', () => {
    const { realPath } = take({ 'shared/src/a.ts': '' }, {}, { 'app/shared': 'shared', 'x': 'app/shared/src', 'loop': 'loop/a' });
    expect(realPath('app/shared/src/a.ts')).toBe('shared/src/a.ts');
    expect(realPath('x/a.ts')).toBe('shared/src/a.ts');
    expect(realPath('shared/src/a.ts')).toBe('shared/src/a.ts');
    expect(realPath('loop/b')).toBe('loop/b');
  });
});
