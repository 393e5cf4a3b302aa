import { chargebackOpened } from '@storefront/billing-contracts';
import type { Broker } from '@storefront/messaging';
import type { OrderRepository } from '../db/order-repository.js';
import { holdOrder } from '../orders/hold-order.js';

export interface Dependencies {
  readonly broker: Broker;
  readonly orders: OrderRepository;
}

export async function onChargebackOpened({ broker, orders }: Dependencies): Promise<void> {
  await broker.subscribe('orders.chargeback-opened', chargebackOpened, async ({ orderId, reason }) => {
    await holdOrder(orders, orderId, `chargeback: ${reason}`);
  });
}
