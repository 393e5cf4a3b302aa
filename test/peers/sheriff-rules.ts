import type { PeerCase } from './peer-case.ts';
import { allow, casesOver, edges, forbid, manifest, text } from './peer-case.ts';

const root = 'apps/till/src';
const module = 'export const value = 1;\n';
const app = {
  'package.json': manifest('storefront', { workspaces: ['apps/*', 'packages/*'] }),
  'apps/till/package.json': manifest('@acme/till'),
  'apps/till/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "dist/main.js"]\n',
};
const domains = {
  ...app,
  ...Object.fromEntries(['cart/view-list', 'cart/ui', 'cart/data', 'cart/model', 'stock/view-admin', 'stock/view-count', 'stock/ui', 'stock/data', 'stock/model']
    .map((path) => [`${root}/${path}/index.ts`, module])),
  [`${root}/shared/index.ts`]: module,
  [`${root}/main.ts`]: text(`import './routes'; // ✔`),
  [`${root}/routes.ts`]: text(`import './cart/view-list'; // ✔`, `import './stock/view-admin'; // ✔`, `import './stock/view-count'; // ✔`),
  [`${root}/stock/view-admin/index.ts`]: text(`import '../ui'; // ✔`, `import '../data'; // ✔`, `import '../model'; // ✔`, 'export const value = 1;'),
};
const of = casesOver(domains);
const at = (...directories: readonly string[]): { path: string[] } => ({ path: directories.map((directory) => `${root}/*/${directory}/**`) });

/** Domains keep apart; views use what is below them; the root knows views alone. */
const rules = edges(
  forbid({ path: `${root}/*.ts` }, { ...at('*'), not: at('view-*') }),
  forbid(`${root}/<domain>/*/**`, { ...at('*'), not: { path: `${root}/<domain>` } }),
  forbid(`${root}/*/view-<view>/**`, { ...at('view-*'), not: at('view-<view>') }),
  forbid(at('ui'), at('data', 'view-*')),
  forbid(at('data'), at('ui', 'view-*')),
  forbid(at('model'), at('ui', 'data', 'view-*')),
);
const sees = (file: string, ...lines: readonly string[]): Record<string, string> => ({ [`${root}/${file}`]: text(...lines) });

export const sheriffViolations: readonly PeerCase[] = [
  of('everything keeps to the rules', rules, {}),
  of('the root uses a ui', rules, sees('main.ts', `import './routes'; // ✔`, `import './cart/ui'; // ✖`)),
  of('the root uses a model', rules, sees('main.ts', `import './cart/model'; // ✖`)),
  of('the root uses data', rules, sees('main.ts', `import './cart/data'; // ✖`)),
  of('a view uses another view of its domain', rules, sees('stock/view-admin/index.ts', `import '../ui'; // ✔`, `import '../view-count'; // ✖`)),
  of('a view uses the ui of another domain', rules, sees('cart/view-list/index.ts', `import '../ui'; // ✔`, `import '../../stock/ui'; // ✖`)),
  of('data uses a ui', rules, sees('cart/data/index.ts', `import '../../cart/ui'; // ✖`)),
  of('a ui uses data', rules, sees('cart/ui/index.ts', `import '../../cart/data'; // ✖`)),
  of('a model uses everything above it', rules, sees('cart/model/index.ts', `import '../../cart/data'; // ✖`, `import '../../cart/ui'; // ✖`, `import '../../cart/view-list'; // ✖`)),
  of('a repository whose rules have nothing to say', { rules: {} }, {}),
  of('what is shared must be allowed to every tag of a module', edges(allow(`${root}/<domain>/view-*/**`, { path: `${root}/<domain>/**` })),
    sees('cart/view-list/index.ts', `import '../../shared'; // ✖`)),
  of('modules without tags may do everything', edges(forbid(at('ui'), at('data'))), {
    ...sees('main.ts', `import './cart/view-list'; // ✔`, `import './shared'; // ✔`),
    ...sees('cart/view-list/index.ts', `import '../model'; // ✔`),
    ...sees('shared/index.ts', `import '../cart/view-list'; // ✔`, `import '../cart/data'; // ✔`),
  }),
  of('modules without tags may do nothing', edges(
    forbid({ path: `${root}/*.ts` }, { path: `${root}/*/**` }),
    forbid(`${root}/<module>/**`, { path: `${root}/*/**`, not: `${root}/<module>/**` }),
  ), {
    ...sees('routes.ts', `import './cart/view-list'; // ✖`, `import './stock/data'; // ✖`, `import './shared'; // ✖`),
    ...sees('cart/view-list/index.ts', `import '../data'; // ✔`, `import '../../stock/data'; // ✖`),
    ...sees('shared/index.ts', `import '../cart/view-list'; // ✖`, `import '../cart/data'; // ✖`),
  }),
  of('some modules have tags and some have none', edges(
    forbid(`${root}/cart/**`, { path: `${root}/*/**`, not: `${root}/cart/**` }),
    forbid(`${root}/cart/ui/**`, { path: `${root}/cart/*/**`, not: `${root}/cart/ui/**` }),
  ), {
    ...sees('cart/ui/index.ts', `import '../view-list'; // ✖`),
    ...sees('cart/data/index.ts', `import '../../stock/view-admin'; // ✖`),
    ...sees('cart/view-list/index.ts', `import '../model'; // ✔`),
  }),
  of('a test uses its own module through an alias', edges(allow(`${root}/cart/**`, `${root}/cart/model/**`)), {
    'apps/till/tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@till/cart': ['./src/cart/ui/index.ts'] } } }),
    ...sees('cart/ui/button.spec.ts', `import '@till/cart'; // ✔`, `import './index'; // ✔`),
  }),
  of('a module within a module is one of its own', edges(forbid(`${root}/cart/ui/parts/**`, { path: `${root}/cart/ui/**`, not: `${root}/cart/ui/parts/**` })), {
    ...sees('cart/ui/index.ts', `import './parts'; // ✔`, `import './service'; // ✔`),
    ...sees('cart/ui/service.ts', 'export {};'),
    ...sees('cart/ui/parts/index.ts', `import './part'; // ✔`),
    ...sees('cart/ui/parts/part.ts', `import '../service'; // ✖`),
  }),
  of('without barrels: the root may use every file of a view', edges(forbid({ path: `${root}/*.ts` }, { ...at('*'), not: at('view-*') })), {
    ...sees('cart/view-list/list.ts', `import '../data/load'; // ✔`), ...sees('cart/data/load.ts', 'export {};'),
    ...sees('main.ts', `import './cart/view-list/list'; // ✔`),
  }),
  of('without barrels: the root may use nothing', edges(forbid({ path: `${root}/*.ts` }, at('*'))), {
    ...sees('cart/view-list/list.ts', 'export {};'), ...sees('routes.ts', `import './cart/view-list/list'; // ✖`),
  }),
];

const tagged = casesOver({ ...domains, ...sees('routes.ts', 'export {};') }, { config: {
  tags: {
    'type:view': [at('view-*')], 'type:ui': [at('ui')], 'type:data': [at('data')], 'type:model': [at('model')],
    'domain:cart': `${root}/cart`, 'domain:stock': `${root}/stock`, 'domain:shared': `${root}/shared`, 'cart:api': at('model'), shared: `${root}/shared`,
  },
} });
const sameDomain = forbid({ tag: 'domain:<domain>' }, { tag: 'domain:*', not: { tag: 'domain:<domain>' } });
const orShared = allow({ tag: 'domain:<domain>' }, { tag: ['domain:<domain>', 'shared'] });
const crossing = forbid({ tag: 'domain:<domain>', not: { tag: 'cart:api' } }, { tag: 'domain:*', not: [{ tag: ['domain:<domain>', 'domain:shared', 'cart:api'] }] });
const model = 'cart/model/index.ts';
const view = 'cart/view-list/index.ts';

export const sheriffAllowed: readonly PeerCase[] = [
  tagged('one tag is allowed to another', edges(allow({ tag: 'type:view' }, { tag: 'type:ui' })), { ...sees(view, `import '../ui'; // ✔`), ...sees('stock/view-admin/index.ts', `import '../ui'; // ✔`) }),
  tagged('one tag is allowed to another, not the other way', edges(forbid({ tag: 'type:ui' }, { path: `${root}/**`, not: { tag: 'type:ui' } })), sees('cart/ui/index.ts', `import '../view-list'; // ✖`)),
  tagged('several tags are allowed', edges(allow({ tag: 'type:view' }, { tag: ['type:data', 'type:ui'] })), { ...sees(view, `import '../ui'; // ✔`, `import '../../shared'; // ✖`), ...sees('stock/view-admin/index.ts', '') }),
  tagged('the same tag is not allowed by itself', edges(forbid(`${root}/*/view-<view>/**`, { tag: 'type:view', not: { path: `${root}/*/view-<view>/**` } })), sees(view, `import '../../stock/view-count'; // ✖`)),
  tagged('a pattern of tags decides: ui', edges(allow({ tag: 'type:view' }, { tag: 'type:*' })), sees(view, `import '../ui'; // ✔`)),
  tagged('a pattern of tags decides: data', edges(allow({ tag: 'type:view' }, { tag: 'type:*' })), sees(view, `import '../data'; // ✔`)),
  tagged('a pattern of tags decides: shared', edges(allow({ tag: 'type:view' }, { tag: 'type:*' })), sees(view, `import '../../shared'; // ✖`)),
  tagged('a name and the same tag: its own domain', edges(orShared), sees(view, `import '../model'; // ✔`)),
  tagged('a name and the same tag: what is shared', edges(orShared), sees(view, `import '../../shared'; // ✔`)),
  tagged('a name and the same tag: another domain', edges(orShared), sees(view, `import '../../stock/data'; // ✖`)),
  tagged('a rule for every domain: its own', edges(sameDomain), sees('stock/ui/index.ts', `import '../model'; // ✔`)),
  tagged('a rule for every domain: from one to the other', edges(sameDomain), sees('stock/ui/index.ts', `import '../../cart/model'; // ✖`)),
  tagged('a rule for every domain: and back', edges(sameDomain), sees('cart/ui/index.ts', `import '../../stock/model'; // ✖`)),
  tagged('two rules for one tag, of which one allows it', edges(forbid({ tag: 'domain:<domain>' }, { tag: 'domain:*', not: [{ tag: 'domain:<domain>' }, { tag: 'cart:api' }] })), sees('stock/ui/index.ts', `import '../../cart/model'; // ✔`)),
  tagged('a target of two tags is allowed by one of them', edges(orShared, allow({ tag: 'type:view' }, { tag: ['type:data', 'type:ui', 'type:model', 'domain:shared'] })), sees(view, `import '../../shared'; // ✔`)),
  tagged('a star in what is allowed', edges(allow({ tag: 'type:view' }, { tag: ['type:ui', 'domain:*'] })), sees(view, `import '../../shared'; // ✔`)),
  tagged('no dependencies at all: another tag', edges(forbid({ tag: 'type:model' }, { path: '**', not: { tag: 'type:model' } })), sees(model, `import '../ui'; // ✖`)),
  tagged('no dependencies at all: a module without tag', edges(forbid({ tag: 'type:model' }, { path: '**', not: { tag: 'type:model' } })), { 'apps/till/tools/seed.ts': 'export {};\n', ...sees(model, `import '../../../tools/seed'; // ✖`) }),
  tagged('no dependencies at all: what is shared', edges(forbid({ tag: 'type:model' }, { path: '**', not: { tag: 'type:model' } })), sees(model, `import '../../shared'; // ✖`)),
  tagged('all tags of both ends: the shared domain', edges(crossing), sees(view, `import '../../shared'; // ✔`)),
  tagged('all tags of both ends: another domain', edges(crossing), sees(view, `import '../../stock/ui'; // ✖`)),
  tagged('all tags of both ends: from an api', edges(crossing), sees(model, `import '../../stock/ui'; // ✔`)),
  tagged('all tags of both ends: to an api', edges(crossing), sees(view, `import '../../stock/model'; // ✔`)),
  tagged('all tags of both ends: the same domain', edges(crossing), sees(view, `import '../ui'; // ✔`)),
];
