import { expect, test } from 'vitest';
import { deliveryWindow } from './delivery-window';

test('weekends do not count', () => {
  expect(deliveryWindow(new Date('2026-03-06T09:00:00'), [1, 3])).toEqual({ from: '2026-03-09', to: '2026-03-11' });
});
