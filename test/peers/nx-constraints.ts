import type { PeerCase } from './peer-case.ts';
import { allow, casesOver, edges, forbid, libraries, text } from './peer-case.ts';

/** Who may use whom by tags: the option `depConstraints`. */
const of = casesOver(libraries({
  cart: ['api', 'domain:cart'],
  'cart-impl': ['impl', 'domain:cart'],
  'cart-store': ['impl', 'domain:cart'],
  'stock-impl': ['impl', 'domain:stock'],
  prices: ['impl', 'domain:cart', 'domain:stock'],
  shelf: ['public'],
  ledger: ['private'],
  lookup: [],
  report: [],
  clock: [],
  theme: ['look'],
}));

const use = (library: string, ...lines: readonly string[]): Record<string, string> => ({ [`packages/${library}/src/use.ts`]: text(...lines) });
const both = (target: string, sign: '✖' | '✔'): string[] => [`import '${target}'; // ${sign}`, `void import('${target}'); // ${sign}`];

const constraints = edges(
  allow({ tag: 'api' }, { tag: 'api' }),
  allow({ tag: 'impl' }, { tag: ['api', 'impl'] }),
  allow({ tag: 'domain:cart' }, { tag: 'domain:cart' }),
  allow({ tag: 'domain:stock' }, { tag: 'domain:stock' }),
  forbid({ tag: 'public' }, { tag: 'private' }, { indirect: true }),
  forbid({ tag: 'private' }, { tag: '**', not: { tag: 'private' } }),
  forbid({ kind: 'library', not: { tag: '**' } }, { tag: ['api', 'impl', 'public', 'look'] }),
);

export const nxConstraints: readonly PeerCase[] = [
  of('a library is used that lacks the tag asked for', constraints, use('cart', ...both('@acme/cart-impl', '✖'))),
  of('packages from outside are free when only tags are told', constraints, use('cart', ...both('leaflet', '✔'))),
  of('a package from outside is banned by name', edges(forbid({ tag: 'api' }, { package: 'leaflet' })), use('cart', ...both('leaflet', '✖'))),
  of('a package from outside that the list allows', edges(forbid({ tag: 'api' }, { package: '**', not: { package: 'leaflet' } })),
    use('cart', ...both('leaflet', '✔'))),
  of('a package from outside that the list lacks', edges(forbid({ tag: 'api' }, { package: '**', not: { package: 'leaflet' } })),
    use('cart', ...both('leaflet-draw', '✖'))),
  of('a glob allows packages from outside', edges(forbid({ tag: 'api' }, { package: '**', not: { package: 'leaflet-*' } })),
    use('cart', ...both('leaflet-draw', '✔'))),
  of('a glob does not allow a package beside it', edges(forbid({ tag: 'api' }, { package: '**', not: { package: 'leaflet-*' } })),
    use('cart', ...both('leaflet', '✖'))),
  of('an empty list allows no package at all', edges(forbid({ tag: 'api' }, { package: '**' })),
    use('cart', ...both('leaflet', '✖'), ...both('@scope/leaflet', '✖'))),
  of('a subpath of a package is allowed', edges(forbid({ tag: 'api' }, { package: 'leaflet/testing' }), forbid({ tag: 'api' }, { package: '**', not: { package: 'leaflet/*' } })),
    use('cart', ...both('leaflet/draw', '✔'))),
  of('a subpath of a package is banned though its siblings are allowed', edges(forbid({ tag: 'api' }, { package: 'leaflet/testing' }), forbid({ tag: 'api' }, { package: '**', not: { package: 'leaflet/*' } })),
    use('cart', ...both('leaflet/testing', '✖'))),
  of('packages that only others bring along are banned, what the platform brings is not', {},
    use('cart', `import 'node:fs';`, `import 'path';`, ...both('leaflet', '✖')), { rule: 'no-undeclared-dependency' }),
  of('packages that a manifest asks for are not banned', {}, {
    'packages/cart/package.json': JSON.stringify({ name: '@acme/cart', exports: './src/index.ts', dependencies: { leaflet: '1' }, peerDependencies: { moment: '2' } }),
    ...use('cart', ...both('leaflet', '✔'), ...both('moment', '✔')),
  }, { rule: 'no-undeclared-dependency' }),
  of('a star within a name bans what begins and ends so', edges(forbid({ tag: 'api' }, { package: 'leaf*et' })),
    use('cart', `import 'leaflet'; // ✖`, `import 'leafy-planet'; // ✖`, `import 'leaflet2'; // ✔`, `import '1leaflet'; // ✔`)),
  of('a library without tags is used where a tag is asked for', constraints, use('cart', ...both('@acme/clock', '✖'))),
  of('a library without tags is used where none may be tagged', constraints, use('ledger', ...both('@acme/clock', '✔'))),
  of('a library with a tag is used where none may be tagged', constraints, use('ledger', ...both('@acme/theme', '✖'))),
  of('a library has the tag that is ruled out', constraints, use('shelf', ...both('@acme/ledger', '✖'))),
  of('a library of the tag that is ruled out is reached through others', constraints, {
    ...use('lookup', `import '@acme/ledger'; // ✔`),
    'packages/lookup/src/index.ts': text(`export * from './use'; // ✔`),
    'packages/report/src/index.ts': text(`export { value } from '@acme/ledger'; // ✔`),
    ...use('shelf', `import '@acme/lookup'; // ✖`, `import '@acme/report'; // ✖`, `import '@acme/ledger'; // ✖`),
  }),
  of('a library without tags uses one with tags', constraints, use('clock', ...both('@acme/cart', '✖'))),
  of('every tag of the source has its say', constraints, use('cart-impl', ...both('@acme/stock-impl', '✖'))),
  of('a target of two domains is good for one of them', constraints, use('cart-impl', ...both('@acme/prices', '✔'))),
  of('a source of two domains must please both', constraints, use('prices', ...both('@acme/cart-impl', '✖')), {
    differs: 'the peer asks a path there that is no project, so its rule says nothing; both constraints hold for the source',
  }),
  of('all constraints are met', constraints, use('cart-impl', ...both('@acme/cart-store', '✔'))),
  of('a star for a tag is any tag', edges(allow({ tag: '*' }, { tag: '**' })), use('cart', ...both('@acme/cart-impl', '✔'))),
  of('a star for a tag is not the lack of one', edges(allow({ tag: '*' }, { tag: '**' })), use('cart', ...both('@acme/clock', '✖')), {
    differs: 'for the peer `*` is also met by a library without tags; here a tag glob asks for a tag',
  }),
  of('globs of tags', edges(allow({ tag: 'p*' }, { tag: 'domain:*' })),
    use('shelf', ...both('@acme/stock-impl', '✔'), ...both('@acme/prices', '✔'), ...both('@acme/cart-impl', '✔'))),
  of('globs of tags rule out the rest', edges(allow({ tag: 'p*' }, { tag: 'domain:*' })), use('shelf', ...both('@acme/theme', '✖'))),
  of('a constraint for sources with two tags at once', edges(allow({ all: [{ tag: 'impl' }, { tag: 'domain:cart' }] }, { tag: 'impl' }), allow({ tag: 'impl' }, { tag: 'api' })),
    use('cart-impl', ...both('@acme/cart', '✖'))),
  of('a constraint for sources with two tags at once lets the rest be', edges(allow({ all: [{ tag: 'impl' }, { tag: 'domain:stock' }] }, { tag: 'impl' })),
    use('cart-impl', ...both('@acme/cart', '✔'), ...both('@acme/theme', '✔'))),
  of('a constraint for sources with two tags at once is met', edges(allow({ all: [{ tag: 'impl' }, { tag: 'domain:cart' }] }, { tag: 'api' })),
    use('cart-impl', ...both('@acme/cart', '✔'))),
];
