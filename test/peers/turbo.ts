import type { PeerCase, PeerSuite } from './peer-case.ts';
import { casesOver, edges, forbid, libraries, manifest, text } from './peer-case.ts';

const shop = libraries({ cart: ['web'], 'cart-types': ['types'], 'cart-unsafe': ['types', 'unsafe'], plain: [], closed: ['closed'] });
const of = casesOver(shop);
/** Without the projects of Nx, whose edges are told by imports and not by manifests. */
const plain = casesOver(Object.fromEntries(Object.entries(shop).filter(([path]) => !path.endsWith('/project.json'))));
const use = (library: string, ...lines: readonly string[]): Record<string, string> => ({ [`packages/${library}/src/use.ts`]: text(...lines) });
const deps = (library: string, ...names: readonly string[]): Record<string, string> => ({
  [`packages/${library}/package.json`]: manifest(`@acme/${library}`, { exports: './src/index.ts', dependencies: Object.fromEntries(names.map((name) => [name, '*'])) }),
});
const undeclared = { rule: 'no-undeclared-dependency' };
const deep = { rule: 'no-deep-import' };

const packages: readonly PeerCase[] = [
  plain('a file of another package, past its name', {}, { 'packages/plain/src/inner.jsx': 'export const inner = 1;\n', ...use('cart', `import { inner } from '../../plain/src/inner.jsx'; // ✖`) }, deep),
  plain('a package that the manifest does not ask for', {}, { ...deps('cart', '@acme/plain'), ...use('cart', `import '@acme/plain'; // ✔`, `import '@acme/cart-types'; // ✖`) }, undeclared),
  plain('a package from outside that the manifest does not ask for', {}, { ...deps('cart'), ...use('cart', `import 'leaflet'; // ✖`) }, undeclared),
  plain('a type from a package of types, not marked as a type', {}, { ...deps('cart', '@types/leaflet'), ...use('cart', `import { Map } from 'leaflet'; // ✔`) }, {
    ...undeclared, differs: 'the package that brings the types is declared; that an import should say `type` is a matter of a linter of code',
  }),
  plain('a type from a package of types, marked as a type', {}, { ...deps('cart', '@types/leaflet'), ...use('cart', `import type { Map } from 'leaflet'; // ✔`) }, undeclared),
  plain('what the platform brings', {}, { ...deps('cart', '@acme/plain'), ...use('cart', `import 'node:fs';`, `import 'fs';`, `import '@acme/plain'; // ✔`) }, undeclared),
  plain('an alias of the tsconfig is no package', {}, {
    'packages/cart/tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }), 'packages/cart/src/own.ts': 'export {};\n',
    ...use('cart', `import '@/own'; // ✔`),
  }, undeclared),
  plain('a private subpath of the manifest is no package', {}, {
    'packages/cart/package.json': manifest('@acme/cart', { exports: './src/index.ts', imports: { '#own': './src/own.ts' } }), 'packages/cart/src/own.ts': 'export {};\n',
    ...use('cart', `import '#own'; // ✔`),
  }, undeclared),
  plain('data of another package, past its name', {}, {
    'packages/plain/data.json': '{}\n', ...use('cart', `import data from '../../plain/data.json' with { type: 'json' }; // ✖`, 'export { data };'),
  }, deep),
];

const tags = edges(
  forbid({ tag: 'web' }, { kind: 'library', not: { tag: ['web', 'types'] } }),
  forbid({ tag: 'web' }, { tag: 'unsafe' }),
  forbid({ kind: 'library', not: { tag: ['types', 'web'] } }, { tag: 'types' }),
  forbid({ path: '**', not: { tag: 'closed' } }, { tag: 'closed' }),
  forbid({ project: '@acme/plain' }, { project: '@acme/cart' }),
);

const tagged: readonly PeerCase[] = [
  of('a dependency of an allowed tag', tags, use('cart', `import '@acme/cart-types'; // ✔`)),
  of('a dependency of an allowed and of a denied tag', tags, use('cart', `import '@acme/cart-unsafe'; // ✖`)),
  of('a dependency of no allowed tag', tags, use('cart', `import '@acme/plain'; // ✖`)),
  of('a dependent of an allowed tag', tags, use('cart-unsafe', `import '@acme/cart-types'; // ✔`)),
  of('a dependent of no allowed tag', tags, use('plain', `import '@acme/cart-types'; // ✖`)),
  of('a list that allows no dependent', tags, use('plain', `import '@acme/closed'; // ✖`)),
  of('a package without any list', tags, use('closed', `import '@acme/plain'; // ✔`)),
  of('a package by its name in place of a tag', tags, use('plain', `import '@acme/cart'; // ✖`)),
  of('a denied tag is reached through others', edges(forbid({ tag: 'web' }, { tag: 'unsafe' }, { indirect: true })), {
    'packages/plain/src/index.ts': text(`export { value } from '@acme/cart-unsafe'; // ✔`), ...use('cart', `import '@acme/plain'; // ✖`),
  }),
];

const peer = 'vercel/turborepo';

export const turbo: readonly PeerSuite[] = [
  { peer, source: 'turborepo-tests/integration/fixtures/boundaries', cases: packages, outside: [{ of: 'an import ignored by a comment with a reason', count: 1, why: 'waivers have cases of their own in src/check' }] },
  { peer, source: 'turborepo-tests/integration/fixtures/boundaries_tags', cases: tagged, outside: [] },
  {
    peer,
    source: 'turborepo-tests/integration/fixtures/boundaries_circular',
    cases: [of('four packages ask for each other in rings, and no file imports another', {}, use('cart', `import '@acme/plain'; // ✔`), {
      rule: 'no-module-cycle', differs: 'the peer counts what manifests ask for; here imports count, and what a manifest merely names breaks nothing',
    })],
    outside: [],
  },
];
