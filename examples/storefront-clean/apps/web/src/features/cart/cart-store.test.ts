import { expect, test, vi } from 'vitest';
import { createCartStore } from './cart-store';

const line = { productId: 'p-1', title: 'Enamel kettle', unitPrice: { amount: 2490, currency: 'EUR' as const }, quantity: 1 };

test('a line put twice stands once', () => {
  const cart = createCartStore();
  cart.put(line);
  cart.put({ ...line, quantity: 3 });
  expect(cart.lines()).toEqual([{ ...line, quantity: 3 }]);
});

test('listeners hear of a change until they leave', () => {
  const [cart, listener] = [createCartStore(), vi.fn()];
  const leave = cart.onChange(listener);
  cart.put(line);
  leave();
  cart.put({ ...line, quantity: 0 });
  expect(listener).toHaveBeenCalledTimes(1);
});
