import { callRoute } from '@storefront/http';
import { createMemoryBroker } from '@storefront/messaging/testing';
import type { Order } from '@storefront/orders-contracts';
import { expect, test, vi } from 'vitest';
import type { OrderRepository } from '../db/order-repository.js';
import { placeOrder } from './place-order.js';

vi.mock('@storefront/http', () => ({ callRoute: vi.fn() }));

const config = { billingUrl: 'http://billing', catalogUrl: 'http://catalog' };
const cart = {
  customerId: 'c-1',
  lines: [{ productId: 'p-1', title: 'Enamel kettle', unitPrice: { amount: 2490, currency: 'EUR' as const }, quantity: 1 }],
};

function memoryOrders(): OrderRepository & { readonly stored: Order[] } {
  const stored: Order[] = [];
  return {
    stored,
    get: async (id) => stored.find((order) => order.id === id)!,
    insert: async (order) => void stored.push(order),
    moveTo: async (id, state) => ({ ...stored.find((order) => order.id === id)!, state }),
  };
}

test('an order is taken once goods and money are there', async () => {
  vi.mocked(callRoute).mockResolvedValueOnce({ reserved: true }).mockResolvedValueOnce({ state: 'authorised' });
  const [orders, broker] = [memoryOrders(), createMemoryBroker()];
  await placeOrder({ config, broker, orders }, cart);
  expect(orders.stored).toHaveLength(1);
  expect(broker.published[0]?.type).toBe('orders.order-placed');
});

test('nothing is taken when the goods are sold out', async () => {
  vi.mocked(callRoute).mockResolvedValueOnce({ reserved: false });
  const orders = memoryOrders();
  await expect(placeOrder({ config, broker: createMemoryBroker(), orders }, cart)).rejects.toThrow(/sold out/);
  expect(orders.stored).toEqual([]);
});
