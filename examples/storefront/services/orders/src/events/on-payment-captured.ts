import { paymentCaptured } from '@storefront/billing-contracts';
import type { Broker } from '@storefront/messaging';
import { orderPaid } from '@storefront/orders-contracts/events';
import type { OrderRepository } from '../db/order-repository.js';

export interface Dependencies {
  readonly broker: Broker;
  readonly orders: OrderRepository;
}

export async function onPaymentCaptured({ broker, orders }: Dependencies): Promise<void> {
  await broker.subscribe('orders.payment-captured', paymentCaptured, async ({ orderId }) => {
    const order = await orders.moveTo(orderId, 'paid');
    await broker.publish(orderPaid, { order, shipTo: { country: 'IE', postcode: 'D02' } });
  });
}
