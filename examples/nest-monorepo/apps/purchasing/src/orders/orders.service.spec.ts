import { OrdersService } from './orders.service';
import { OrderAlreadySentError } from './order-already-sent.error';

const order = { id: 'po-1', supplierId: 's-1', lines: [{ sku: 'kettle', quantity: 3, unitPrice: 900 }], currency: 'EUR' };

function serviceWith(stored: object): OrdersService {
  const repository = { findOneByOrFail: async () => stored, save: async (saved: object) => saved };
  return new OrdersService(repository as never, { assertActive: async () => undefined } as never, { emit: () => undefined } as never);
}

test('the total is the sum of its lines', () => {
  expect(serviceWith(order).total(order)).toEqual({ amount: 2700, currency: 'EUR' });
});

test('an order is sent once', async () => {
  await expect(serviceWith({ ...order, sentAt: new Date() }).send('po-1')).rejects.toThrow(OrderAlreadySentError);
});
