import type { Audit } from '@storefront/audit';
import type { Broker } from '@storefront/messaging';
import type { Order } from '@storefront/orders-contracts';
import { orderCancelled } from '@storefront/orders-contracts/events';
import type { OrderRepository } from '../db/order-repository.js';

export interface Cancelling {
  readonly broker: Broker;
  readonly orders: OrderRepository;
  readonly audit: Audit;
}

export async function cancelOrder({ broker, orders, audit }: Cancelling, orderId: string, reason: string): Promise<Order> {
  const { state } = await orders.get(orderId);
  if (state === 'shipped') throw new Error(`Order ${orderId} is on its way and cannot be cancelled.`);
  const cancelled = await orders.moveTo(orderId, 'cancelled', reason);
  await audit.record('orders', 'cancelled', orderId);
  await broker.publish(orderCancelled, { orderId, reason });
  return cancelled;
}
