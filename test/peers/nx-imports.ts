import type { PeerCase } from './peer-case.ts';
import { casesOver, libraries, manifest, text } from './peer-case.ts';

const shop = libraries({ cart: [], stock: [], 'stock-notes': [] });
const of = casesOver(shop, { rule: 'no-deep-import' });
const deep = { 'packages/stock/src/deep.ts': 'export const deep = 1;\n', 'packages/stock/src/index.ts': `export const value = 1;\n` };
const app = {
  'apps/till/package.json': manifest('@acme/till', { exports: './src/index.ts' }),
  'apps/till/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "dist/main.js"]\n',
  'apps/till/src/index.ts': 'export const value = 1;\n',
};
const relative = 'a path to what another project publishes is no deep import: what counts is where it leads, not how it is spelt';

/** How a project may be named by another: relative paths, absolute ones, its own name, apps. */
export const nxImports: readonly PeerCase[] = [
  of('the public entry, an opened subpath and own files', {}, {
    'packages/stock/package.json': manifest('@acme/stock', { exports: { '.': './src/index.ts', './deep': './src/deep.ts' } }), ...deep,
    'packages/cart/src/blah.ts': 'export {};\n',
    'packages/cart/src/main.ts': text(`import '@acme/stock'; // ✔`, `import '@acme/stock/deep'; // ✔`, `import './blah'; // ✔`,
      `void import('@acme/stock'); // ✔`, `void import('@acme/stock/deep'); // ✔`, `void import('./blah'); // ✔`),
  }),
  of('a project whose name begins like that of another', {}, {
    'packages/cart/src/main.ts': text(`import '@acme/stock-notes'; // ✔`, `void import('@acme/stock-notes'); // ✔`),
  }),
  of('a relative path within the project', {}, {
    'packages/cart/other.ts': 'export {};\n',
    'packages/cart/src/main.ts': text(`import '../other'; // ✔`, `void import('../other'); // ✔`),
  }),
  of('a relative path within the project to a directory with an index', {}, {
    'packages/cart/other/index.ts': 'export {};\n',
    'packages/cart/src/main.ts': text(`import '../other'; // ✔`, `void import('../other'); // ✔`),
  }),
  of('a relative path to the entry of another project', {}, {
    'packages/cart/src/main.ts': text(`import '../../stock/src/index'; // ✔`, `void import('../../stock/src/index'); // ✔`),
  }, { differs: relative }),
  of('a relative path to the source directory of another project', {}, {
    'packages/cart/src/main.ts': text(`import '../../stock/src'; // ✔`, `void import('../../stock/src'); // ✔`),
  }, { differs: relative }),
  of('a relative path to a file that another project keeps for itself', {}, {
    ...deep, 'packages/cart/src/main.ts': text(`import '../../stock/src/deep'; // ✖`, `void import('../../stock/src/deep'); // ✖`),
  }),
  of('require and require.resolve of a file that another project keeps for itself', {}, {
    ...deep, 'packages/cart/src/main.ts': text(`require('../../stock/src/deep'); // ✖`, `require.resolve('../../stock/src/deep'); // ✖`),
  }),
  of('require of what is computed says nothing, beside one that is not', {}, {
    ...deep,
    'packages/cart/src/main.ts': text(`const name = '../../stock/src/deep';`, 'require(name);', 'require(`${name}`);', `require('@acme/stock'); // ✔`),
  }),
  of('a relative path into a project that publishes every file', {}, {
    'packages/stock/package.json': manifest('@acme/stock', { exports: { './*': './src/*.ts' } }), ...deep,
    'packages/cart/src/main.ts': text(`import { deep } from '../../stock/src/deep'; // ✔`, 'export { deep };'),
  }, { differs: relative }),
  of('a path from the root into a project', {}, {
    'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: '.' } }), ...deep,
    'packages/cart/src/main.ts': text(`import 'packages/stock/src/deep'; // ✖`, `void import('packages/stock/src/deep'); // ✖`),
  }),
  of('a part of a project that is open to all', {}, {
    'packages/stock/package.json': manifest('@acme/stock', { exports: { '.': './src/index.ts', './utils/*': './src/utils/*.ts' } }),
    'packages/stock/src/utils/a.ts': 'export const a = 1;\n', ...deep,
    'packages/cart/src/main.ts': text(`import '../../stock/src/utils/a'; // ✔`, `void import('../../stock/src/utils/a'); // ✔`, `import '../../stock/src/deep'; // ✖`),
  }),
  of('another published entry is no deep import', {}, {
    'packages/stock/package.json': manifest('@acme/stock', { exports: { '.': './src/index.ts', './secondary': './src/deep.ts' } }), ...deep,
    'packages/cart/src/main.ts': text(`import { deep } from '@acme/stock/secondary'; // ✔`, `void import('@acme/stock'); // ✔`, 'export { deep };'),
  }),
  of('a library imports an app', {}, {
    ...app, 'packages/cart/src/main.ts': text(`import '@acme/till'; // ✖`, `void import('@acme/till'); // ✖`),
  }, { rule: 'no-library-to-service' }),
  of('a project imports itself by its name', {}, {
    'packages/cart/src/main.ts': text(`import '@acme/cart'; // ✔`, `void import('@acme/cart'); // ✔`),
  }, { rule: 'no-module-cycle', differs: 'a name of its own is resolved to the file; only if the files import each other in a cycle is it told' }),
  of('a project imports itself by its name and so closes a cycle', {}, {
    'packages/cart/src/index.ts': text(`export { main } from './main'; // ✖`),
    'packages/cart/src/main.ts': text(`import { main as own } from '@acme/cart'; // ✖`, 'export const main = () => own;'),
  }, { rule: 'no-module-cycle' }),
  of('two projects import each other', {}, {
    'packages/cart/src/index.ts': text(`import { value as other } from '@acme/stock'; // ✖`, 'export const value = () => other;'),
    'packages/stock/src/index.ts': text(`import { value as other } from '@acme/cart'; // ✖`, 'export const value = () => other;'),
  }, { rule: 'no-module-cycle' }),
  of('three projects import each other in a ring', {}, {
    'packages/cart/src/index.ts': text(`import { value as other } from '@acme/stock'; // ✖`, 'export const value = () => other;'),
    'packages/stock/src/index.ts': text(`import { value as other } from '@acme/stock-notes'; // ✖`, 'export const value = () => other;'),
    'packages/stock-notes/src/index.ts': text(`import { value as other } from '@acme/cart'; // ✖`, 'export const value = () => other;'),
  }, { rule: 'no-module-cycle' }),
  of('two projects use each other, but no file leads back to itself', {}, {
    'packages/cart/src/main.ts': text(`import '@acme/stock'; // ✔`),
    'packages/stock/src/main.ts': text(`import '@acme/cart'; // ✔`),
  }, { rule: 'no-module-cycle', differs: 'the peer counts cycles of projects; between services no-service-cycle does so, in libraries files count' }),
  of('a ring of projects that is closed lazily', {}, {
    'packages/cart/src/index.ts': text(`import { value as other } from '@acme/stock'; // ✔`, 'export const value = () => other;'),
    'packages/stock/src/index.ts': text(`export const value = () => import('@acme/cart'); // ✔`),
  }, { rule: 'no-module-cycle', differs: 'what is loaded on demand does not decide which file loads first; the option `dynamic` counts it' }),
  of('a ring of projects that is closed lazily, when that counts', { rules: { 'no-module-cycle': ['error', { dynamic: true }] } }, {
    'packages/cart/src/index.ts': text(`import { value as other } from '@acme/stock'; // ✖`, 'export const value = () => other;'),
    'packages/stock/src/index.ts': text(`export const value = () => import('@acme/cart'); // ✖`),
  }, { rule: 'no-module-cycle' }),
];
