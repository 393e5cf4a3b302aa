import { expect, test } from 'vitest';
import { fillPath } from './fill-path';

test('parameters are put in their place, escaped', () => {
  expect(fillPath('/orders/:orderId/lines', { orderId: 'o/1' })).toBe('/orders/o%2F1/lines');
});

test('a missing parameter is an error', () => {
  expect(() => fillPath('/orders/:orderId', {})).toThrow(/orderId/);
});
