import type { PeerCase } from './peer-case.ts';
import { casesOver, edges, forbid, manifest, text } from './peer-case.ts';

const root = 'apps/till/src';
const common = {
  'package.json': manifest('storefront', { workspaces: ['apps/*', 'packages/*'] }),
  'apps/till/package.json': manifest('@acme/till'),
  'apps/till/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "dist/main.js"]\n',
};
const empty = 'export {};\n';
const files = (written: Readonly<Record<string, readonly string[]>>): Record<string, string> => Object.fromEntries(
  Object.entries(written).map(([path, lines]) => [`${root}/${path}`, lines.length === 0 ? empty : text(...lines)]));

const of = casesOver(common);

/** What lies in `internal` of a part is for that part alone. */
const hidden = (name: string) => edges(forbid({ path: '**', not: `${root}/cart/<part>` }, `${root}/cart/<part>/${name}/**`));
/** A part with an index is entered by it alone. */
const barrel = (...parts: readonly string[]) => edges(forbid({ path: '**', not: `${root}/<part>` }, {
  path: parts.map((part) => `${root}/${part}/**`), not: `${root}/<part>/index.ts`, all: [{ path: `${root}/<part>/**` }],
}));

export const sheriffInternals: readonly PeerCase[] = [
  of('the inside of another part', hidden('internal'), files({
    'cart/view/internal/line.ts': [], 'cart/data/internal/hidden.ts': [],
    'cart/view/list.ts': [`import './internal/line'; // ✔`, `import '../data/load'; // ✔`],
    'cart/view/lists.ts': [`import '../data/internal/hidden'; // ✖`],
    'cart/data/load.ts': [`import './internal/hidden'; // ✔`],
  })),
  of('directories within the inside', hidden('internal'), files({
    'cart/data/internal/deep/hidden.ts': [], 'cart/data/load.ts': [`import './internal/deep/hidden'; // ✔`],
    'cart/view/lists.ts': [`import '../data/internal/deep/hidden'; // ✖`],
  })),
  of('directories beside the inside', hidden('internal'), files({
    'cart/view/internal/line.ts': [], 'cart/data/internal/hidden.ts': [], 'cart/data/deep/load.ts': [`import '../internal/hidden'; // ✔`],
    'cart/view/list.ts': [`import '../data/deep/load'; // ✔`],
    'cart/view/parts/line.ts': [`import '../internal/line'; // ✔`, `import '../../data/internal/hidden'; // ✖`],
  })),
  of('another name for the inside', hidden('private'), files({
    'cart/data/private/hidden.ts': [], 'cart/data/internal/load.ts': [`import '../private/hidden'; // ✔`],
    'cart/view/list.ts': [`import '../data/internal/load'; // ✔`], 'cart/view/lists.ts': [`import '../data/private/hidden'; // ✖`],
  })),
  of('where there is an index it is the only way in', barrel('data'), files({
    'data/index.ts': [`import './open'; // ✔`], 'data/open.ts': [], 'view/list.ts': [`import '../data'; // ✔`], 'view/lists.ts': [`import '../data/open'; // ✖`],
  })),
  of('an inside one level further down is not meant', hidden('internal'), files({
    'cart/data/deep/internal/hidden.ts': [], 'cart/data/internal/hidden.ts': [], 'cart/view/lists.ts': [`import '../data/deep/internal/hidden'; // ✔`],
  })),
  of('an inside at any depth', hidden('**/internal'), files({
    'cart/data/deep/internal/hidden.ts': [], 'cart/data/very/deep/internal/hidden.ts': [],
    'cart/view/lists.ts': [`import '../data/deep/internal/hidden'; // ✖`, `import '../data/very/deep/internal/hidden'; // ✖`],
  })),
  of('a sign before a name hides a file or a directory', edges(forbid({ path: '**', not: `${root}/cart/<part>` }, { path: [`${root}/cart/<part>/**/_*`, `${root}/cart/<part>/**/_*/**`] })), files({
    'cart/data/_main.ts': [], 'cart/data/deep/_file.ts': [], 'cart/data/_deep/file.ts': [], 'cart/data/main.ts': [], 'cart/data/main_file.ts': [], 'cart/data/internal/file.ts': [],
    'cart/view/lists.ts': [
      `import '../data/_main'; // ✖`, `import '../data/deep/_file'; // ✖`, `import '../data/_deep/file'; // ✖`,
      `import '../data/main'; // ✔`, `import '../data/main_file'; // ✔`, `import '../data/internal/file'; // ✔`,
    ],
  })),
];

const roots = files({
  'main.ts': [], 'settings.ts': [], 'shared/dialog.ts': [], 'shared/index.ts': [], 'stock/list.ts': [`import '../settings'; // ✔`],
  'routes.ts': [`import './shared/dialog'; // ✖`],
});

export const sheriffRoots: readonly PeerCase[] = [
  of('files of the root are free, a part with an index is not', barrel('shared'), {
    ...roots, ...files({ 'shared/get.ts': [`import '../settings'; // ✔`, `import '../stock/list'; // ✔`] }),
  }),
  of('files of the root are closed to the parts', { rules: { 'dependency-rule': ['error', { rules: [
    { name: 'closed', because: 'the case asks for it', from: `${root}/shared/**`, forbid: { path: `${root}/**`, not: `${root}/shared` } },
    { name: 'barrel', because: 'the case asks for it', from: { path: `${root}/**`, not: `${root}/shared` }, forbid: { path: `${root}/shared/**`, not: `${root}/shared/index.ts` } },
  ] }] } }, {
    ...roots, ...files({ 'shared/get.ts': [`import '../settings'; // ✖`, `import '../stock/list'; // ✖`] }),
  }),
];

export const sheriffDeep: readonly PeerCase[] = [
  of('past the index of a part', barrel('cart'), files({
    'main.ts': [`import './view'; // ✔`, `import './routes'; // ✔`], 'home.ts': [],
    'routes.ts': [`import './home'; // ✔`, `import './cart/index'; // ✔`], 'view.ts': [`import './cart/list'; // ✖`],
    'cart/list.ts': [], 'cart/routes.ts': [`import './list'; // ✔`], 'cart/index.ts': [`import './routes'; // ✔`],
  })),
];
