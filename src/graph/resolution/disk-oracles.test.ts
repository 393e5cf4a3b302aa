import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ResolverFactory } from 'oxc-resolver';
import { afterAll, describe, expect, it } from 'vitest';
import { readingOf } from '../../inventory/reading.fixture.ts';
import { takeInventory } from '../../inventory/take-inventory.ts';
import { memoryTree } from '../../tree/memory-tree.ts';
import { createLookups } from './create-lookups.ts';
import { createResolver } from './create-resolver.ts';

/** One repository with a bit of everything, on disk with installed links as its package manager would make them. */
const files: Readonly<Record<string, string>> = texts({
  'package.json': { name: 'root', private: true, workspaces: ['packages/*', 'apps/*'], imports: { '#root/*': './tools/*.ts' } },
  'tsconfig.json': {
    compilerOptions: {
      module: 'esnext', moduleResolution: 'bundler', baseUrl: '.',
      paths: { '@tools': ['./tools/index.ts'], '@tools/*': ['./tools/*'], '@ui/*': ['./none/*', './packages/ui/src/*'] },
    },
  },
  'tools/index.ts': '', 'tools/a.ts': '', 'tools/deep/index.ts': '',
  'packages/ui/package.json': {
    name: '@acme/ui', version: '1.0.0', imports: { '#own': './src/own.ts', '#parts/*': './src/parts/*.ts', '#ext': 'ext' },
    exports: {
      '.': { types: './src/index.ts', default: './src/index.ts' }, './button': './src/button.tsx', './parts/*': './src/parts/*.ts',
      './parts/secret/*': null, './js/*.js': './src/parts/*.ts', './built': './dist/built.js', './style.css': './src/style.css',
    },
  },
  'packages/ui/src/index.ts': '', 'packages/ui/src/button.tsx': '', 'packages/ui/src/own.ts': '', 'packages/ui/src/style.css': '',
  'packages/ui/src/parts/one.ts': '', 'packages/ui/src/parts/secret/two.ts': '', 'packages/ui/src/built.ts': '',
  'packages/plain/package.json': { name: 'plain', main: './lib/main.js' }, 'packages/plain/lib/main.js': '', 'packages/plain/lib/other.ts': '',
  'packages/bare/package.json': { name: 'bare' }, 'packages/bare/index.ts': '', 'packages/bare/sub/index.ts': '',
  'packages/unbuilt/package.json': { name: 'unbuilt', main: './dist/index.js' }, 'packages/unbuilt/src/index.ts': '',
  'apps/web/package.json': { name: 'web', dependencies: { '@acme/ui': 'workspace:*', plain: '*', bare: '*', unbuilt: '*', ext: '^1' } },
  'apps/web/src/near.ts': '', 'apps/web/src/view.tsx': '', 'apps/web/src/near.js': '', 'apps/web/src/dir/index.ts': '', 'apps/web/src/data.json': '{}',
  'apps/web/src/users.service.ts': '', 'apps/web/src/dir.ts': '', 'apps/web/src/mod.mts': '', 'apps/web/src/com.cts': '', 'apps/web/index.ts': '',
  'node_modules/ext/package.json': { name: 'ext', version: '1.0.0', main: './index.js' }, 'node_modules/ext/index.js': '',
});

const specifiers: Readonly<Record<string, readonly string[]>> = {
  'apps/web/src/from.ts': [
    './near', './near.js', './view', './view.js', './dir', './dir/', './dir/index', './data.json', './users.service', './mod.mjs', './com.cjs', '..', '../',
    './near.ts', './mod', '../../../packages/ui/src/button', '../../../packages/plain', '@tools', '@tools/a', '@tools/deep', '@ui/button', '@ui/parts/one',
    '@acme/ui', '@acme/ui/button', '@acme/ui/parts/one', '@acme/ui/parts/secret/two', '@acme/ui/js/one.js', '@acme/ui/style.css', '@acme/ui/built',
    '@acme/ui/src/own', 'plain', 'plain/lib/other', 'plain/package.json', 'bare', 'bare/sub', 'unbuilt', 'ext', 'ext/index.js', 'node:fs', 'fs', './gone', '@tools/gone',
    './near?raw',
  ],
  'packages/ui/src/from.ts': ['#own', '#parts/one', '#ext', '@acme/ui', '@acme/ui/button', '#none'],
};

type Oracle = 'oxc-resolver' | 'dependency-cruiser';

/** The rows of `differences.md`: name, specifier, what the oracle finds, what we find. */
const known: readonly (readonly [name: string, oracle: Oracle, specifier: string, theirs: string, ours: string])[] = [
  ['committed twin', 'dependency-cruiser', './near.js', 'apps/web/src/near.js', 'apps/web/src/near.ts'],
  ...(['oxc-resolver', 'dependency-cruiser'] as const).flatMap((oracle) => [
    ['closed subpath', oracle, '@acme/ui/parts/secret/two', 'nothing', 'packages/ui/src/parts/secret/two.ts'],
    ['unbuilt output', oracle, '@acme/ui/built', 'nothing', 'packages/ui/src/built.ts'],
    ['closed subpath', oracle, '@acme/ui/src/own', 'nothing', 'packages/ui/src/own.ts'],
    ['unbuilt output', oracle, 'unbuilt', 'nothing', 'packages/unbuilt/src/index.ts'],
  ] as const),
];

const root = realpathSync(mkdtempSync(join(tmpdir(), 'resolution-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));
install();

const nothing = 'nothing';

describe('on disk, with links installed', () => {
  it.each<[Oracle, () => Promise<Map<string, string>>]>([
    ['oxc-resolver', async () => askOxc()],
    ['dependency-cruiser', askDependencyCruiser],
  ])('finds what %s finds', async (oracle, ask) => {
    const theirs = await ask();
    const ours = askUs();
    const differences = [...ours].flatMap(([key, found]) => (
      theirs.get(key) === found ? [] : [[key.slice(key.indexOf(' ') + 1), theirs.get(key) ?? nothing, found]]
    ));
    const listed = known.filter((row) => row[1] === oracle).map(([, , specifier, found, here]) => [specifier, found, here]);
    expect(differences).toEqual(listed);
  });

  it('differs as differences.md says', () => {
    const rows = readFileSync(new URL('differences.md', import.meta.url), 'utf8').split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const told = rows.filter((cells) => cells[2] === 'oxc-resolver' || cells[2] === 'dependency-cruiser').map((cells) => `${cells[2]}: ${cells[1]}`);
    expect([...new Set(known.map(([name, oracle]) => `${oracle}: ${name}`))].toSorted()).toEqual(told.toSorted());
  });
});

function askUs(): Map<string, string> {
  const tracked = Object.fromEntries([...Object.entries(files), ...Object.keys(specifiers).map((path) => [path, ''] as const)]
    .filter(([path]) => !path.startsWith('node_modules/')));
  const inventory = takeInventory(memoryTree(tracked), readingOf(tracked));
  const resolver = createResolver(inventory, createLookups(inventory));
  return answers((from, specifier) => {
    const found = resolver.resolve(from, specifier, 'import');
    return typeof found === 'number' ? inventory.paths[found]! : nothing;
  });
}

function askOxc(): Map<string, string> {
  const resolver = new ResolverFactory({
    tsconfig: 'auto', conditionNames: ['types', 'import', 'node', 'default'], mainFields: ['types', 'module', 'main'],
    extensions: ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.mts', '.cts', '.json'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] }, builtinModules: true,
  });
  return answers((from, specifier) => {
    const { path } = resolver.resolveFileSync(join(root, from), specifier);
    return path === undefined ? nothing : inRepository(path.split('?')[0]!);
  });
}

async function askDependencyCruiser(): Promise<Map<string, string>> {
  const config = join(root, 'tsconfig.json');
  const { output } = await cruise(Object.keys(specifiers), { baseDir: root, tsPreCompilationDeps: true, tsConfig: { fileName: config } }, {
    conditionNames: ['types', 'import', 'node', 'default'], exportsFields: ['exports'],
    extensions: ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.mts', '.cts', '.json'], mainFields: ['types', 'module', 'main'],
  }, { tsConfig: extractTSConfig(config) });
  const { modules } = output as ICruiseResult;
  return answers((from, specifier) => {
    const found = modules.find(({ source }) => source === from)?.dependencies.find(({ module }) => module === specifier);
    return found === undefined || found.couldNotResolve || found.coreModule ? nothing : inRepository(join(root, found.resolved.split('?')[0]!));
  });
}

function answers(ask: (from: string, specifier: string) => string): Map<string, string> {
  return new Map(Object.entries(specifiers).flatMap(([from, list]) => list.map((specifier) => [`${from} ${specifier}`, ask(from, specifier)])));
}

function inRepository(path: string): string {
  const found = relative(root, path).replaceAll('\\', '/');
  return found.startsWith('node_modules/') ? nothing : found;
}

function install(): void {
  const imports = Object.entries(specifiers).map(([path, list]) => [path, list.map((specifier) => `import '${specifier}';\n`).join('')] as const);
  for (const [path, text] of [...Object.entries(files), ...imports]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of Object.keys(files).filter((name) => name.startsWith('packages/') && name.endsWith('package.json'))) {
    const { name } = JSON.parse(files[path]!) as { name: string };
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, dirname(path)), join(root, 'node_modules', name), 'junction');
  }
}

function texts(contents: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(contents).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)]));
}
