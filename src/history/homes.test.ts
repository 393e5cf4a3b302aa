import { expect, test } from 'vitest';
import { homesOf } from './homes.ts';

const { serviceOf, homeOf } = homesOf(
  [{ name: 'shop', root: '', sketch: [] }, { name: '@shop/orders', root: 'services/orders', of: 'orders', sketch: [] }],
  { services: [{ name: 'orders', projects: [], owners: [], tags: [], publishes: [], owns: [], uses: [] }] } as never, new Map([['old/orders', 'orders'], ['gone', 'gone']]),
);

test('a file is at home in the service around it, or in that which was there, or else in the project', () => {
  expect(['services/orders/src/a.ts', 'old/orders/a.ts', 'gone/a.ts', 'tools/a.ts'].map(serviceOf)).toEqual(['orders', 'orders', undefined, undefined]);
  expect(['services/orders/src/a.ts', 'old/orders/a.ts', 'gone/a.ts', 'tools/a.ts'].map(homeOf)).toEqual(['orders', 'orders', 'shop', 'shop']);
});

test('a path without end, as a forged history may hold, costs nothing', () => {
  expect(serviceOf(`services/orders/${'a/'.repeat(8_000_000)}`)).toBeUndefined();
});
