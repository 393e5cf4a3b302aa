import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../model/facts.ts';
import { takeInventory } from '../../inventory/take-inventory.ts';
import { type MemoryTreeOptions, memoryTree } from '../../tree/memory-tree.ts';
import { createResolver } from './create-resolver.ts';
import type { Resolution } from './resolution.ts';

/** What each specifier leads to: a path, `package x`, `generated x`, `unresolved`, `builtin`, `virtual`. */
type Expectations = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, unknown>>;

interface Case {
  readonly files: Files;
  readonly from: string;
  readonly expect: Expectations;
  readonly kind?: ImportKind;
  readonly settings?: MemoryTreeOptions;
}

function check({ files, from, expect: expectations, kind = 'import', settings = {} }: Case): void {
  const content = texts({ [from]: '', ...files });
  const inventory = takeInventory(memoryTree(content, settings), (path) => content[path]);
  const resolver = createResolver(inventory);
  const tell = (resolution: Resolution): string => {
    if (typeof resolution === 'number') return inventory.paths[resolution]!;
    switch (resolution.kind) {
      case 'package': return `package ${resolution.name}`;
      case 'generated': return `generated ${resolution.path}`;
      default: return resolution.kind;
    }
  };
  const told = Object.keys(expectations).map((specifier) => [specifier, tell(resolver.resolve(from, specifier, kind))]);
  expect(Object.fromEntries(told)).toEqual(expectations);
}

/** Objects stand for JSON, names without a text for empty files. */
function texts(files: Files): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => (
    [path, typeof content === 'string' ? content : JSON.stringify(content)]
  )));
}

function empty(...paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, '']));
}

const workspace = { 'package.json': { name: 'root', workspaces: ['packages/*', 'apps/*'] } };

describe('relative specifiers', () => {
  it('find a file by its name, without its extension, as a directory', () => check({
    from: 'src/a/main.ts',
    files: empty('src/a/b.ts', 'src/a/c.tsx', 'src/d/index.ts', 'src/index.ts', 'src/a/e.json', 'src/a/f.vue', 'src/a/g.d.ts', 'src/a/index.js'),
    expect: {
      './b': 'src/a/b.ts', './c': 'src/a/c.tsx', '../d': 'src/d/index.ts', '../d/': 'src/d/index.ts', '..': 'src/index.ts',
      '../': 'src/index.ts', '.': 'src/a/index.js', './': 'src/a/index.js', './e': 'src/a/e.json', './e.json': 'src/a/e.json',
      './f': 'src/a/f.vue', './f.vue': 'src/a/f.vue', './g': 'src/a/g.d.ts', '../a/../a/./b': 'src/a/b.ts', './nothing': 'unresolved',
      '../../../x': 'unresolved', './/b': 'src/a/b.ts',
    },
  }));

  it('take the source that a written extension stands for', () => check({
    from: 'main.ts',
    files: empty('a.ts', 'a.js', 'a.d.ts', 'b.tsx', 'c.mts', 'd.cts', 'e.js', 'f.jsx', 'g.service.ts', 'h.d.css.ts', 'i.css', 'j.js.ts', 'k.d.mts'),
    expect: {
      './a.js': 'a.ts', './a': 'a.ts', './a.ts': 'a.ts', './b.js': 'b.tsx', './b.jsx': 'b.tsx', './c.mjs': 'c.mts', './d.cjs': 'd.cts',
      './e.js': 'e.js', './e': 'e.js', './f.jsx': 'f.jsx', './f.js': 'f.jsx', './g.service': 'g.service.ts', './g.service.js': 'g.service.ts',
      './h.css': 'h.d.css.ts', './i.css': 'i.css', './j.js': 'j.js.ts', './k.mjs': 'k.d.mts', './a.d.ts': 'a.ts', './a.mjs': 'unresolved',
    },
  }));

  it('take the file before the directory, and the directory when asked for', () => check({
    from: 'a/main.ts',
    files: empty('a/users.ts', 'a/users/index.ts', 'a.ts', 'a/index.ts'),
    expect: { './users': 'a/users.ts', './users/': 'a/users/index.ts', '../a': 'a.ts', '.': 'a/index.ts' },
  }));

  it('follow the manifest of a directory', () => check({
    from: 'main.ts',
    files: {
      'lib/package.json': { name: 'lib', main: './entry.js' }, ...empty('lib/entry.ts', 'lib/index.ts', 'dirmain/code/index.ts'),
      'dirmain/package.json': { name: 'dirmain', main: 'code' }, 'proxy/package.json': { name: 'proxy', main: '../src/proxied.js' }, 'src/proxied.ts': '',
      'lost/package.json': { name: 'lost', main: './gone' }, 'lost/index.ts': '',
    },
    expect: { './lib': 'lib/entry.ts', './dirmain': 'dirmain/code/index.ts', './proxy': 'src/proxied.ts', './lost': 'lost/index.ts' },
  }));

  it('lose queries, fragments and loaders', () => check({
    from: 'main.ts',
    files: empty('logo.svg', 'b.ts', 'c#.ts'),
    expect: {
      './logo.svg?inline': 'logo.svg', './logo.svg#icon': 'logo.svg', 'raw-loader!./logo.svg': 'logo.svg', '!!raw!./logo.svg?x': 'logo.svg',
      './b?worker': 'b.ts', './c#': 'c#.ts', 'pkg/icon.svg?raw': 'package pkg',
    },
  }));

  it('look through links', () => check({
    from: 'main.ts',
    files: empty('real/a.ts', 'real/index.ts', 'other/b.ts'),
    settings: { links: { link: 'real', 'file.ts': 'other/b.ts' } },
    expect: { './link/a': 'real/a.ts', './link': 'real/index.ts', './file': 'other/b.ts', './file.js': 'other/b.ts', './link/b': 'unresolved' },
  }));

  it('lay rootDirs over each other and try moduleSuffixes in turn', () => check({
    from: 'src/main.ts',
    files: {
      'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'gen/src'], moduleSuffixes: ['.ios', ''] } },
      ...empty('gen/src/a.ts', 'src/b.ts', 'src/b.ios.ts', 'src/c.ts'),
    },
    expect: { './a': 'gen/src/a.ts', './b': 'src/b.ios.ts', './b.js': 'src/b.ios.ts', './c': 'src/c.ts' },
  }));

  it('tell what a generator will write', () => check({
    from: 'src/main.ts',
    files: empty('src/a.ts'),
    settings: { ignored: ['src/made'] },
    expect: {
      './made/x': 'generated src/made/x', './generated/client': 'generated src/generated/client', './routeTree.gen': 'generated src/routeTree.gen',
      './__generated__/a.js': 'generated src/__generated__/a.js', '../.next/types/routes.d.ts': 'generated .next/types/routes.d.ts',
      './proto/user_pb.js': 'generated src/proto/user_pb.js', './$types': 'generated src/$types', './components': 'unresolved',
      '../dist/a.js': 'src/a.ts', '../dist/lost.js': 'generated dist/lost.js', '../node_modules/@acme/x/y.js': 'package @acme/x',
      '.prisma/client': 'generated .prisma/client',
    },
  }));
});

describe('specifiers of packages and platforms', () => {
  it('are told apart by their form', () => check({
    from: 'src/main.ts',
    files: empty('src/a.ts'),
    expect: {
      react: 'package react', 'react/jsx-runtime': 'package react', '@scope/x/deep/y.js': 'package @scope/x', 'node:fs': 'builtin', fs: 'builtin',
      'fs/promises': 'builtin', 'bun:test': 'builtin', 'cloudflare:workers': 'builtin', 'virtual:pwa': 'virtual', 'data:text/js,1': 'virtual',
      'https://esm.sh/x': 'virtual', '\0x': 'virtual', '~icons/mdi/x': 'virtual', '$app/stores': 'virtual', 'astro:content': 'virtual',
      '#imports': 'virtual', 'npm:zod@4/mini': 'package zod', 'jsr:@std/path@1': 'package @std/path', '/logo.svg': 'virtual', '@/x': 'unresolved',
      '~/x': 'unresolved', '@/a': 'src/a.ts', '~/a': 'src/a.ts', '/src/a.ts': 'src/a.ts', 'src/a': 'src/a.ts', constructor: 'package constructor',
      __proto__: 'package __proto__', '': 'unresolved', '*.svg': 'unresolved',
    },
  }));

  it('are files or platforms by the form of the import', () => {
    const files = { 'package.json': { devDependencies: { '@types/node': '*' } }, ...empty('src/worker.ts', 'src/env.d.ts', 'src/sub/x.ts') };
    check({
      from: 'src/main.ts', files, kind: 'url',
      expect: { 'worker.js': 'src/worker.ts', './worker.ts': 'src/worker.ts', '.': 'virtual', './sub/': 'virtual', '/api': 'virtual', 'https://x.y': 'virtual' },
    });
    check({
      from: 'src/main.ts', files, kind: 'reference',
      expect: { 'env.d.ts': 'src/env.d.ts', './env.d.ts': 'src/env.d.ts', 'vite/client': 'package vite', node: 'package @types/node' },
    });
  });
});

describe('tsconfig', () => {
  it('maps aliases: exact before wildcard, the longest prefix, several targets', () => check({
    from: 'src/main.ts',
    files: {
      'tsconfig.json': {
        compilerOptions: {
          paths: {
            '@lib': ['libs/lib/src/index.ts'], '@lib/*': ['libs/lib/src/*'], '@lib/deep/*': ['deep/*'], '@two/*': ['none/*', 'libs/*/src'],
            '@built/*': ['libs/*/dist/index.d.ts'], '*': ['types/*'], 'star*end': ['libs/*/src/a'], '@nm/*': ['node_modules/@x/*'], '@gone/*': ['gone/*'],
            '@dead': ['gone/x'], 'fs': ['polyfills/fs.ts'],
          },
        },
      },
      ...empty('libs/lib/src/index.ts', 'libs/lib/src/a.ts', 'deep/b.ts', 'types/ambient.d.ts', 'polyfills/fs.ts'),
      'libs/lib/package.json': { name: 'lib' },
    },
    expect: {
      '@lib': 'libs/lib/src/index.ts', '@lib/a': 'libs/lib/src/a.ts', '@lib/a.js': 'libs/lib/src/a.ts', '@lib/deep/b': 'deep/b.ts',
      '@two/lib': 'libs/lib/src/index.ts', '@built/lib': 'libs/lib/src/index.ts', ambient: 'types/ambient.d.ts', starlibend: 'libs/lib/src/a.ts',
      react: 'package react', '@nm/y': 'package @x/y', '@gone/x': 'unresolved', '@dead': 'unresolved', '@lib/deep/c': 'unresolved', fs: 'polyfills/fs.ts',
    },
  }));

  it('takes aliases of the nearest config, from where they are declared', () => check({
    from: 'apps/web/src/main.ts',
    files: {
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['wrong/*'], '#shared': ['shared.ts'] } } },
      'base.json': { compilerOptions: { paths: { '@/*': ['shared/*'] } } },
      'apps/web/tsconfig.json': { extends: '../../base.json' },
      ...empty('shared/a.ts', 'wrong/a.ts', 'apps/web/src/b.ts'),
    },
    expect: { '@/a': 'shared/a.ts', '@/b': 'unresolved' },
  }));

  it('starts from baseUrl, but not for modules of the platform', () => check({
    from: 'src/main.ts',
    files: {
      'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '~/*': ['src/*'] } } },
      ...empty('src/a.ts', 'events/index.ts', 'shared/index.ts'),
    },
    expect: { 'src/a': 'src/a.ts', shared: 'shared/index.ts', events: 'builtin', '~/a': 'src/a.ts', react: 'package react' },
  }));

  it('lets an alias that leads nowhere be a declared dependency', () => check({
    from: 'src/main.ts',
    files: {
      'package.json': { dependencies: { '@acme/public': '^1' } },
      'tsconfig.json': { compilerOptions: { paths: { '@acme/*': ['packages/*/src'] } } },
    },
    expect: { '@acme/public': 'package @acme/public', '@acme/public/x': 'package @acme/public', '@acme/own': 'unresolved' },
  }));

  it('leads an alias to a built library back to the library', () => check({
    from: 'projects/app/src/main.ts',
    files: {
      'tsconfig.json': { compilerOptions: { paths: { ui: ['dist/ui'] } } },
      'projects/ui/package.json': { name: 'ui' },
      'projects/ui/src/public-api.ts': '',
    },
    expect: { ui: 'projects/ui/src/public-api.ts' },
  }));
});

describe('workspace packages', () => {
  const lib = (manifest: object, ...files: string[]): Files => ({
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
    'outside/one/package.json': { name: 'one' }, 'outside/one/index.ts': '',
  };
  const app = (dependencies: object): Files => ({ ...files, 'apps/web/package.json': { name: 'web', dependencies } });
  const from = 'apps/web/main.ts';

  it('come from where the range says', () => check({
    from,
    files: app({
      events: 'workspace:*', redis: '^4.0.0', nameless: '^9.0.0', tool: 'file:../../vendor/tool', other: 'workspace:events@*', real: 'npm:@acme/real@1',
      plain: 'link:../../vendor/plain', rel: 'workspace:../../packages/redis', git: 'github:acme/redis', one: '^1.0.0', lost: 'workspace:*', cat: 'catalog:',
    }),
    expect: {
      events: 'packages/events/index.ts', redis: 'package redis', nameless: 'packages/nameless/index.ts', tool: 'vendor/tool/lib.js', other: 'packages/events/index.ts',
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

  it('are found in the manifests above', () => check({
    from,
    files: { ...app({}), 'package.json': { workspaces: ['packages/*', 'apps/*'], dependencies: { redis: '^4', one: 'file:outside/one' } } },
    expect: { redis: 'package redis', one: 'outside/one/index.ts' },
  }));
});
