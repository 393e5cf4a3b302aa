import { expect, test } from 'vitest';
import { backInStock, parcelSent } from '.';

test('the parcel mail names the carrier and the days', () => {
  const shipment = { id: 's-1', orderId: 'o-1', carrier: 'Island Post', state: 'dispatched', expected: { from: '2026-03-09', to: '2026-03-10' } } as const;
  expect(parcelSent(shipment).text).toBe('Island Post brings it between 2026-03-09 and 2026-03-10.\n');
});

test('the price stands in the mail', () => {
  expect(backInStock('Enamel kettle', { amount: 2490, currency: 'EUR' }).text).toMatch(/24\.90/);
});
