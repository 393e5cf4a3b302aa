import type { PeerCase } from './peer-case.ts';
import { allow, casesOver, edges, forbid, manifest, text } from './peer-case.ts';

const root = 'apps/desk/src';
export const desk = {
  'package.json': manifest('storefront', { workspaces: ['apps/*', 'packages/*'] }),
  'apps/desk/package.json': manifest('@acme/desk'),
  'apps/desk/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "dist/main.js"]\n',
  'apps/desk/tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: './src', paths: { '~/*': ['./*'] } } }),
};
const module = 'export const value = 1;\nexport interface Shape { id: string }\n';
const elements = [
  'helpers/dates', 'helpers/sums', 'parts/atoms/icon-a', 'parts/atoms/icon-b', 'parts/molecules/row-a', 'parts/molecules/row-b', 'parts/layouts/grid-a', 'parts/layouts/grid-b',
  'modules/pages/home', 'modules/pages/help', 'modules/orders/list', 'modules/orders/edit', 'modules/refunds/list', 'modules/refunds/edit',
];
const of = casesOver({ ...desk, ...Object.fromEntries(elements.map((element) => [`${root}/${element}/index.ts`, module])), [`${root}/modules/orders/list/deep/part.ts`]: module });
const path = (...paths: readonly string[]): { path: string[] } => ({ path: paths.map((each) => `${root}/${each}/**`) });

const rules = edges(
  allow(path('helpers/*'), path('helpers/*')),
  allow(path('parts/atoms'), path('helpers/*')),
  allow(path('parts/molecules'), path('parts/atoms')),
  allow(path('parts/layouts'), path('parts/molecules')),
  allow(path('modules/pages/<page>'), path('parts/layouts')),
  allow({ ...path('modules/orders'), not: path('modules/orders/list') }, path('parts/layouts', 'modules/orders')),
  allow(path('modules/orders/list'), path('parts/layouts', 'modules/orders', 'parts/atoms/*-b')),
  allow({ ...path('modules/refunds'), not: path('modules/refunds/edit') }, path('modules/orders', 'modules/refunds')),
  allow(path('modules/refunds/edit'), path('modules/orders', 'modules/refunds', 'parts/atoms')),
);

/** A file, what it imports, and whether that is wrong. */
const table: readonly (readonly [of: string, file: string, target: string, sign: '✖' | '✔'])[] = [
  ['a helper uses a helper', 'helpers/dates/index', '~/helpers/sums', '✔'],
  ['an atom uses a helper', 'parts/atoms/icon-a/icon', '~/helpers/dates', '✔'],
  ['an atom uses an atom', 'parts/atoms/icon-a/icon', '~/parts/atoms/icon-b', '✔'],
  ['an atom uses an atom by a relative path', 'parts/atoms/icon-a/icon', '../icon-b', '✔'],
  ['a molecule uses an atom', 'parts/molecules/row-a/row', '~/parts/atoms/icon-a', '✔'],
  ['a molecule uses an atom by a relative path', 'parts/molecules/row-a/row', '../../atoms/icon-a', '✔'],
  ['a molecule uses a molecule', 'parts/molecules/row-a/row', '~/parts/molecules/row-b', '✔'],
  ['a layout uses a molecule', 'parts/layouts/grid-a/grid', '~/parts/molecules/row-a', '✔'],
  ['a page uses a layout', 'modules/pages/home/page', '~/parts/layouts/grid-a', '✔'],
  ['a module uses a layout', 'modules/orders/edit/form', '~/parts/layouts/grid-a', '✔'],
  ['a file deep in a module uses a layout', 'modules/orders/edit/deep/form', '~/parts/layouts/grid-a', '✔'],
  ['a file deep in a module uses one of its own', 'modules/orders/edit/form', '../list/deep/part', '✔'],
  ['a module uses a module of its domain', 'modules/orders/edit/form', '~/modules/orders/list', '✔'],
  ['a file deep in a module uses a module of its domain', 'modules/orders/edit/deep/form', '~/modules/orders/list', '✔'],
  ['another domain uses a module of its own', 'modules/refunds/list/list', '~/modules/refunds/edit', '✔'],
  ['another domain uses the first', 'modules/refunds/list/list', '~/modules/orders/list', '✔'],
  ['another domain uses a file deep in the first', 'modules/refunds/list/list', '~/modules/orders/list/deep/part', '✔'],
  ['one module of a domain may use atoms', 'modules/refunds/edit/form', '~/parts/atoms/icon-a', '✔'],
  ['one module may use the atoms of one name', 'modules/orders/list/deep/line', '~/parts/atoms/icon-b', '✔'],
  ['a helper uses an atom', 'helpers/dates/index', '~/parts/atoms/icon-a', '✖'],
  ['a helper uses a module', 'helpers/dates/index', '~/modules/orders/list', '✖'],
  ['an atom uses a molecule', 'parts/atoms/icon-a/icon', '~/parts/molecules/row-a', '✖'],
  ['an atom uses a layout by a relative path', 'parts/atoms/icon-a/icon', '../../layouts/grid-a', '✖'],
  ['an atom uses a layout', 'parts/atoms/icon-a/icon', '~/parts/layouts/grid-a', '✖'],
  ['a molecule uses a layout', 'parts/molecules/row-a/row', '~/parts/layouts/grid-a', '✖'],
  ['a molecule uses a module', 'parts/molecules/row-a/row', '~/modules/orders/list', '✖'],
  ['a layout uses an atom', 'parts/layouts/grid-a/grid', '~/parts/atoms/icon-a', '✖'],
  ['a layout uses a module', 'parts/layouts/grid-a/grid', '~/modules/orders/list', '✖'],
  ['a page uses an atom', 'modules/pages/home/page', '~/parts/atoms/icon-a', '✖'],
  ['a page uses a molecule', 'modules/pages/home/page', '~/parts/molecules/row-a', '✖'],
  ['a page uses a page', 'modules/pages/home/page', '~/modules/pages/help', '✖'],
  ['a page uses a module', 'modules/pages/home/page', '~/modules/orders/list', '✖'],
  ['a page uses a module by a relative path', 'modules/pages/home/page', '../../orders/list', '✖'],
  ['a module uses an atom', 'modules/orders/edit/form', '~/parts/atoms/icon-a', '✖'],
  ['a module uses a molecule', 'modules/orders/edit/form', '~/parts/molecules/row-a', '✖'],
  ['a module uses a page', 'modules/orders/edit/form', '~/modules/pages/home', '✖'],
  ['the first domain uses the other', 'modules/orders/edit/form', '~/modules/refunds/list', '✖'],
  ['the first domain uses the other by a relative path', 'modules/orders/edit/form', '../../refunds/list', '✖'],
  ['the other domain uses a layout', 'modules/refunds/list/list', '~/parts/layouts/grid-a', '✖'],
  ['the other domain uses a page', 'modules/refunds/list/list', '~/modules/pages/home', '✖'],
  ['a module that may use no atom but one uses another', 'modules/orders/list/list', '~/parts/atoms/icon-a', '✖'],
];

export const boundariesElements: readonly PeerCase[] = table.map(([case_, file, target, sign]) => (
  of(case_, rules, { [`${root}/${file}.ts`]: text(`import { value as taken } from '${target}'; // ${sign}`, 'export const value = taken;') })
));

/** A part is entered by its index, and by what else the rule opens. */
const entry = edges(forbid({ path: `${root}/**`, not: `${root}/<kind>/<name>` }, { path: `${root}/<kind>/<name>/**`, not: [`${root}/*/*/index.ts`, `${root}/helpers/*/main.ts`] }));
const parts = { [`${root}/helpers/dates/main.ts`]: module, [`${root}/helpers/dates/format.ts`]: module };
const entering = (case_: string, target: string, sign: '✖' | '✔'): PeerCase => (
  of(case_, entry, { ...parts, [`${root}/screens/till/main.ts`]: text(`import '${target}'; // ${sign}`) })
);

export const boundariesEntries: readonly PeerCase[] = [
  entering('the index, named', '~/helpers/dates/index', '✔'),
  entering('the directory alone', '~/helpers/dates', '✔'),
  entering('the directory by a relative path', '../../helpers/dates', '✔'),
  entering('the file that is opened for this kind', '~/helpers/dates/main', '✔'),
  entering('a file that is not the index', '~/helpers/dates/format', '✖'),
  of('a file of the part itself', entry, { ...parts, [`${root}/helpers/dates/more.ts`]: text(`import './format'; // ✔`) }),
  of('a part that has no rule', edges(forbid({ path: `${root}/**`, not: `${root}/parts` }, { path: `${root}/parts/**`, not: `${root}/parts/*/*/index.ts` })), {
    ...parts, [`${root}/parts/atoms/icon-a/icon.ts`]: module, [`${root}/screens/till/main.ts`]: text(`import '~/helpers/dates/format'; // ✔`),
  }),
];

/** What lies in `own` of a part is for that part, and for what lies beside it there. */
const own = edges(forbid({ path: `${root}/**`, not: `${root}/<kind>/<name>` }, `${root}/<kind>/<name>/own/**`));
const nested = { [`${root}/parts/row/index.ts`]: module, [`${root}/parts/row/own/cell/index.ts`]: module, [`${root}/helpers/dates/own/zones/index.ts`]: module };
const uses = (case_: string, file: string, target: string, sign: '✖' | '✔'): PeerCase => (
  of(case_, own, { ...nested, [`${root}/${file}.ts`]: text(`import '${target}'; // ${sign}`) })
);

export const boundariesPrivate: readonly PeerCase[] = [
  uses('a part that lies in no other is for all', 'modules/orders/list/form', '~/parts/row', '✔'),
  uses('what lies in a part uses one for all', 'parts/row/own/cell/cell', '~/helpers/dates', '✔'),
  uses('a part uses what lies in it', 'parts/row/row', './own/cell', '✔'),
  uses('what lies in a part uses what lies beside it', 'parts/row/own/line/line', '../cell', '✔'),
  uses('another part uses it', 'modules/orders/list/form', '~/parts/row/own/cell', '✖'),
  uses('a part of another kind uses it', 'parts/row/own/cell/cell', '~/helpers/dates/own/zones', '✖'),
  uses('packages from outside are free', 'parts/row/own/cell/cell', 'leaflet', '✔'),
];

const layered = edges(forbid({ path: `${root}/**`, not: `${root}/modules/<module>` }, { path: `${root}/modules/<module>/**`, not: `${root}/modules/<module>/index.ts` }));
const inModules = { [`${root}/modules/cart/index.ts`]: module, [`${root}/modules/cart/helpers.ts`]: module, [`${root}/modules/till/index.ts`]: module };

export const boundariesLayered: readonly PeerCase[] = [
  of('a helper within its module', layered, { ...inModules, [`${root}/modules/cart/parts/line.ts`]: text(`import '../helpers'; // ✔`) }),
  of('a helper by the index of its module', layered, { ...inModules, [`${root}/modules/till/parts/line.ts`]: text(`import '~/modules/cart'; // ✔`) }),
  of('a helper past the index of its module', layered, { ...inModules, [`${root}/modules/till/parts/line.ts`]: text(`import '~/modules/cart/helpers'; // ✖`) }),
];
