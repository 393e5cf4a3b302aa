import type { PeerCase } from './peer-case.ts';
import { casesOver, edges, forbid, manifest, text } from './peer-case.ts';

const index = 'export default 1;\n';
/** What is resolved is seen by a rule that closes the directory it lies in; a name that led elsewhere would stay silent. */
const closed = (directory: string) => edges(forbid('apps/**', directory));

const names = ['caisse', 'till', 'kasse', 'x7'];
const directories = ['caisse', 'till', 'kasse', '收银'];
const books = ['prices', 'preise-für', 'prix', '价格'];
const workspace = casesOver({
  'package.json': manifest('storefront', { workspaces: ['libs', 'packages/*'] }),
  'libs/package.json': manifest('libs'),
  ...Object.fromEntries(directories.flatMap((directory, at) => [
    [`packages/${directory}/package.json`, manifest(names[at]!, { main: 'index.js' })], [`packages/${directory}/index.js`, 'module.exports = 1;\n'],
  ])),
  ...Object.fromEntries(books.map((book) => [`libs/${book}/index.mjs`, index])),
});

export const cruiserWorkspaces: readonly PeerCase[] = [
  ...directories.map((directory, at) => workspace(`a package by its name, in packages/${directory}`, closed(`packages/${directory}`), {
    'apps/main.mjs': text(...names.map((name) => `import '${name}'; // ${name === names[at] ? '✖' : '✔'}`)),
  })),
  ...books.map((book) => workspace(`a file of a package by its subpath, libs/${book}`, closed(`libs/${book}`), {
    'apps/main.mjs': text(...books.map((other) => `import 'libs/${other}/index.mjs'; // ${other === book ? '✖' : '✔'}`)),
  })),
];

const libs = ['near', 'named', 'inner', 'based', 'starred'];
const aliased = casesOver({
  'package.json': manifest('storefront', { workspaces: libs.map((lib) => `libs/${lib}`), imports: { '#*': './libs/*' } }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: './', paths: { '@modules/*': ['./libs/*'], '@sister': ['./libs/starred/index.js'] } } }),
  ...Object.fromEntries(libs.flatMap((lib) => [[`libs/${lib}/package.json`, manifest(lib, { main: 'index.js' })], [`libs/${lib}/index.js`, index]])),
});
const alias = (of: string, lib: string, specifier: string): PeerCase => aliased(of, closed(`libs/${lib}`), { 'apps/admin/main.ts': text(`import value from '${specifier}'; // ✖`, 'export { value };') });

export const cruiserAliases: readonly PeerCase[] = [
  alias('a relative path to a directory', 'near', '../../libs/near'),
  alias('a private subpath of the manifest', 'inner', '#inner/index.js'),
  alias('a path from the base of the tsconfig', 'based', 'libs/based'),
  alias('an alias with a star', 'starred', '@modules/starred/index.js'),
  alias('an alias without a star', 'starred', '@sister'),
  alias('a file of a workspace package', 'named', 'named/index.js'),
];
