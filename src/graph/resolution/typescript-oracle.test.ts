import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../../inventory/reading.fixture.ts';
import { takeInventory } from '../../inventory/take-inventory.ts';
import { memoryTree } from '../../tree/memory-tree.ts';
import { createLookups } from './create-lookups.ts';
import { createResolver } from './create-resolver.ts';
import { directoryOf } from './posix-path.ts';

type Files = Readonly<Record<string, string>>;
type Mode = 'bundler' | 'nodenext' | 'nodenext in a module';

/** What TypeScript resolves, installed workspace packages being links in `node_modules`; undefined when it does not. */
function askTypeScript(files: Files, from: string, specifier: string, mode: Mode): string | undefined {
  const host = linkedHost(files);
  const config = ts.parseJsonConfigFileContent(JSON.parse(files['tsconfig.json'] ?? '{}'), {
    ...host, useCaseSensitiveFileNames: true, readDirectory: () => [],
  }, '/');
  const options: ts.CompilerOptions = {
    ...config.options, allowJs: true, resolveJsonModule: true, ignoreDeprecations: '6.0',
    ...(mode === 'bundler'
      ? { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }
      : { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }),
  };
  const resolutionMode = mode === 'nodenext' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  const { resolvedModule } = ts.resolveModuleName(specifier, `/${from}`, options, host, undefined, undefined, resolutionMode);
  const path = resolvedModule && host.realpath(resolvedModule.resolvedFileName).slice(1);
  // With moduleSuffixes it may name a file that is not there: `a.ts` where it has found `a.ios.ts`.
  return path !== undefined && Object.hasOwn(files, path) ? path : undefined;
}

function linkedHost(files: Files) {
  const directories = new Set<string>(['/', '/node_modules', '/node_modules/@acme']);
  for (const path of Object.keys(files)) for (let up = directoryOf(path); up !== ''; up = directoryOf(up)) directories.add(`/${up}`);
  const roots = new Map(Object.entries(files).filter(([path]) => path.endsWith('/package.json')).map(([path, text]) => (
    [(JSON.parse(text) as { name?: string }).name, directoryOf(path)]
  )));
  const realpath = (path: string): string => {
    const [scope, name, ...rest] = path.startsWith('/node_modules/') ? path.slice('/node_modules/'.length).split('/') : [];
    const root = scope === undefined ? undefined : roots.get(`${scope}/${name}`);
    return root === undefined ? path : ['', root, ...rest].join('/');
  };
  const textAt = (path: string): string | undefined => {
    const key = realpath(path).slice(1);
    return Object.hasOwn(files, key) ? files[key] : undefined;
  };
  return {
    fileExists: (path: string) => textAt(path) !== undefined,
    readFile: textAt,
    directoryExists: (path: string) => directories.has(realpath(path)),
    realpath,
    getCurrentDirectory: () => '/',
  };
}

/** The classes of `differences.md` that random repositories run into. */
function isKnown(specifier: string, theirs: string, ours: string | undefined): boolean {
  const isCode = (path: string, ...extensions: string[]): boolean => extensions.some((extension) => path.endsWith(extension));
  if (ours === undefined) return false;
  const typedFirst = !specifier.startsWith('.') && isCode(ours, '.js', '.mjs', '.jsx');
  const rareExtension = isCode(ours, '.mts', '.cts', '.mjs', '.json') && !isCode(specifier, '.mjs', '.json');
  const committedTwin = isCode(theirs, '.d.ts') && isCode(ours, '.ts', '.tsx') && ours.startsWith(theirs.slice(0, -'.d.ts'.length));
  return typedFirst || rareExtension || committedTwin;
}

function askUs(files: Files, from: string, specifier: string): string | undefined {
  const inventory = takeInventory(memoryTree(files), readingOf(files));
  const found = createResolver(inventory, createLookups(inventory)).resolve(from, specifier, 'import');
  return typeof found === 'number' ? inventory.paths[found] : undefined;
}

const directory = fc.constantFrom('', 'src/', 'src/sub/', 'sub/', 'a/');
const stem = fc.constantFrom('index', 'a', 'b', 'a.service');
const extension = fc.constantFrom('.ts', '.ts', '.tsx', '.d.ts', '.js', '.mts', '.cts', '.mjs', '.json', '.jsx');
const filePath = fc.tuple(directory, stem, extension).map((parts) => parts.join(''));
const written = fc.tuple(directory, stem, fc.constantFrom('.js', '.mjs')).map((parts) => `./${parts.join('')}`);
const declaration = fc.tuple(directory, stem).map((parts) => `./${parts.join('')}.d.ts`);

const exportsMap = fc.oneof(
  written,
  fc.record({ types: written, default: written }),
  fc.record({
    '.': fc.oneof(written, fc.record({ types: written, import: written }), fc.record({ types: written, require: written })),
    './a': written,
    './f/*': fc.constantFrom('./src/*.js', './*.js'),
    './f/sub/*': fc.constantFrom(null, './sub/*.js'),
    './b': fc.tuple(written, written),
  }, { requiredKeys: [] }),
);

const manifest = fc.oneof(
  fc.record({ main: fc.oneof(written, fc.constantFrom('src', './a', 'a', 'index')), exports: exportsMap }, { requiredKeys: [] }),
  fc.record({ types: declaration, exports: exportsMap }, { requiredKeys: [] }),
);

const tsconfig = fc.record({
  baseUrl: fc.constantFrom('.', 'packages', './packages/one'),
  paths: fc.constantFrom(
    { '@/*': ['./packages/one/src/*', './packages/one/*'] },
    { '@/*': ['./packages/one/*'], '@/sub/*': ['./packages/two/sub/*'], '@/a': ['./packages/two/a.ts'] },
    { '@acme/*': ['./packages/*/src', './packages/*'], 'mid*dle': ['./packages/*/a'] },
    { '*': ['./packages/*', './packages/one/src/*'] },
  ),
  moduleSuffixes: fc.constantFrom(['.service', ''], ['']),
}, { requiredKeys: [] });

const repository = fc.record({
  one: fc.uniqueArray(filePath, { maxLength: 10 }), two: fc.uniqueArray(filePath, { maxLength: 10 }),
  manifests: fc.tuple(manifest, manifest), compilerOptions: tsconfig,
}).map(({ one, two, manifests, compilerOptions }): Files => ({
  'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
  'tsconfig.json': JSON.stringify({ compilerOptions }),
  'packages/one/package.json': JSON.stringify({ name: '@acme/one', ...manifests[0] }),
  'packages/two/package.json': JSON.stringify({ name: '@acme/two', ...manifests[1] }),
  'packages/one/src/from.ts': '',
  ...Object.fromEntries([...one.map((path) => [`packages/one/${path}`, '']), ...two.map((path) => [`packages/two/${path}`, ''])]),
}));

const tail = fc.tuple(directory, stem, fc.constantFrom('', '', '.js', '.ts', '.mjs', '.jsx', '.json', '.d.ts', '/')).map((parts) => parts.join(''));
const specifier = fc.oneof(
  fc.tuple(fc.constantFrom('./', '../', '../../two/', '../../two/../one/', './sub/../'), tail).map((parts) => parts.join('')),
  fc.constantFrom('.', '..', './', '../', '../../two', '../../two/', '../sub', './sub'),
  fc.constantFrom('@acme/one', '@acme/two', '@acme/two/a', '@acme/two/b', '@acme/one/f/a', '@acme/one/f/sub/a', '@acme/two/src/a.js'),
  fc.tuple(fc.constantFrom('@/', '@/sub/', '@acme/two/', 'one/', 'packages/two/', 'src/'), tail).map((parts) => parts.join('')),
  fc.constantFrom('@/a', 'midonedle', 'midtwodle', 'one', 'a', 'b'),
);

it.each<Mode>(['bundler', 'nodenext'])('finds what TypeScript finds under %s', (mode) => {
  const from = 'packages/one/src/from.ts';
  fc.assert(fc.property(repository, fc.array(specifier, { minLength: 4, maxLength: 8 }), (files, specifiers) => {
    for (const item of specifiers) {
      const theirs = askTypeScript(files, from, item, mode);
      const ours = askUs(files, from, item);
      if (theirs === undefined || isKnown(item, theirs, ours)) continue;
      expect({ specifier: item, found: ours }).toEqual({ specifier: item, found: theirs });
    }
  }), { numRuns: 400, seed: 7 });
});

/** Each row of `differences.md` against TypeScript: what is imported from `src/from.ts`, and the two answers. */
const known: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly specifier: string;
  readonly theirs: string | undefined;
  readonly ours: string | undefined;
  readonly mode?: Mode;
}[] = [
  { name: 'closed subpath', files: lib({ exports: './a.ts' }, 'a.ts', 'src/b.ts'), specifier: '@acme/lib/src/b', theirs: undefined, ours: 'lib/src/b.ts' },
  { name: 'unbuilt output', files: lib({ exports: './dist/a.js' }, 'src/a.ts'), specifier: '@acme/lib', theirs: undefined, ours: 'lib/src/a.ts' },
  { name: 'main elsewhere', files: lib({ main: 'main.js' }, 'src/index.ts'), specifier: '@acme/lib', theirs: undefined, ours: 'lib/src/index.ts' },
  { name: 'broken types field', files: lib({ types: './lost.d.ts', main: './b.js' }, 'index.ts', 'b.ts'), specifier: '@acme/lib', theirs: 'lib/index.ts', ours: 'lib/b.ts' },
  { name: 'main with a slash', files: lib({ main: './src/' }, 'index.ts', 'src/index.ts'), specifier: '@acme/lib', theirs: 'lib/index.ts', ours: 'lib/src/index.ts' },
  { name: 'committed twin', files: lib({ types: './a.d.ts' }, 'a.d.ts', 'a.ts'), specifier: '@acme/lib', theirs: 'lib/a.d.ts', ours: 'lib/a.ts' },
  { name: 'typed first', files: lib({ exports: ['./a.js', './b.js'] }, 'a.js', 'b.ts'), specifier: '@acme/lib', theirs: 'lib/b.ts', ours: 'lib/a.js' },
  { name: 'order of conditions', files: lib({ exports: { default: './a.js', types: './b.d.ts' } }, 'a.ts', 'b.d.ts'), specifier: '@acme/lib', theirs: 'lib/a.ts', ours: 'lib/b.d.ts' },
  { name: 'source condition', files: lib({ exports: { development: './src/a.ts', default: './a.js' } }, 'src/a.ts', 'a.js'), specifier: '@acme/lib', theirs: 'lib/a.js', ours: 'lib/src/a.ts' },
  { name: 'file without a module', files: { 'src/a.css': '' }, specifier: './a.css', theirs: undefined, ours: 'src/a.css' },
  { name: 'rare extension', files: { 'src/a.mts': '' }, specifier: './a', theirs: undefined, ours: 'src/a.mts' },
  { name: 'no extension in a module', files: { 'package.json': { type: 'module' }, 'src/a.ts': '' }, specifier: './a', theirs: undefined, ours: 'src/a.ts', mode: 'nodenext in a module' },
  { name: 'query', files: { 'src/a.ts': '' }, specifier: './a?worker', theirs: undefined, ours: 'src/a.ts' },
  { name: 'usual alias', files: { 'src/a.ts': '' }, specifier: '@/a', theirs: undefined, ours: 'src/a.ts' },
  { name: 'path from the root', files: { 'src/a.ts': '' }, specifier: 'src/a', theirs: undefined, ours: 'src/a.ts' },
  { name: 'platform before baseUrl', files: { ...tsconfigWith({ baseUrl: '.' }), 'events/index.ts': '' }, specifier: 'events', theirs: 'events/index.ts', ours: undefined },
  { name: 'declared type', files: { ...tsconfigWith({ typeRoots: ['./types'] }), 'types/ext.d.ts': '' }, specifier: 'ext', theirs: 'types/ext.d.ts', ours: undefined },
];

function lib(manifest: object, ...paths: string[]): Record<string, unknown> {
  return {
    'package.json': { workspaces: ['lib'] }, 'lib/package.json': { name: '@acme/lib', ...manifest },
    ...Object.fromEntries(paths.map((path) => [`lib/${path}`, ''])),
  };
}

function tsconfigWith(compilerOptions: object): Record<string, unknown> {
  return { 'tsconfig.json': { compilerOptions } };
}

describe('differs from TypeScript as differences.md says', () => {
  it.each(known)('$name', ({ files, specifier: name, theirs, ours, mode = 'bundler' }) => {
    const from = 'src/from.ts';
    const texts = Object.fromEntries(Object.entries({ [from]: '', ...files }).map(([path, content]) => (
      [path, typeof content === 'string' ? content : JSON.stringify(content)]
    )));
    const found = { theirs: askTypeScript(texts, from, name, mode), ours: askUs(texts, from, name) };
    expect(found).toEqual({ theirs, ours });
    expect(found.theirs).not.toBe(found.ours);
  });

  it('and in nothing else', () => {
    const rows = readFileSync(new URL('differences.md', import.meta.url), 'utf8').split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.filter((cells) => cells[2] === 'TypeScript').map((cells) => cells[1])).toEqual(known.map(({ name }) => name));
  });
});
