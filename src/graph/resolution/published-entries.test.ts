import { describe, expect, it } from 'vitest';
import { readingOf } from '../../inventory/reading.fixture.ts';
import { takeInventory } from '../../inventory/take-inventory.ts';
import { memoryTree } from '../../tree/memory-tree.ts';
import { createLookups } from './create-lookups.ts';
import { createResolver } from './create-resolver.ts';
import { publishedEntries } from './published-entries.ts';

interface Case {
  readonly files: Readonly<Record<string, unknown>>;
  /** Root of the project that is asked. */
  readonly of: string;
  /** What is listed: specifier → file. Undefined when nothing of the project is closed. */
  readonly listed: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Path → the specifier that publishes it. */
  readonly entryOf?: Readonly<Record<string, string | undefined>>;
}

function check({ files, of, listed, entryOf = {} }: Case): void {
  const texts: Record<string, string> = Object.fromEntries(Object.entries(files).map(([path, content]) => (
    [path, typeof content === 'string' ? content : JSON.stringify(content)]
  )));
  const inventory = takeInventory(memoryTree(texts), readingOf(texts));
  const found = publishedEntries(inventory, createLookups(inventory))(inventory.projects.find(({ root }) => root === of)!);
  const told = new Map<string, string[]>();
  for (const { specifier, file } of found?.listed ?? []) told.set(specifier, [...told.get(specifier) ?? [], inventory.paths[file]!]);
  expect(found === undefined ? undefined : Object.fromEntries([...told].map(([key, paths]) => [key, paths.length === 1 ? paths[0] : paths]))).toEqual(listed);
  const specifiers = Object.keys(entryOf).map((path) => [path, found?.entryOf(inventory.fileOf(path)!, () => [])?.specifier]);
  expect(Object.fromEntries(specifiers)).toEqual(entryOf);
}

function empty(...paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, '']));
}

const workspace = { 'package.json': { name: 'root', workspaces: ['packages/*'] } };
const lib = (manifest: object, ...files: string[]) => ({
  ...workspace, 'packages/lib/package.json': { name: '@acme/lib', ...manifest }, ...empty(...files.map((file) => `packages/lib/${file}`)),
});

describe('a project with a manifest publishes', () => {
  it('nothing by an alias that another project declares for itself, even from a baseUrl at the root', () => check({
    files: {
      ...lib({ main: './src/index.ts' }, 'src/index.ts', 'src/inner.ts'),
      'packages/web/package.json': { name: '@acme/web' },
      'packages/web/tsconfig.json': { compilerOptions: { baseUrl: '../..', paths: { '@lib/*': ['packages/lib/src/*'] } } },
      'packages/web/src/index.ts': '',
    },
    of: 'packages/lib',
    listed: { '@acme/lib': 'packages/lib/src/index.ts' },
    entryOf: { 'packages/lib/src/inner.ts': undefined },
  }));

  it('the targets of every condition of its exports, led back to the source', () => check({
    files: lib({
      exports: { '.': { types: './types.d.ts', default: './dist/index.js' }, './a': './dist/a.js', './none': './dist/none.js', './package.json': './package.json', './no': null },
    }, 'types.d.ts', 'src/index.ts', 'src/a.ts', 'src/b.ts'),
    of: 'packages/lib',
    listed: { '@acme/lib': ['packages/lib/types.d.ts', 'packages/lib/src/index.ts'], '@acme/lib/a': 'packages/lib/src/a.ts', '@acme/lib/package.json': 'packages/lib/package.json' },
    entryOf: { 'packages/lib/src/a.ts': '@acme/lib/a', 'packages/lib/src/index.ts': '@acme/lib', 'packages/lib/src/b.ts': undefined },
  }));

  it('what its patterns match, save what null closes', () => check({
    files: lib({
      exports: { './*': './dist/*.js', './ui/*': './src/ui/*/index.tsx', './internal/*': null, './assets/': './assets/' },
    }, 'src/a.ts', 'src/deep/b.ts', 'src/ui/button/index.tsx', 'src/ui/button/style.ts', 'src/internal/x.ts', 'assets/x.css', 'test/y.ts'),
    of: 'packages/lib',
    listed: {},
    entryOf: {
      'packages/lib/src/a.ts': '@acme/lib/a', 'packages/lib/src/deep/b.ts': '@acme/lib/deep/b', 'packages/lib/src/ui/button/index.tsx': '@acme/lib/ui/button',
      'packages/lib/src/internal/x.ts': undefined, 'packages/lib/assets/x.css': '@acme/lib/assets/x.css', 'packages/lib/src/ui/button/style.ts': undefined,
    },
  }));

  it('its main fields, its index, and what typesVersions names', () => {
    check({ files: lib({ main: 'dist/index.js' }, 'src/index.ts', 'src/b.ts'), of: 'packages/lib', listed: { '@acme/lib': 'packages/lib/src/index.ts' }, entryOf: { 'packages/lib/src/b.ts': undefined } });
    check({ files: lib({ main: 'a.js', types: 'b.d.ts' }, 'a.js', 'b.d.ts'), of: 'packages/lib', listed: { '@acme/lib': ['packages/lib/b.d.ts', 'packages/lib/a.js'] } });
    check({ files: lib({}, 'index.ts'), of: 'packages/lib', listed: { '@acme/lib': 'packages/lib/index.ts' } });
    check({
      files: lib({ main: 'dist/index.js', typesVersions: { '*': { server: ['dist/server.d.ts'], 'x/*': ['dist/x/*.d.ts'] } } }, 'src/index.ts', 'src/server.ts', 'src/x/y.ts'),
      of: 'packages/lib',
      listed: { '@acme/lib': 'packages/lib/src/index.ts', '@acme/lib/server': 'packages/lib/src/server.ts' },
      entryOf: { 'packages/lib/src/x/y.ts': '@acme/lib/x/y' },
    });
  });

  it('everything, when it declares no entry that leads to a file', () => {
    check({ files: lib({}, 'src/index.ts'), of: 'packages/lib', listed: undefined });
    check({ files: lib({ main: 'lost/main.js' }, 'src/a.ts'), of: 'packages/lib', listed: undefined });
  });
});

describe('aliases of the root tsconfig publish', () => {
  const nest = {
    'package.json': { name: 'mono' },
    'nest-cli.json': {
      monorepo: true, root: 'apps/orders', sourceRoot: 'apps/orders/src',
      projects: {
        orders: { type: 'application', root: 'apps/orders', entryFile: 'main', sourceRoot: 'apps/orders/src' },
        common: { type: 'library', root: 'libs/common', entryFile: 'index', sourceRoot: 'libs/common/src' },
        events: { type: 'library', root: 'libs/events', entryFile: 'index', sourceRoot: 'libs/events/src' },
      },
    },
    'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@app/common': ['libs/common/src'], '@app/common/*': ['libs/common/src/*'], '@app/events': ['libs/events/src/index.ts'], '@/*': ['src/*'], '*': ['libs/*'] } } },
    ...empty('libs/common/src/index.ts', 'libs/common/src/db/user.ts', 'libs/common/test/x.ts', 'libs/events/src/index.ts', 'libs/events/src/a.ts', 'apps/orders/src/main.ts', 'src/x.ts'),
  };
  it('the libraries of nest-cli and Nx', () => {
    check({
      files: nest, of: 'libs/common', listed: { '@app/common': 'libs/common/src/index.ts' },
      entryOf: { 'libs/common/src/db/user.ts': '@app/common/db/user', 'libs/common/test/x.ts': undefined },
    });
    check({ files: nest, of: 'libs/events', listed: { '@app/events': 'libs/events/src/index.ts' }, entryOf: { 'libs/events/src/a.ts': undefined } });
    check({ files: nest, of: 'apps/orders', listed: { orders: 'apps/orders/src/main.ts' } });
  });

  it('whole libraries, when a wildcard leads to where they lie', () => check({
    files: { ...nest, 'tsconfig.json': { compilerOptions: { paths: { '@lib/*': ['./libs/*'], '~/*': ['./*'] } } } },
    of: 'libs/common', listed: { common: 'libs/common/src/index.ts' }, entryOf: { 'libs/common/src/db/user.ts': '@lib/common/src/db/user', 'libs/common/test/x.ts': '@lib/common/test/x' },
  }));

  it('not what the tsconfig of one project declares for itself', () => {
    const files = {
      ...workspace,
      'packages/web/package.json': { name: 'web' }, 'packages/web/tsconfig.json': { compilerOptions: { paths: { '@api/*': ['../api/src/*'], '@api': ['../api/src/x.ts'] } } },
      'packages/api/package.json': { name: 'api' }, ...empty('packages/api/src/x.ts', 'packages/web/src/a.ts'),
    };
    check({ files, of: 'packages/api', listed: undefined });
    check({ files: nest, of: '', listed: undefined });
  });

  it('entries beside the manifest in an integrated workspace', () => {
    const files = (manifest: object) => ({
      'nx.json': '{}', 'package.json': { name: 'root' },
      'tsconfig.base.json': { compilerOptions: { paths: { '@acme/ui': ['libs/ui/src/index.ts'], '@acme/ui/testing': ['libs/ui/src/testing.ts'], '@acme/ui/parts/*': ['libs/ui/src/parts/*'], '@libs/*': ['libs/*/src/public.ts'] } } },
      'libs/ui/tsconfig.json': { extends: '../../tsconfig.base.json' }, 'libs/ui/package.json': { name: 'ui', ...manifest },
      ...empty('libs/ui/src/index.ts', 'libs/ui/src/testing.ts', 'libs/ui/src/parts/a.ts', 'libs/ui/src/inner.ts', 'libs/ui/src/public.ts'),
    });
    const listed = { '@acme/ui': 'libs/ui/src/index.ts', '@acme/ui/testing': 'libs/ui/src/testing.ts', '@libs/ui': 'libs/ui/src/public.ts' };
    const inner = { 'libs/ui/src/inner.ts': undefined, 'libs/ui/src/public.ts': '@libs/ui' };
    check({ files: files({}), of: 'libs/ui', listed, entryOf: { ...inner, 'libs/ui/src/parts/a.ts': '@acme/ui/parts/a' } });
    check({ files: files({ exports: './src/index.ts' }), of: 'libs/ui', listed, entryOf: { ...inner, 'libs/ui/src/parts/a.ts': undefined } });
  });

  const nx = (paths: object, ...files: string[]) => ({
    'nx.json': '{}', 'package.json': { name: 'root' }, 'tsconfig.base.json': { compilerOptions: { paths } }, 'libs/ui/tsconfig.json': { extends: '../../tsconfig.base.json' },
    'libs/ui/project.json': { name: 'ui', sourceRoot: 'libs/ui/src' }, ...empty(...files),
  });

  it.each<[paths: object, listed: Case['listed'], entryOf: NonNullable<Case['entryOf']>]>([
    [{ '@acme/ui': ['libs/ui/src/a.ts'], '@acme/uikit': ['libs/ui/src/b.ts'] }, { '@acme/ui': 'libs/ui/src/a.ts', '@acme/uikit': 'libs/ui/src/b.ts' }, {}],
    [{ '@acme/ui': ['libs/ui/src/lost.ts'], '@acme/other': ['libs/ui2/src/a.ts'] }, undefined, {}],
    [{ '@acme/ui': ['../libs/ui/src/a.ts'] }, undefined, {}],
    [{ '*': ['libs/ui/src/*'], '*x': ['libs/ui/src/a.ts'] }, undefined, {}],
    [{ '@/*': ['./*'], '~/*': ['libs/*'] }, {}, { 'libs/ui/src/a.ts': '~/ui/src/a' }],
    [{ '@ui/*': ['libs/ui/*'] }, {}, { 'libs/ui/src/a.ts': '@ui/src/a', 'libs/ui/src/part.tsx': '@ui/src/part', 'libs/ui/src/index.ts': '@ui/src/index' }],
    [{ '@ui/*': ['libs/ui/src/*.ts'] }, {}, { 'libs/ui/src/a.ts': '@ui/a', 'libs/ui/src/part.tsx': undefined }],
    [{ '@ui/*': ['libs/ui/src/*'], '@longer-ui/*': ['libs/ui/*'] }, {}, { 'libs/ui/src/a.ts': '@ui/a' }],
    [{ '@b/*': ['libs/ui/src/*'], '@a/*': ['libs/ui/src/*'] }, {}, { 'libs/ui/src/a.ts': '@a/a' }],
    [{ '@b': ['libs/ui/src/a.ts'], '@a': ['libs/ui/src/a.ts'] }, { '@a': 'libs/ui/src/a.ts', '@b': 'libs/ui/src/a.ts' }, { 'libs/ui/src/a.ts': '@a' }],
    [{ '@acme/*': ['libs/*/src/a.ts'] }, { '@acme/ui': 'libs/ui/src/a.ts' }, { 'libs/ui/src/a.ts': '@acme/ui' }],
    [{ '@acme/*': ['libs/ui/src/a.ts'] }, undefined, {}],
  ])('of an Nx library, by %j: %j and %j', (paths, listed, entryOf) => check({
    files: nx(paths, 'libs/ui/src/a.ts', 'libs/ui/src/b.ts', 'libs/ui/src/part.tsx', 'libs/ui/src/index.ts', 'libs/ui2/src/a.ts'), of: 'libs/ui', listed, entryOf,
  }));

  it.each(['pnpm-workspace.yaml', 'nx.json', 'lerna.json', 'rush.json', 'turbo.json', 'angular.json', 'workspace.json'])('of an inner workspace, where %s marks its root', (marker) => {
    const inner = {
      'package.json': { name: 'root' }, 'inner/package.json': { name: 'inner' }, 'inner/tsconfig.json': { compilerOptions: { paths: { '@inner/ui': ['./ui/src/a.ts'] } } },
      'inner/ui/package.json': { name: 'ui' }, 'inner/ui/src/a.ts': '', 'inner/src/index.ts': '',
    };
    const listed = { '@inner/ui': 'inner/ui/src/a.ts' };
    check({ files: { ...inner, [`inner/${marker}`]: '{}' }, of: 'inner/ui', listed });
    check({ files: { ...inner, 'inner/package.json': { name: 'inner', workspaces: ['ui'] } }, of: 'inner/ui', listed });
    check({ files: inner, of: 'inner/ui', listed: undefined });
  });
});

describe('what imports have shown to be published', () => {
  const files = lib({ exports: { './x/*': './src/*.ts', './y/*': './src/*.ts', './longer/*': './src/*.ts', './src/*': './src/*.ts' } }, 'src/a.ts');
  const texts = Object.fromEntries(Object.entries({ ...files, 'packages/web/package.json': { name: 'web' }, 'packages/web/a.ts': '' }).map(([path, content]) => (
    [path, typeof content === 'string' ? content : JSON.stringify(content)]
  )));

  it.each<[imported: readonly string[], asked: readonly string[], specifier: string]>([
    [[], ['./y/a'], '@acme/lib/x/a'], [['./y/a'], ['./y/a'], '@acme/lib/y/a'], [['./y/a'], [], '@acme/lib/x/a'], [['./longer/a', './y/a'], ['./longer/a', './y/a'], '@acme/lib/y/a'],
    [['./longer/a', './y/a'], ['./longer/a'], '@acme/lib/longer/a'], [['./y/a', './x/a'], ['./y/a', './x/a'], '@acme/lib/x/a'], [['./src/a'], ['./src/a'], '@acme/lib/x/a'],
  ])('after imports of %j, asked for by %j, it is %s', (imported, asked, specifier) => {
    const inventory = takeInventory(memoryTree(texts), readingOf(texts));
    const lookups = createLookups(inventory);
    const { resolve } = createResolver(inventory, lookups);
    for (const subpath of imported) resolve('packages/web/a.ts', `@acme/lib${subpath.slice(1)}`, 'import');
    const file = inventory.fileOf('packages/lib/src/a.ts')!;
    const { entryOf } = publishedEntries(inventory, lookups)(inventory.projects.find(({ root }) => root === 'packages/lib')!)!;
    expect(entryOf(file, () => asked)).toEqual({ subpath: `.${specifier.slice('@acme/lib'.length)}`, specifier, file });
  });
});
