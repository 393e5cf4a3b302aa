import type { Order } from '@storefront/orders-contracts';
import type { OrderRepository } from '../db/order-repository.js';

export async function holdOrder(orders: OrderRepository, orderId: string, reason: string): Promise<Order> {
  const order = await orders.get(orderId);
  return order.state === 'paid' || order.state === 'placed' ? orders.moveTo(orderId, 'on-hold', reason) : order;
}
