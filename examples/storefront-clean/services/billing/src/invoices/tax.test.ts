import { expect, test } from 'vitest';
import { taxIncluded } from './tax.js';

test('tax is taken out of the gross amount', () => {
  expect(taxIncluded({ amount: 11_900, currency: 'EUR' }, 'DE')).toEqual({ amount: 1_900, currency: 'EUR' });
});

test('a country without a rate has no tax', () => {
  expect(taxIncluded({ amount: 11_900, currency: 'EUR' }, 'CH').amount).toBe(0);
});
