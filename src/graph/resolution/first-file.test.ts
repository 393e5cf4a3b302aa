import { expect, it } from 'vitest';
import { empty, type Importing, told } from './told.fixture.ts';

/** Files have numbers by the order of their paths, so the file found is number 0 here: a number like any other. */
const first = '0lib/a.ts';
const pkg = { 'package.json': { workspaces: ['0lib', 'web'] }, 'web/package.json': { name: 'web' } };
const lib = (manifest: object): Record<string, unknown> => ({ ...pkg, '0lib/package.json': { name: 'lib', ...manifest } });
const config = (compilerOptions: object): Record<string, unknown> => ({ 'tsconfig.json': { compilerOptions } });

it.each<[what: string, specifier: string, files: Record<string, unknown>, more?: Partial<Importing>]>([
  ['a relative path', '../0lib/a', {}],
  ['its source twin', '../0lib/a.js', {}],
  ['an alias', '@lib', config({ paths: { '@lib': ['./0lib/a.ts'] } })],
  ['baseUrl', '0lib/a', config({ baseUrl: '.' })],
  ['a way from the root', '/0lib/a.ts', {}],
  ['rootDirs', './a', config({ rootDirs: ['web', '0lib'] })],
  ['an imports map', '#a', { 'package.json': { imports: { '#a': './0lib/a.ts' } } }],
  ['an exports map', 'lib', lib({ exports: './a.ts' })],
  ['an exports map, later than what is not there', 'lib', lib({ exports: ['./lost.ts', './a.ts'] })],
  ['main', 'lib', lib({ main: './a.js' })],
  ['source', 'lib', lib({ source: './a.ts' })],
  ['main of a build elsewhere', 'lib', lib({ main: '../dist/0lib/a.js' })],
  ['an unbuilt output', 'lib', lib({ exports: './dist/a.js' })],
  ['an unbuilt output, by its path', '../0lib/dist/a.js', lib({})],
  ['a subpath', 'lib/a', lib({})],
  ['typesVersions', 'lib/x', lib({ typesVersions: { '*': { x: ['a.ts'] } } })],
  ['a reference', '../0lib/a.ts', {}, { kind: 'reference' }],
  ['an address', '../0lib/a.ts', {}, { kind: 'url' }],
  ['a loader', 'raw!../0lib/a.ts', {}],
])('the first file of a repository is found by %s', (_, specifier, files, more) => {
  expect(told({ from: 'web/main.ts', files: { ...files, [first]: '' }, ...more }, [specifier])).toEqual({ [specifier]: first });
});

it.each<[what: string, specifier: string, file: string, files: Record<string, unknown>, more?: Partial<Importing>]>([
  ['an index', '../0lib', '0lib/index.ts', {}],
  ['an index, asked for by a slash', '../0lib/', '0lib/index.ts', {}],
  ['the index of a package', 'lib', '0lib/index.ts', lib({})],
  ['the source of a bundle', 'lib', '0lib/index.ts', lib({ exports: './dist/lib.umd.js' })],
  ['the index of a source directory', 'lib', '0lib/dir/index.ts', lib({ exports: './dist/dir.js' })],
  ['a directory by path', 'tool/a', '0tool/a.ts', { 'web/package.json': { name: 'web', dependencies: { tool: 'file:../0tool' } } }],
  ['a usual alias', '@/a', '0app/src/a.ts', { 'package.json': { workspaces: ['0app'] }, '0app/package.json': { name: 'app' } }, { from: '0app/src/main.ts' }],
  ['a way from the root of the project', '0dir/a', '0dir/a.ts', {}],
  ['a public file', '/0a.svg', '0app/public/0a.svg', { 'package.json': { workspaces: ['0app'] }, '0app/package.json': { name: 'app' } }, { from: '0app/src/main.ts' }],
  ['a rare extension', './a', '0app/a.mts', {}, { from: '0app/main.ts' }],
  ['a whole name', './a.css', '0app/a.css', {}, { from: '0app/main.ts' }],
  ['a suffix', './a', '0app/a.ios.ts', config({ moduleSuffixes: ['.ios', ''] }), { from: '0app/main.ts' }],
  ['a link', './link/a', '0real/a.ts', {}, { settings: { links: { 'web/link': '0real' } } }],
  ['a link of a file', './link', '0real/a.ts', {}, { settings: { links: { 'web/link.ts': '0real/a.ts' } } }],
])('the first file of a repository is found as %s', (_, specifier, file, files, more) => {
  expect(told({ from: 'web/main.ts', files: { ...empty(file), ...files }, ...more }, [specifier])).toEqual({ [specifier]: file });
});
