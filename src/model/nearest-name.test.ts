import { expect, test } from 'vitest';
import { didYouMean, nearestName } from './nearest-name.ts';

const rules = ['no-cross-service-import', 'no-deep-import', 'no-module-cycle', 'no-service-cycle'];

test('a misspelt name leads to the nearest', () => {
  expect(nearestName('no-deep-impor', rules)).toBe('no-deep-import');
  expect(nearestName('no-modul-cycel', rules)).toBe('no-module-cycle');
  expect(nearestName('No-Deep-Import', rules)).toBe('no-deep-import');
});

test('a name that is near to none leads nowhere', () => {
  expect(nearestName('import/order', rules)).toBeUndefined();
  expect(nearestName('', rules)).toBeUndefined();
  expect(nearestName('x', [])).toBeUndefined();
});

test('neighbours swapped count as one slip', () => {
  expect(nearestName('wran', ['error', 'warn', 'off'])).toBe('warn');
});

test('a name cut short or run on is one slip', () => {
  expect(nearestName('warning', ['error', 'warn', 'off'])).toBe('warn');
  expect(nearestName('no-d', rules)).toBe('no-deep-import');
});

test('the clause is empty when nothing is near', () => {
  expect(didYouMean('fatal', ['warn'])).toBe('');
  expect(didYouMean('no-deep-impor', rules)).toBe(' — did you mean "no-deep-import"?');
});
