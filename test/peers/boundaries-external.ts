import { desk } from './boundaries-elements.ts';
import type { PeerCase } from './peer-case.ts';
import { casesOver, edges, forbid, text } from './peer-case.ts';

const root = 'apps/desk/src';
const module = 'export const value = 1;\nexport interface Shape { id: string }\n';
const of = casesOver({ ...desk, [`${root}/helpers/dates/index.ts`]: module, [`${root}/helpers/sums/index.ts`]: module, [`${root}/parts/row/index.ts`]: module, [`${root}/modules/list/index.ts`]: module });
const [helpers, parts, modules] = [`${root}/helpers`, `${root}/parts`, `${root}/modules`] as const;

const packages = edges(
  forbid(helpers, { package: 'leaflet' }),
  forbid(helpers, { package: 'form-kit' }, { names: ['Field', 'Group'] }),
  forbid(parts, { package: 'router-*' }),
  forbid(modules, { package: '@icons/*', not: { package: '@icons/small' } }),
  forbid(modules, { package: 'router-dom/private' }),
  forbid(modules, { package: 'router-dom/testing/**' }),
);
const external = (case_: string, file: string, line: string): PeerCase => of(case_, packages, { [`${root}/${file}.ts`]: text(line) });

export const boundariesExternal: readonly PeerCase[] = [
  external('a file of no kind is free', 'main', `import 'leaflet'; // ✔`),
  external('a package for modules', 'modules/list/a', `import { Route } from 'router-dom'; // ✔`),
  external('a subpath of it that nobody closes', 'modules/list/a', `import { Route } from 'router-dom/server'; // ✔`),
  external('another package for modules', 'modules/list/a', `import L from 'leaflet'; // ✔`),
  external('a default import where names are closed', 'helpers/dates/a', `import kit from 'form-kit'; // ✔`),
  external('other names where names are closed', 'helpers/dates/a', `import { Form } from 'form-kit'; // ✔`),
  of('everything at once where names are closed', packages, { [`${root}/helpers/dates/a.ts`]: text(`import * as kit from 'form-kit'; // ✖`, 'export { kit };') }, {
    differs: 'for the peer a namespace has no names; who takes everything takes the closed names, too',
  }),
  external('a scoped package that is excepted', 'modules/list/a', `import '@icons/small'; // ✔`),
  external('a package that helpers must not use', 'helpers/dates/a', `import L from 'leaflet'; // ✖`),
  external('a package that a glob closes', 'parts/row/a', `import { Route } from 'router-dom'; // ✖`),
  external('a closed name', 'helpers/dates/a', `import { Field } from 'form-kit'; // ✖`),
  external('a closed name beside a free one', 'helpers/dates/a', `import { Field, Form } from 'form-kit'; // ✖`),
  external('a closed name under another', 'helpers/dates/a', `import { Field as Input } from 'form-kit'; // ✖`),
  external('two closed names', 'helpers/dates/a', `import { Field, Group } from 'form-kit'; // ✖`),
  external('a closed name that is passed on', 'helpers/dates/a', `export { Field } from 'form-kit'; // ✖`),
  of('two packages in one file', packages, { [`${root}/helpers/dates/a.ts`]: text(`import L from 'leaflet'; // ✖`, `import { Field } from 'form-kit'; // ✖`) }),
  external('a scope that is closed but for one package', 'modules/list/a', `import '@icons/large'; // ✖`),
  external('a closed subpath', 'modules/list/a', `import 'router-dom/private'; // ✖`),
  external('all that is below a closed subpath', 'modules/list/a', `import 'router-dom/testing/mocks'; // ✖`),
];

const kinds = edges(forbid(`${helpers}/dates`, [`${helpers}/sums`].map((path) => ({ path }))[0]!), forbid(parts, modules, { typeOnly: false }));
const kind = (case_: string, file: string, line: string, more: { readonly differs?: string } = {}): PeerCase => of(case_, kinds, { [`${root}/${file}.ts`]: text(line) }, more);

export const boundariesKinds: readonly PeerCase[] = [
  kind('a type where only values are closed', 'parts/row/a', `import type { Shape } from '~/modules/list'; // ✔`),
  kind('a type by its specifier where only values are closed', 'parts/row/a', `import { type Shape } from '~/modules/list'; // ✔`),
  kind('a value where only values are closed', 'parts/row/a', `import { value } from '~/modules/list'; // ✖`),
  kind('a type beside a value where only values are closed', 'parts/row/a', `import { value, type Shape } from '~/modules/list'; // ✖`),
  kind('a type where everything is closed', 'helpers/dates/a', `import type { Shape } from '~/helpers/sums'; // ✖`),
  kind('a value where everything is closed', 'helpers/dates/a', `import { value } from '~/helpers/sums'; // ✖`),
];

export const boundariesNodes: readonly PeerCase[] = [
  kind('an import', 'helpers/dates/a', `import { value } from '~/helpers/sums'; // ✖`),
  kind('an export from', 'helpers/dates/a', `export { value } from '~/helpers/sums'; // ✖`),
  kind('an export of everything', 'helpers/dates/a', `export * from '~/helpers/sums'; // ✖`),
  kind('an import on demand', 'helpers/dates/a', `export const later = () => import('~/helpers/sums'); // ✖`),
  kind('a require', 'helpers/dates/a', `export const taken = require('~/helpers/sums'); // ✖`),
  kind('a type passed on', 'helpers/dates/a', `export type { Shape } from '~/helpers/sums'; // ✖`),
  kind('a mock in a test', 'helpers/dates/a.test', `vi.mock('~/helpers/sums'); // ✖`),
  kind('an export of a type where only values are closed', 'parts/row/a', `export type { Shape } from '~/modules/list'; // ✔`),
];
