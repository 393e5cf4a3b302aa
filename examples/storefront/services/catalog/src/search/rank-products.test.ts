import type { Product } from '@storefront/catalog-contracts';
import { expect, test } from 'vitest';
import { rankProducts } from './rank-products';

const kettle: Product = { id: 'p-1', title: 'Enamel kettle', price: { amount: 2490, currency: 'EUR' }, available: 0 };
const mug: Product = { ...kettle, id: 'p-2', title: 'Enamel mug', available: 12 };

test('what can be bought goes first', () => {
  expect(rankProducts([kettle, mug], 'enamel').map(({ id }) => id)).toEqual(['p-2', 'p-1']);
});

test('more shared words go before stock', () => {
  expect(rankProducts([kettle, mug], 'enamel kettle').map(({ id }) => id)).toEqual(['p-1', 'p-2']);
});
