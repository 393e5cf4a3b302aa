import { describe, expect, it } from 'vitest';
import { empty, type Importing, told } from './told.fixture.ts';

interface Case extends Importing {
  /** What each specifier leads to. */
  readonly expect: Readonly<Record<string, string>>;
}

function check({ expect: expectations, ...importing }: Case): void {
  expect(told(importing, Object.keys(expectations))).toEqual(expectations);
}

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
    files: empty('src/a.ts', 'src/codegen/b.ts'),
    settings: { ignored: ['src/made'] },
    expect: {
      './made/x': 'generated src/made/x', './generated/client': 'generated src/generated/client', './routeTree.gen': 'generated src/routeTree.gen',
      './__generated__/a.js': 'generated src/__generated__/a.js', '../.next/types/routes.d.ts': 'generated .next/types/routes.d.ts',
      './proto/user_pb.js': 'generated src/proto/user_pb.js', './$types': 'generated src/$types', './components': 'unresolved',
      './codegen/lost': 'unresolved', './gen/x': 'generated src/gen/x',
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
      'https://esm.sh/x': 'virtual', '\0x': 'virtual', '~icons/mdi/x': 'virtual', '$app/stores': 'virtual', '$service-worker': 'virtual', '$lib': 'unresolved', 'astro:content': 'virtual',
      '#imports': 'virtual', 'npm:zod@4/mini': 'package zod', 'jsr:@std/path@1': 'package @std/path', '/logo.svg': 'virtual', '@/x': 'unresolved',
      '~/x': 'unresolved', '@/a': 'src/a.ts', '~/a': 'src/a.ts', '/src/a.ts': 'src/a.ts', 'src/a': 'src/a.ts', constructor: 'package constructor',
      __proto__: 'package __proto__', '': 'unresolved', '*.svg': 'unresolved',
    },
  }));

  it('are files or platforms by the form of the import', () => {
    const files = { 'package.json': { devDependencies: { '@types/node': '*' } }, ...empty('src/worker.ts', 'src/env.d.ts', 'src/sub/x.ts') };
    check({
      from: 'src/main.ts', files, kind: 'url',
      expect: { 'worker.js': 'src/worker.ts', './worker.ts': 'src/worker.ts', '.': 'virtual', './sub/': 'virtual', '/api': 'virtual', 'https://x.y': 'virtual', './made.json': 'virtual', './lost.js': 'unresolved', '../../../out.js': 'unresolved', '../../../out.css': 'virtual' },
    });
    check({ from: 'src/main.ts', files, kind: 'augment', expect: { '*.svg': 'virtual', './worker': 'src/worker.ts', express: 'package express' } });
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
