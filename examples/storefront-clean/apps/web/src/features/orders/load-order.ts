import { ordersRoutes, type Order } from '@storefront/orders-contracts';
import { call } from '@/infrastructure/api';

export function loadOrder(orderId: string): Promise<Order> {
  return call('orders', ordersRoutes.getOrder, { params: { orderId } });
}
