import { describe, expect, it } from 'vitest';
import { empty, type Importing, told } from './told.fixture.ts';

interface Case extends Importing {
  /** What each specifier leads to. */
  readonly expect: Readonly<Record<string, string>>;
}

function check({ expect: expectations, ...importing }: Case): void {
  expect(told(importing, Object.keys(expectations))).toEqual(expectations);
}

const workspace = { 'package.json': { name: 'root', workspaces: ['packages/*', 'apps/*'] } };

describe('workspace packages', () => {
  const lib = (manifest: object, ...files: string[]): Case['files'] => ({
    ...workspace, 'packages/lib/package.json': { name: '@acme/lib', ...manifest }, ...empty(...files.map((file) => `packages/lib/${file}`)),
  });
  const from = 'apps/web/main.ts';

  it('open by exports: strings, conditions in any order, fallbacks, patterns, folders, null', () => {
    check({ from, files: lib({ exports: './src/index.ts' }, 'src/index.ts'), expect: { '@acme/lib': 'packages/lib/src/index.ts' } });
    check({
      from,
      files: lib({
        exports: {
          '.': { default: './src/default.ts', require: { types: './src/cjs.ts' }, types: './src/types.ts' },
          './a': [{ import: './src/gone.ts' }, './src/a.ts'],
          './f/*': './src/features/*.ts', './f/*/x': './src/x/*.ts', './f/secret/*': null, './dir/': './src/features/',
          './deep': { node: { import: './src/node.ts', default: './src/a.ts' }, default: './src/browser.ts' },
          './cond': { browser: './src/browser.ts', default: './src/node.ts' },
        },
      }, 'src/default.ts', 'src/cjs.ts', 'src/types.ts', 'src/a.ts', 'src/features/one.ts', 'src/features/secret/two.ts', 'src/x/y.ts', 'src/node.ts', 'src/browser.ts', 'inner.ts', 'f/secret/three.ts'),
      expect: {
        '@acme/lib': 'packages/lib/src/types.ts', '@acme/lib/a': 'packages/lib/src/a.ts', '@acme/lib/f/one': 'packages/lib/src/features/one.ts',
        '@acme/lib/f/y/x': 'packages/lib/src/x/y.ts', '@acme/lib/dir/one.js': 'packages/lib/src/features/one.ts', '@acme/lib/deep': 'packages/lib/src/node.ts',
        '@acme/lib/cond': 'packages/lib/src/node.ts', '@acme/lib/f/secret/two': 'unresolved', '@acme/lib/f/secret/three': 'packages/lib/f/secret/three.ts',
        '@acme/lib/inner': 'packages/lib/inner.ts', '@acme/lib/src/a': 'packages/lib/src/a.ts', '@acme/lib/package.json': 'packages/lib/package.json',
        '@acme/lib/none': 'unresolved',
      },
    });
  });

  it.each([
    'node-addons', 'bun', 'deno', 'browser', 'production', 'react-server', 'react-native', 'worker', 'workerd', 'edge-light', 'edge', 'electron', 'netlify',
    'svelte', 'solid', 'vue', 'style', 'sass', 'less', 'css', 'asset', 'script', 'umd', 'unpkg', 'test', 'storybook', 'require', 'commonjs',
  ])('take what stands under "%s" only where nothing else is, and name no source of a project by it', (condition) => {
    const files = ['src/special.ts', 'src/plain.ts', 'src/development.ts'];
    check({ from, files: lib({ exports: { '.': { [condition]: './src/special.ts', import: './src/plain.ts' } } }, ...files), expect: { '@acme/lib': 'packages/lib/src/plain.ts' } });
    check({ from, files: lib({ exports: { '.': { import: './src/plain.ts', development: './src/development.ts' } } }, ...files), expect: { '@acme/lib': 'packages/lib/src/development.ts' } });
    check({ from, files: lib({ exports: { '.': { [condition]: './src/special.ts' } } }, ...files), expect: { '@acme/lib': 'packages/lib/src/special.ts' } });
    check({ from, files: lib({ exports: { '.': { [condition]: './dist/special.js' } } }, ...files), expect: { '@acme/lib': 'packages/lib/src/special.ts' } });
  });

  it('open by patterns of typesVersions, each part of which must fit', () => check({
    from,
    files: lib({ typesVersions: { '*': { 'ui-*': ['src/ui/*.ts'], 'a/*/b': ['src/a/*.ts'], 'ui-deep/*': ['src/deep/*.ts'], broken: 'src/other/broken.ts' } } },
      'src/ui/x.ts', 'src/a/y.ts', 'src/deep/z.ts', 'src/ui/deep/z.ts', 'src/other/broken.ts', 'src/a/.ts'),
    expect: {
      '@acme/lib/ui-x': 'packages/lib/src/ui/x.ts', '@acme/lib/a/y/b': 'packages/lib/src/a/y.ts', '@acme/lib/ui-deep/z': 'packages/lib/src/deep/z.ts',
      '@acme/lib/a/b': 'unresolved', '@acme/lib/broken': 'unresolved', '@acme/lib/ux-x': 'unresolved',
    },
  }));

  it.each([null, [], {}, 'src', 1])('with %j for exports break nothing', (exports) => {
    const texts = lib({ exports, main: './src/index.ts' }, 'src/index.ts');
    expect(() => check({ from, files: texts, expect: {} })).not.toThrow();
    check({ from, files: texts, expect: { '@acme/lib/src/index': 'packages/lib/src/index.ts' } });
  });

  it('lead from an unbuilt output back to the source', () => {
    check({
      from,
      files: lib({
        exports: {
          '.': { types: './dist/types/index.d.ts', import: './dist/esm/index.mjs', require: './dist/cjs/index.cjs' },
          './a': './dist/a.js', './styles.css': './dist/styles.css', './p/*': './dist/parts/*.js', './dir': './build/dir.js', './min': './dist/a.min.js',
          './renamed': './dist/chunks/renamed.js', './client': './generated/client.js', './view': './dist/view.js',
        },
      }, 'src/index.ts', 'src/a.tsx', 'src/styles.css', 'src/parts/one.ts', 'src/dir/index.ts', 'src/renamed.ts', 'src/client.ts', 'src/view.vue'),
      expect: {
        '@acme/lib': 'packages/lib/src/index.ts', '@acme/lib/a': 'packages/lib/src/a.tsx', '@acme/lib/styles.css': 'packages/lib/src/styles.css',
        '@acme/lib/p/one': 'packages/lib/src/parts/one.ts', '@acme/lib/dir': 'packages/lib/src/dir/index.ts', '@acme/lib/min': 'packages/lib/src/a.tsx',
        '@acme/lib/renamed': 'packages/lib/src/renamed.ts', '@acme/lib/client': 'generated packages/lib/generated/client.js',
        '@acme/lib/view': 'packages/lib/src/view.vue', '@acme/lib/dist/a': 'packages/lib/src/a.tsx',
      },
    });
    check({
      from,
      files: { ...lib({ main: './output/code/index.js' }, 'code/index.ts'), 'packages/lib/tsconfig.json': { compilerOptions: { outDir: 'output', rootDir: '.' } } },
      expect: { '@acme/lib': 'packages/lib/code/index.ts' },
    });
    check({ from, files: lib({ main: 'dist/acme-lib.umd.js' }, 'src/index.ts'), expect: { '@acme/lib': 'packages/lib/src/index.ts' } });
    check({ from, files: lib({ main: '../../dist/packages/lib/src/index.js' }, 'src/index.ts'), expect: { '@acme/lib': 'packages/lib/src/index.ts' } });
    check({ from, files: lib({ main: 'dist/index.js' }, 'other.ts'), expect: { '@acme/lib': 'generated packages/lib/dist/index.js' } });
  });

  it('prefer conditions that promise source when it is there', () => {
    const exports = { '.': { types: './dist/index.d.ts', '@acme/source': './src/index.ts', development: './src/dev.ts', default: './dist/index.js' } };
    check({ from, files: lib({ exports }, 'src/index.ts', 'dist/index.d.ts'), expect: { '@acme/lib': 'packages/lib/src/index.ts' } });
    check({ from, files: lib({ exports }, 'dist/index.d.ts'), expect: { '@acme/lib': 'packages/lib/dist/index.d.ts' } });
    check({
      from,
      files: { ...lib({ exports }, 'src/index.ts', 'src/dev.ts'), 'tsconfig.json': { compilerOptions: { customConditions: ['development'] } } },
      expect: { '@acme/lib': 'packages/lib/src/dev.ts' },
    });
  });

  it('open by main fields, index and path without exports', () => {
    check({ from, files: lib({ main: 'a.js', types: 'b.d.ts' }, 'a.js', 'b.d.ts'), expect: { '@acme/lib': 'packages/lib/b.d.ts' } });
    check({ from, files: lib({ source: 'src/s.ts', main: 'a.js' }, 'a.js', 'src/s.ts'), expect: { '@acme/lib': 'packages/lib/src/s.ts' } });
    check({
      from,
      files: lib({}, 'index.ts', 'sub/index.ts', 'x.ts', 'src/y.ts'),
      expect: { '@acme/lib': 'packages/lib/index.ts', '@acme/lib/sub': 'packages/lib/sub/index.ts', '@acme/lib/x.js': 'packages/lib/x.ts', '@acme/lib/y': 'packages/lib/src/y.ts', '@acme/lib/z': 'unresolved' },
    });
    check({
      from,
      files: lib({ main: 'dist/index.js', typesVersions: { '<4.0': { '*': ['old/*'] }, '*': { server: ['dist/server/main.d.ts'], '*': ['dist/*'] } } }, 'src/index.ts', 'src/server/main.ts', 'src/u.ts'),
      expect: { '@acme/lib': 'packages/lib/src/index.ts', '@acme/lib/server': 'packages/lib/src/server/main.ts', '@acme/lib/u': 'packages/lib/src/u.ts' },
    });
  });

  it('know themselves and their imports map', () => check({
    from: 'packages/lib/src/main.ts',
    files: lib({
      exports: { '.': './src/index.ts' },
      imports: { '#a': './src/a.ts', '#f/*': './dist/f/*.js', '#dep': { node: 'react', default: './src/a.ts' }, '#fs': 'node:fs', '#no': null, '#made': './generated/x.js', '#lost': './src/lost.ts' },
    }, 'src/index.ts', 'src/a.ts', 'src/f/g.ts'),
    expect: {
      '@acme/lib': 'packages/lib/src/index.ts', '@acme/lib/src/a': 'packages/lib/src/a.ts', '#a': 'packages/lib/src/a.ts', '#f/g': 'packages/lib/src/f/g.ts', '#dep': 'package react',
      '#fs': 'builtin', '#no': 'unresolved', '#made': 'generated packages/lib/generated/x.js', '#lost': 'unresolved', '#unknown': 'virtual',
    },
  }));
});

describe('declared dependencies', () => {
  const files = {
    ...workspace,
    'packages/events/package.json': { name: 'events', version: '2.1.0', main: 'index.ts' }, 'packages/events/index.ts': '',
    'packages/redis/package.json': { name: 'redis', version: '0.1.0' }, 'packages/redis/index.ts': '',
    'packages/nameless/package.json': { name: 'nameless' }, 'packages/nameless/index.ts': '',
    'vendor/tool/package.json': { name: 'tool', main: 'lib.js' }, 'vendor/tool/lib.js': '', 'vendor/plain/x.ts': '',
    'apps/web/own/a.ts': '', 'outside/one/package.json': { name: 'one' }, 'outside/one/index.ts': '',
  };
  const app = (dependencies: object): Case['files'] => ({ ...files, 'apps/web/package.json': { name: 'web', dependencies } });
  const from = 'apps/web/main.ts';

  it('come from where the range says', () => check({
    from,
    files: app({
      events: 'workspace:*', redis: '^4.0.0', nameless: '^9.0.0', tool: 'file:../../vendor/tool', other: 'workspace:events@*', real: 'npm:@acme/real@1',
      up: '../../vendor/tool', here: './own', away: '~/tool', abs: 'file:/vendor/tool',
      plain: 'link:../../vendor/plain', rel: 'workspace:../../packages/redis', git: 'github:acme/redis', one: '^1.0.0', lost: 'workspace:*', cat: 'catalog:',
    }),
    expect: {
      events: 'packages/events/index.ts', redis: 'package redis', nameless: 'packages/nameless/index.ts', tool: 'vendor/tool/lib.js', other: 'packages/events/index.ts',
      up: 'vendor/tool/lib.js', 'here/a': 'apps/web/own/a.ts', away: 'package away', abs: 'package abs',
      real: 'package real', 'plain/x': 'vendor/plain/x.ts', rel: 'packages/redis/index.ts', git: 'package git', one: 'package one', lost: 'unresolved', cat: 'package cat',
    },
  }));

  it('are workspace packages when the version lies in the range', () => {
    check({ from, files: app({ redis: '~0.1.0', events: '*' }), expect: { redis: 'packages/redis/index.ts', events: 'packages/events/index.ts' } });
    check({ from, files: app({ redis: 'catalog:', events: '^1 || >=2.1 <3' }), expect: { redis: 'packages/redis/index.ts', events: 'packages/events/index.ts' } });
    check({ from, files: app({ redis: 'npm:redis@4' }), expect: { redis: 'package redis' } });
  });

  it('are workspace packages when nothing is declared, and the platform comes first', () => check({
    from, files: app({}), expect: { redis: 'packages/redis/index.ts', events: 'builtin', one: 'package one', tool: 'package tool' },
  }));

  it('are the platform, also for a package of its name', () => check({
    from: 'packages/events/src/a.ts', files: app({}), expect: { events: 'builtin', 'events/index': 'packages/events/index.ts' },
  }));

  it('are found in the manifests above', () => check({
    from,
    files: { ...app({}), 'package.json': { workspaces: ['packages/*', 'apps/*'], dependencies: { redis: '^4', one: 'file:outside/one' } } },
    expect: { redis: 'package redis', one: 'outside/one/index.ts' },
  }));
});
