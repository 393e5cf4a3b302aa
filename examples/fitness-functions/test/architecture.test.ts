import { architecture } from 'mandate/vitest';
import { expect, test } from 'vitest';

const arch = await architecture(new URL('..', import.meta.url));

test('the domain of orders imports nothing of the rest', () => {
  expect(arch.modules('services/orders/src/domain')).not.toImport('services/orders/src/*.ts', 'packages/**');
  expect(arch.modules('services/orders/src/domain')).toBeFreeOfCycles();
});

test('orders knows billing by its contracts alone', () => {
  expect(arch.service('orders')).not.toReach(arch.service('billing'));
});
