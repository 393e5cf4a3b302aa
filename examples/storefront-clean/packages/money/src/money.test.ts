import { expect, test } from 'vitest';
import { add, money, multiply, sum } from './index';
import { roundHalfEven } from './rounding';

test('amounts of one currency add up', () => {
  expect(add(money(150, 'EUR'), money(99, 'EUR'))).toEqual(money(249, 'EUR'));
  expect(sum([money(1, 'GBP'), money(2, 'GBP')], 'GBP')).toEqual(money(3, 'GBP'));
});

test('currencies do not mix', () => {
  expect(() => add(money(1, 'EUR'), money(1, 'USD'))).toThrow(RangeError);
});

test('a half goes to the even neighbour', () => {
  expect([0.5, 1.5, 2.5].map(roundHalfEven)).toEqual([0, 2, 2]);
  expect(multiply(money(25, 'EUR'), 0.1)).toEqual(money(2, 'EUR'));
});
