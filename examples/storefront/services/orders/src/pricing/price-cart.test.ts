import { expect, test } from 'vitest';
import { priceCart } from './price-cart.js';

const kettle = { productId: 'p-1', title: 'Enamel kettle', unitPrice: { amount: 2490, currency: 'EUR' as const }, quantity: 2 };

test('lines add up', () => {
  expect(priceCart({ customerId: 'c-1', lines: [kettle] }).quote.total).toEqual({ amount: 4980, currency: 'EUR' });
});

test('a voucher takes its share', () => {
  expect(priceCart({ customerId: 'c-1', lines: [kettle], voucher: 'welcome10' }).quote.discount).toEqual({ amount: 498, currency: 'EUR' });
});
