'use server';

import { ordersRoutes, type Cart, type Order } from '@storefront/orders-contracts';
import { failure, success, type Result } from '@storefront/shared';
import { call } from '@/infrastructure/api';

export async function placeOrder(cart: Cart): Promise<Result<Order, 'not-placed'>> {
  try {
    return success(await call('orders', ordersRoutes.placeOrder, { body: cart }));
  } catch {
    return failure('not-placed');
  }
}
