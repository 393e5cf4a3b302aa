import { describe, expect, it } from 'vitest';
import type { Inventory, TsConfig } from '../model/inventory.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { readingOf } from './reading.fixture.ts';
import { takeInventory } from './take-inventory.ts';

type Files = Readonly<Record<string, unknown>>;

function take(files: Files, ignored: readonly string[] = []): Inventory {
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, value]) => [path, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  return takeInventory(memoryTree(texts, { ignored }), readingOf(texts));
}

function options(files: Files, path = 'app/src/a.ts'): TsConfig | undefined {
  return take(files).tsconfigOf(path);
}

describe('the nearest config', () => {
  it('governs, tsconfig before jsconfig', () => {
    const files = { 'tsconfig.json': {}, 'app/tsconfig.json': {}, 'app/jsconfig.json': {}, 'js/jsconfig.json': {} };
    const inventory = take(files);
    expect(['a.ts', 'app/src/a.ts', 'js/a.js', 'other/x/a.ts'].map((path) => inventory.tsconfigOf(path)?.file)).toEqual([
      'tsconfig.json', 'app/tsconfig.json', 'js/jsconfig.json', 'tsconfig.json',
    ]);
    expect(inventory.tsconfigOf('js/a.js')?.allowJs).toBe(true);
  });

  it('is tsconfig.base.json where there is no other', () => {
    expect(options({ 'tsconfig.base.json': {}, 'app/tsconfig.app.json': {} })?.file).toBe('tsconfig.base.json');
    expect(options({ 'a.ts': '' })).toBeUndefined();
  });

  it('gives way to the reference that names the file', () => {
    const inventory = take({
      'app/tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.node.json' }, { path: '../lib' }] },
      'app/tsconfig.app.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } }, include: ['src'], exclude: ['src/**/*.test.ts'] },
      'app/tsconfig.node.json': { include: ['vite.config.ts', 'src/**/*.test.ts'] },
      'lib/tsconfig.json': { include: ['**/*.ts'] },
    });
    const file = (path: string): string | undefined => inventory.tsconfigOf(path)?.file;
    expect(file('app/src/a.ts')).toBe('app/tsconfig.app.json');
    expect(file('app/src/a.vue')).toBe('app/tsconfig.app.json');
    expect(file('app/src/a.test.ts')).toBe('app/tsconfig.node.json');
    expect(file('app/vite.config.ts')).toBe('app/tsconfig.node.json');
    expect(file('app/other.ts')).toBe('app/tsconfig.json');
  });

  it('keeps the files that it includes itself, and those that nothing names', () => {
    const inventory = take({
      'tsconfig.json': { include: ['src'], references: [{ path: 'a' }] },
      'a/tsconfig.json': { references: [{ path: '..' }, { path: '../missing' }] },
    });
    expect(inventory.tsconfigOf('src/a.ts')?.file).toBe('tsconfig.json');
    expect(inventory.tsconfigOf('test/a.ts')?.file).toBe('tsconfig.json');
    expect(inventory.tsconfigOf('src/a.ts')?.references).toEqual(['a/tsconfig.json']);
  });
});

describe('options', () => {
  it('come with comments and trailing commas', () => {
    const text = '\uFEFF{\n  // comment\n  "compilerOptions": { "baseUrl": "./src", /* b */ "moduleResolution": "Bundler", },\n}';
    expect(options({ 'app/tsconfig.json': text })).toMatchObject({ baseUrl: 'app/src', pathsBase: 'app/src', moduleResolution: 'bundler', resolveJsonModule: true });
  });

  it('start from the config that declares them', () => {
    const files = {
      'tsconfig.base.json': { compilerOptions: { paths: { '@x/*': ['libs/*'] }, outDir: 'dist', rootDirs: ['src', 'gen'], moduleSuffixes: ['.ios', ''] } },
      'app/tsconfig.json': { extends: '../tsconfig.base', compilerOptions: { outDir: './out', customConditions: ['source'], declarationDir: 'types' } },
    };
    expect(options(files)).toMatchObject({
      file: 'app/tsconfig.json', pathsBase: '', baseUrl: undefined, paths: { '@x/*': ['libs/*'] }, outDir: 'app/out', declarationDir: 'app/types',
      rootDirs: ['src', 'gen'], moduleSuffixes: ['.ios', ''], customConditions: ['source'],
    });
  });

  it('put the directory of the asked config in for ${configDir}', () => {
    const files = {
      'configs/base.json': { compilerOptions: { outDir: '${configDir}/dist', paths: { '~/*': ['${configDir}/src/*', './own/*'] } } },
      'app/tsconfig.json': { extends: '../configs/base.json' },
    };
    expect(options(files)).toMatchObject({ outDir: 'app/dist', pathsBase: 'configs', paths: { '~/*': ['./../app/src/*', './own/*'] } });
  });

  it('of a later entry in extends weigh more', () => {
    const files = {
      'one.json': { compilerOptions: { baseUrl: 'one', module: 'ESNext' } },
      'two.json': { compilerOptions: { baseUrl: 'two' } },
      'app/tsconfig.json': { extends: ['../one.json', '../two.json'] },
    };
    expect(options(files)).toMatchObject({ baseUrl: 'two', module: 'esnext' });
  });

  it('come from packages of the repository, and are silent on others', () => {
    const base = (rootDir: string): unknown => ({ compilerOptions: { rootDir } });
    const files = {
      'package.json': { workspaces: ['packages/*'] },
      'packages/config/package.json': { name: '@x/config' },
      'packages/config/base.json': base('base'),
      'packages/config/tsconfig.json': base('default'),
      'packages/mapped/package.json': { name: '@x/mapped', exports: { './*': { default: './configs/*.json' }, './one.json': './two.json' } },
      'packages/mapped/configs/web.json': base('web'),
      'packages/mapped/two.json': base('two'),
    };
    const from = (specifier: string): string | undefined => {
      const inventory = take({ ...files, 'app/tsconfig.json': { extends: specifier } });
      const rootDir = inventory.tsconfigOf('app/a.ts')?.rootDir;
      return inventory.problems.length === 0 ? rootDir : inventory.problems[0]?.code;
    };
    expect(['@x/config/base.json', '@x/config/base', '@x/config', '@x/mapped/web', '@x/mapped/one.json', '@tsconfig/node20/tsconfig.json', '@x/config/gone.json'].map(from))
      .toEqual(['packages/config/base', 'packages/config/base', 'packages/config/default', 'packages/mapped/configs/web', 'packages/mapped/two', undefined, 'invalid-tsconfig']);
  });
});

describe('problems', () => {
  it('are reported when a broken config is asked for, and what can be read counts', () => {
    const inventory = take({ 'tsconfig.json': '{\n  "compilerOptions": { "baseUrl": "src" },\n  "include": [}\n' });
    expect(inventory.problems).toEqual([]);
    expect(inventory.tsconfigOf('src/a.ts')?.baseUrl).toBe('src');
    expect(inventory.problems.map(({ code, sites }) => [code, sites])).toEqual([['invalid-tsconfig', [{ file: 'tsconfig.json', line: 3, column: 15 }]]]);
  });

  it('name a circle once, and the circle ends', () => {
    const inventory = take({
      'tsconfig.json': { extends: './a.json' },
      'a.json': { extends: './b.json', compilerOptions: { baseUrl: 'x' } },
      'b.json': '{\n  "extends": "./a.json",\n  "compilerOptions": { "module": "esnext" } }',
      'c/tsconfig.json': { extends: '../b.json' },
    });
    expect(inventory.tsconfigOf('src/a.ts')).toMatchObject({ baseUrl: 'x', module: 'esnext' });
    expect(inventory.tsconfigOf('c/a.ts')).toMatchObject({ module: 'esnext' });
    expect(inventory.problems.map(({ code, sites }) => [code, sites])).toEqual([['cyclic-extends', [{ file: 'b.json', line: 2, column: 14 }]]]);
  });

  it('do not arise from a dense knot of configs, which is gone through once', () => {
    const names = Array.from({ length: 30 }, (_, number) => `./c${number}.json`);
    const files = Object.fromEntries(names.map((name) => [name.slice(2), { extends: names.filter((other) => other !== name) }]));
    const inventory = take({ ...files, 'tsconfig.json': { extends: './c0.json', compilerOptions: { baseUrl: '.' } } });
    expect(inventory.tsconfigOf('a.ts')?.baseUrl).toBe('');
    expect(new Set(inventory.problems.map(({ code }) => code))).toEqual(new Set(['cyclic-extends']));
  });

  it('name a missing base, unless it is generated', () => {
    const files = { 'a/tsconfig.json': { extends: './.nuxt/tsconfig.json' }, 'b/tsconfig.json': { extends: './gone.json' } };
    const inventory = take(files, ['.nuxt']);
    inventory.tsconfigOf('a/x.ts');
    inventory.tsconfigOf('b/x.ts');
    expect(inventory.problems.map(({ code, sites: [site] }) => [code, site?.file])).toEqual([['invalid-tsconfig', 'b/tsconfig.json']]);
  });
});
