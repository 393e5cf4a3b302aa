import { desk } from './boundaries-elements.ts';
import type { PeerCase } from './peer-case.ts';
import { allow, casesOver, edges, forbid, requires, text } from './peer-case.ts';

const root = 'apps/desk/src';
const module = 'export const value = 1;\nexport interface Shape { id: string }\n';
const of = casesOver({
  ...desk,
  ...Object.fromEntries(['cart/list', 'cart/lines/line', 'cart/totals/sum', 'stock/count', 'shared/format', 'base/controller'].map((path) => [`${root}/${path}.ts`, module])),
});
const file = (path: string, ...lines: readonly string[]): Record<string, string> => ({ [`${root}/${path}.ts`]: text(...lines) });
const anywhere = `${root}/**`;

export const cruiserGeneric: readonly PeerCase[] = [
  of('no rules', edges(), file('cart/a', `import '../stock/count'; // ✔`)),
  of('everything is allowed', edges(allow(`${root}/cart`, anywhere)), file('cart/a', `import '../stock/count'; // ✔`)),
  of('nothing is allowed', edges(forbid(`${root}/cart`, '**')), file('cart/a', `import '../stock/count'; // ✖`)),
  of('two rules are broken by one import, which is told for each', edges(forbid(`${root}/cart`, `${root}/stock`), forbid('**/a.ts', '**/count.ts')), file('cart/a', `import '../stock/count'; // ✖`)),
  of('no package from outside: what lies inside', edges(forbid(anywhere, { package: '**' })), file('cart/a', `import '../stock/count'; // ✔`)),
  of('no package from outside: one does', edges(forbid(anywhere, { package: '**' })), file('cart/a', `import 'leaflet'; // ✖`)),
  of('into a part only from itself: within', edges(forbid({ path: anywhere, not: `${root}/cart` }, `${root}/cart`)), file('cart/a', `import './list'; // ✔`)),
  of('into a part only from itself: beside it', edges(forbid({ path: anywhere, not: `${root}/cart` }, `${root}/cart`)), file('stock/a', `import '../shared/format'; // ✔`)),
  of('into a part only from itself: out of it', edges(forbid({ path: anywhere, not: `${root}/cart` }, `${root}/cart`)), file('cart/a', `import '../stock/count'; // ✔`)),
  of('into a part only from itself: into it', edges(forbid({ path: anywhere, not: `${root}/cart` }, `${root}/cart`)), file('stock/a', `import '../cart/list'; // ✖`)),
  of('everything leads to one part: within', edges(forbid(anywhere, { path: anywhere, not: `${root}/cart` })), file('cart/a', `import './list'; // ✔`)),
  of('everything leads to one part: elsewhere', edges(forbid(anywhere, { path: anywhere, not: `${root}/cart` })), file('stock/a', `import '../shared/format'; // ✖`)),
];

const peers = edges(forbid(`${root}/<part>/**`, { path: `${root}/*/**`, not: [`${root}/<part>`, `${root}/shared`] }));
const second = edges(forbid(`apps/<app>/src/<part>/**`, { path: 'apps/*/src/*/**', not: ['apps/<app>/src/<part>', 'apps/<app>/src/shared'] }));
const groups = (which: string, config: typeof peers): readonly PeerCase[] => [
  of(`${which}: into another part`, config, file('cart/a', `import '../stock/count'; // ✖`)),
  of(`${which}: into what is shared`, config, file('cart/a', `import '../shared/format'; // ✔`)),
  of(`${which}: within the part`, config, file('cart/a', `import './list'; // ✔`)),
  of(`${which}: into a directory of the part`, config, file('cart/a', `import './lines/line'; // ✔`)),
  of(`${which}: between two directories of the part`, config, file('cart/lines/a', `import '../totals/sum'; // ✔`)),
];

export const cruiserGroups: readonly PeerCase[] = [...groups('one group', peers), ...groups('two groups', second)];

const base = edges(requires({ path: `${root}/**/*-controller.ts`, not: `${root}/trials` }, `${root}/base/controller.ts`));
const through = edges(requires({ path: `${root}/**/*-controller.ts` }, `${root}/base/controller.ts`, { indirect: true }));
const head = (line: string, sign: '✖' | '✔', ...lines: readonly string[]): string[] => [`${line} // ${sign}`, ...lines];
const met = { ...file('stock/stock-controller', `import '../base/controller'; // ✔`), ...file('trials/try', 'export {};') };

export const cruiserRequired: readonly PeerCase[] = [
  of('a file that the rule does not mean', base, { ...met, ...file('trials/try-controller', `import '../stock/count'; // ✔`) }),
  of('a file without any import', base, { ...met, ...file('cart/cart-controller', ...head('export {};', '✖')) }),
  of('a file with other imports', base, { ...met, ...file('cart/cart-controller', ...head(`import './list';`, '✖', `import '../stock/count'; // ✔`)) }),
  of('a file with the import', base, { ...met, ...file('cart/cart-controller', `import './list'; // ✔`, `import '../base/controller'; // ✔`) }),
  of('through others: a file that the rule does not mean', through, { ...met, ...file('cart/a', `import './list'; // ✔`) }),
  of('through others: a file without any import', through, { ...met, ...file('cart/cart-controller', ...head('export {};', '✖')) }),
  of('through others: a file whose imports lead elsewhere', through, { ...met, ...file('cart/cart-controller', ...head(`import './list';`, '✖')) }),
  of('through others: a file that leads there', through, { ...met, ...file('cart/cart-controller', `import './middle'; // ✔`), ...file('cart/middle', `export * from '../base/controller'; // ✔`) }),
  of('through others: what is required itself', edges(requires(`${root}/base`, `${root}/base/controller.ts`, { indirect: true })), file('base/other', `import './controller'; // ✔`)),
];

const reach = (more: object = {}) => edges(forbid(`${root}/cart/**`, { path: `${root}/stock/**`, ...more }, { indirect: true }));

export const cruiserReach: readonly PeerCase[] = [
  of('nothing leads there', reach(), file('cart/a', `import '../shared/format'; // ✔`)),
  of('a file leads there itself', reach(), file('cart/a', `import '../stock/count'; // ✖`)),
  of('a file leads there through another', reach(), { ...file('cart/a', `import '../shared/middle'; // ✖`), ...file('shared/middle', `import '../stock/count'; // ✔`) }),
  of('a file leads there through two others', reach(), {
    ...file('cart/a', `import '../shared/first'; // ✖`), ...file('shared/first', `import './second'; // ✔`), ...file('shared/second', `import '../stock/count'; // ✔`),
  }),
  of('of files of the part, the one that leaves it is told', reach(), {
    ...file('cart/a', `import './b'; // ✔`), ...file('cart/b', `import '../shared/middle'; // ✖`), ...file('shared/middle', `import '../stock/count'; // ✔`),
  }),
  of('what is excepted may be reached', reach({ not: `${root}/stock/count.ts` }), {
    ...file('stock/other', 'export {};'), ...file('cart/a', `import '../shared/middle'; // ✔`), ...file('shared/middle', `import '../stock/count'; // ✔`),
  }),
  of('beside what is excepted', reach({ not: `${root}/stock/count.ts` }), {
    ...file('stock/other', 'export {};'), ...file('cart/a', `import '../shared/middle'; // ✖`), ...file('shared/middle', `import '../stock/other'; // ✔`),
  }),
  of('the other way round', reach(), file('stock/a', `import '../cart/list'; // ✔`)),
  of('a ring on the way does not hold it up', reach(), {
    ...file('cart/a', `import '../shared/first'; // ✖`), ...file('shared/first', `import './second'; // ✔`), ...file('shared/second', `import './first'; // ✔`, `import '../stock/count'; // ✔`),
  }),
  of('each group for itself', edges(forbid(`${root}/<part>/**`, { path: `${root}/*/secret.ts`, not: `${root}/<part>/secret.ts` }, { indirect: true })), {
    ...file('stock/secret', 'export {};'), ...file('cart/secret', 'export {};'), ...file('cart/a', `import './secret'; // ✔`, `import '../shared/middle'; // ✖`), ...file('shared/middle', `import '../stock/secret'; // ✖`),
  }),
  of('a package from outside is reached', edges(forbid(`${root}/cart/**`, { package: 'pg' }, { indirect: true })), { ...file('cart/a', `import '../shared/middle'; // ✖`), ...file('shared/middle', `import 'pg'; // ✔`) }),
];

const values = edges(forbid(`${root}/cart`, `${root}/stock`, { typeOnly: false }));
export const cruiserTypes: readonly PeerCase[] = [
  of('only types may be taken: a type', values, file('cart/a', `import type { Shape } from '../stock/count'; // ✔`)),
  of('only types may be taken: a value', values, file('cart/a', `import { value } from '../stock/count'; // ✖`)),
];
