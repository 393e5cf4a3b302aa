import { describe, expect, it } from 'vitest';
import { empty, type Importing, told } from './told.fixture.ts';

type Row = [what: string, specifier: string, found: string, files: Readonly<Record<string, unknown>>, more?: Partial<Importing>];

const library = (manifest: object, compilerOptions: object | undefined, ...paths: string[]): Record<string, unknown> => ({
  'package.json': { workspaces: ['lib', 'web'] }, 'web/package.json': { name: 'web' }, 'lib/package.json': { name: 'lib', ...manifest },
  ...(compilerOptions === undefined ? {} : { 'lib/tsconfig.json': { compilerOptions } }), ...empty(...paths),
});

describe('the output that a tsconfig names leads back to its source', () => {
  it.each<Row>([
    ['in src', 'lib', 'lib/src/a.ts', library({ main: './made/a.js' }, { outDir: 'made' }, 'lib/src/a.ts')],
    ['beside the tsconfig', 'lib', 'lib/a.ts', library({ main: './made/a.js' }, { outDir: 'made' }, 'lib/a.ts')],
    ['in src before beside the tsconfig', 'lib', 'lib/src/a.ts', library({ main: './made/a.js' }, { outDir: 'made' }, 'lib/a.ts', 'lib/src/a.ts')],
    ['in rootDir before all', 'lib', 'lib/code/a.ts', library({ main: './made/a.js' }, { outDir: 'made', rootDir: 'code' }, 'lib/a.ts', 'lib/src/a.ts', 'lib/code/a.ts')],
    ['as a declaration', 'lib', 'lib/src/a.ts', library({ types: './decl/a.d.ts' }, { outDir: 'made', declarationDir: 'decl' }, 'lib/src/a.ts')],
    ['where it lies outside of the project', 'lib', 'lib/src/a.ts', library({ main: '../made/lib/a.js' }, { outDir: '../made/lib' }, 'lib/src/a.ts')],
    ['as an index of what the name is', 'lib', 'lib/src/a/index.ts', library({ main: './made/a.js' }, { outDir: 'made' }, 'lib/src/a/index.ts')],
    ['with more than one level', 'lib', 'lib/src/deep/a.ts', library({ main: './made/deep/a.js' }, { outDir: 'made' }, 'lib/src/deep/a.ts')],
    ['with a directory that is named like it alone', 'lib', 'unresolved', library({ main: './made2/a.js' }, { outDir: 'made' }, 'lib/src/a.ts')],
    ['with the output being the directory of the tsconfig', 'lib/made/a', 'unresolved', library({}, { outDir: '.' }, 'lib/src/made.ts')],
    ['by a relative path, while no build has been', '../lib/made/a.js', 'lib/src/a.ts', library({}, { outDir: 'made' }, 'lib/src/a.ts')],
    ['by a relative path, but not beside what a build left', '../lib/made/a.js', 'unresolved', library({}, { outDir: 'made' }, 'lib/src/a.ts', 'lib/made/b.js')],
    ['of a tsconfig for the sources alone', 'lib', 'lib/src/a.ts', { ...library({ main: './made/a.js' }, undefined, 'lib/src/a.ts'), 'lib/src/tsconfig.json': { compilerOptions: { outDir: '../made', rootDir: '.' } } }],
    ['at the root of the repository', './made/a.js', 'src/a.ts', { 'tsconfig.json': { compilerOptions: { outDir: 'made' } }, 'src/a.ts': '' }, { from: 'main.ts' }],
    ['with a bundle of another name, as the main module', 'lib', 'lib/src/index.ts', library({ exports: './made/bundle.js' }, { outDir: 'made' }, 'lib/src/index.ts')],
    ['but nothing else does, as the main module', 'lib', 'unresolved', library({ exports: './made/bundle.js' }, undefined, 'lib/src/index.ts')],
  ])('%s', (_, specifier, found, files, more) => expect(told({ from: 'web/main.ts', files, ...more }, [specifier])).toEqual({ [specifier]: found }));
});

describe('the usual output leads back to the source by its path', () => {
  it.each<Row>([
    ['from dist', '../lib/dist/a.js', 'lib/src/a.ts', library({}, undefined, 'lib/src/a.ts')],
    ['from build', '../lib/build/a.js', 'lib/src/a.ts', library({}, undefined, 'lib/src/a.ts')],
    ['from out', '../lib/out/a.js', 'lib/src/a.ts', library({}, undefined, 'lib/src/a.ts')],
    ['not from a name that sources have too', '../lib/esm/a.js', 'unresolved', library({}, undefined, 'lib/src/a.ts')],
    ['from such a name where version control ignores it', '../lib/esm/a.js', 'lib/src/a.ts', library({}, undefined, 'lib/src/a.ts'), { settings: { ignored: ['esm'] } }],
    ['not from within what was built', '../lib/dist/a.js', 'unresolved', library({}, undefined, 'lib/src/a.ts', 'lib/dist/b.js')],
    ['not from a deeper directory of that name', '../lib/deep/dist/a.js', 'generated lib/deep/dist/a.js', library({}, undefined, 'lib/src/a.ts', 'lib/src/deep/b.ts')],
    ['not by the name of the directory itself', '../lib/dist', 'generated lib/dist', library({}, undefined, 'lib/src/a.ts')],
  ])('%s', (_, specifier, found, files, more) => expect(told({ from: 'web/main.ts', files, ...more }, [specifier])).toEqual({ [specifier]: found }));
});

describe('what a specifier carries besides a path', () => {
  it.each<Row>([
    ['a loader of a package', 'x!a', 'package a', empty('src/a.ts')],
    ['a mark at the end', './a!', 'src/a!.ts', empty('src/a!.ts', 'src/a.ts')],
    ['a mark at the start', '!./a', 'src/a.ts', empty('src/a.ts')],
    ['a question mark at the start', '?x', 'unresolved', {}],
    ['a query after a loader', 'x!./a?y!', 'src/a.ts', empty('src/a.ts')],
    ['a query', './a?x', 'src/a.ts', empty('src/a.ts', 'src/a?x.ts')],
    ['a fragment that is part of a name', './a#b', 'src/a#b.ts', empty('src/a.ts', 'src/a#b.ts')],
    ['a fragment', './a#b', 'src/a.ts', empty('src/a.ts')],
    ['a fragment of a package', '@/a#b', 'src/a.ts', empty('src/a.ts')],
    ['a colon after a slash', './a:b', 'src/a:b.ts', empty('src/a:b.ts')],
    ['three dots', '.../a', 'unresolved', empty('src/a.ts')],
    ['a slash at the end of a file', './a/', 'src/a.ts', empty('src/a.ts')],
    ['dots at the end', './b/..', 'src/index.ts', empty('src/index.ts', 'src/b/x.ts', 'src.ts')],
    ['a dot at the end', './b/.', 'src/b/index.ts', empty('src/b.ts', 'src/b/index.ts')],
    ['a usual alias that leaves the repository', '@/../../a', 'unresolved', empty('src/a.ts', 'index.ts')],
    ['a directory that is left, and the repository with it', 'src/../../a', 'package src', empty('src/a.ts', 'index.ts')],
    ['a scheme before any slash', 'x:/y', 'virtual', {}],
    ['a slash before a colon', '/a:b', 'virtual', {}],
    ['a star in what a module is said to be', './a*', 'unresolved', empty('src/a.ts')],
  ])('%s', (_, specifier, found, files, more) => expect(told({ from: 'src/main.ts', files, ...more }, [specifier])).toEqual({ [specifier]: found }));
});

describe('rootDirs, links and directories', () => {
  const layers = { 'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'src/gen', 'more'] } } };
  it.each<Row>([
    ['the innermost of the roots is left', './gen/a', 'more/a.ts', { ...layers, ...empty('more/a.ts') }],
    ['the first of the other roots counts', './b', 'src/gen/b.ts', { ...layers, ...empty('src/gen/b.ts', 'more/b.ts') }],
    ['a directory may be in another root', './c/', 'more/c/index.ts', { ...layers, ...empty('more/c/index.ts') }],
    ['what lies below no root stays where it is', '../other/a', 'unresolved', { ...layers, ...empty('more/a.ts', 'src/gen/a.ts') }],
    ['a link with another extension', './link.js', 'real/a.mts', empty('real/a.mts'), { settings: { links: { 'src/link.mts': 'real/a.mts' } } }],
    ['a link to nothing', './link', 'unresolved', {}, { settings: { links: { 'src/link.ts': 'real/a.ts' } } }],
    ['a declaration of a content file', './a.css', 'src/a.d.css.ts', empty('src/a.d.css.ts')],
    ['a file before the directory of its name', './a', 'src/a.ts', empty('src/a.ts', 'src/a/index.ts')],
    ['a directory before a rare extension', './a', 'src/a/index.ts', empty('src/a.mts', 'src/a/index.ts')],
    ['a dotfile', './.env', 'src/.env.ts', empty('src/.env.ts')],
    ['a file without extension', './LICENSE', 'src/LICENSE', empty('src/LICENSE')],
    ['a map that names another map', '#a', 'virtual', { 'package.json': { imports: { '#a': '#b', '#b': './b.ts' } }, 'b.ts': '' }],
    ['a map out of the repository', '#a', 'unresolved', { 'package.json': { imports: { '#a': '../a.ts' } } }],
    ['the second target of a map', '#a', 'b.ts', { 'package.json': { imports: { '#a': ['./a.ts', './b.ts'] } }, 'b.ts': '' }],
    ['a public file', '/logo.svg', 'public/logo.svg', empty('public/logo.svg')],
    ['a package through node_modules', './node_modules/a/b', 'package a', {}],
    ['a package through the node_modules of a package', '../node_modules/@a/b/node_modules/@c/d/e', 'package @c/d', {}],
    ['what only ends like node_modules', './my_node_modules/a', 'unresolved', {}],
    ['a directory that only begins like one of a build', './distance/a', 'unresolved', {}],
  ])('%s', (_, specifier, found, files, more) => expect(told({ from: 'src/main.ts', files, ...more }, [specifier])).toEqual({ [specifier]: found }));
});
