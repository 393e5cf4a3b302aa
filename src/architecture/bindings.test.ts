import { expect, test } from 'vitest';
import { type Binding, fill, generalised, placeholdersOf } from '../model/placeholders.ts';
import type { Selector } from '../model/selector.ts';
import { bindingsOf } from './bindings.ts';

const bindable = {
  path: ['apps/desk/src/cart/a.ts', 'apps/desk/src/cart/b.ts', 'apps/desk/src/[id]/page.ts', 'apps/till/src/cart/a.ts', 'apps/till/main.ts',
    'tools/.cfg/only-a.ts', 'odd/a.b/c/d.ts', 'odd/axb/e/d.ts', 'odd/same/same.ts', 'turned/cart/desk/a.ts'],
  project: ['desk', '@acme/cart-api', '@acme/stock-api'],
  service: ['desk', 'till'],
  tag: ['domain:cart', 'domain:stock', 'type:ui', 'area:a/b'],
};

test.each<[Selector, readonly Binding[]]>([
  ['apps/desk/src/<part>/**', [{ part: '[id]' }, { part: 'cart' }]],
  ['./apps/<app>/', [{ app: 'desk' }, { app: 'till' }]],
  [{ path: 'apps/<app>/src/<part>' }, [{ app: 'desk', part: '[id]' }, { app: 'desk', part: 'cart' }, { app: 'till', part: 'cart' }]],
  ['apps/*/src/<part>/<file>.ts', [{ file: 'a', part: 'cart' }, { file: 'b', part: 'cart' }, { file: 'page', part: '[id]' }].map(({ part, file }) => ({ part, file }))],
  ['**/<part>/<part>.ts', [{ part: 'same' }]],
  [{ tag: 'domain:<domain>' }, [{ domain: 'cart' }, { domain: 'stock' }]],
  [{ project: '@acme/<name>-api' }, [{ name: 'cart' }, { name: 'stock' }]],
  [{ project: '<project>' }, [{ project: '@acme/cart-api' }, { project: '@acme/stock-api' }, { project: 'desk' }]],
  [{ service: '<app>', path: 'apps/<app>/src/cart/**' }, [{ app: 'desk' }, { app: 'till' }]],
  [{ tag: 'domain:<name>', project: '@acme/<name>-api' }, [{ name: 'cart' }, { name: 'stock' }]],
  [{ any: [{ tag: 'domain:<name>' }, { service: '<name>' }] }, [{ name: 'cart' }, { name: 'desk' }, { name: 'stock' }, { name: 'till' }]],
  [{ all: [{ tag: 'domain:<name>' }, 'apps/*/src/<name>/**'] }, [{ name: 'cart' }]],
  [{ path: '**', not: 'apps/<app>' }, []],
  ['apps/till/<part>/**', [{ part: 'main.ts' }, { part: 'src' }]],
  ['apps/till/<part>/**/*', [{ part: 'src' }]],
  ['apps/none/<part>', []],
  ['tools/*/only-<name>.ts', [{ name: 'a' }]],
  ['odd/a.b/<part>', [{ part: 'c' }]],
  [{ project: '<name>-api' }, []],
  [{ tag: 'area:<area>' }, []],
  [{ path: 'apps/<app>', not: { tag: '<other>' } }, [{ app: 'desk' }, { app: 'till' }]],
  [{ any: [{ tag: 'domain:<name>' }, { service: '<app>' }] }, []],
  [{ tag: ['type:ui', 'domain:<name>'], service: '<name>' }, [{ name: 'desk' }, { name: 'till' }]],
  [{ all: ['apps/<app>/src/<part>/**', { service: '<app>', tag: 'domain:<part>' }] }, [{ app: 'desk', part: 'cart' }, { app: 'till', part: 'cart' }]],
  [{ any: ['apps/<app>/src/ca<part>/a.ts', 'turned/ca<part>/<app>'] }, [{ app: 'desk', part: 'rt' }, { app: 'till', part: 'rt' }]],
  ['apps/*', []],
])('%j', (selector, bindings) => expect(bindingsOf(selector, bindable)).toEqual(bindings));

test('what is filled in is a name, not a glob', () => {
  expect(fill({ path: 'src/<part>/**', not: ['src/<part>/*.ts', { tag: '<part>' }] }, { part: '[id]' }))
    .toEqual({ path: 'src/\\[id\\]/**', not: ['src/\\[id\\]/*.ts', { tag: '\\[id\\]' }] });
  expect(fill('src/<part>/<other>', { part: 'a' })).toBe('src/a/<other>');
});

test('the selector of every case at once drops the exceptions of single cases', () => {
  expect(generalised({ tag: 'domain:<a>', project: '<b>', not: [{ tag: '<a>' }, 'apps/legacy'] })).toEqual({ tag: 'domain:*', project: '**', not: ['apps/legacy'] });
  expect(generalised({ any: [{ path: 'a/<b>', not: 'a/<b>/c' }] })).toEqual({ any: [{ path: 'a/*' }] });
});

test('placeholders are found wherever they stand', () => {
  const selector: Selector = { path: 'a/<b>', not: { tag: '<c>' }, any: [{ package: '<d>' }] };
  expect(placeholdersOf(selector, { exceptions: true })).toEqual(['b', 'c', 'd']);
  expect(placeholdersOf(selector, { exceptions: false })).toEqual(['b', 'd']);
});
