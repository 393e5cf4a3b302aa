import { expect, test } from 'vitest';
import { median, percentile, ratioOfPairs } from './statistics.ts';

test('the median of an odd, an even and an empty list', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeUndefined();
});

test('a ratio is taken pair by pair, so that a slow pair does not move it', () => {
  expect(ratioOfPairs([[1, 2], [50, 100], [3, 4]])).toEqual({ median: 0.5, least: 0.5, most: 0.75 });
  expect(ratioOfPairs([])).toBeUndefined();
});

test('a percentile is one of the numbers', () => {
  expect([0, 0.5, 0.95, 1].map((part) => percentile([5, 1, 4, 2, 3], part))).toEqual([1, 3, 5, 5]);
  expect(percentile([], 0.5)).toBeUndefined();
});
