'use server';

import { ordersRoutes, type Cart, type Quote } from '@storefront/orders-contracts';
import { call } from '@/infrastructure/api';

/** What the cart will cost, shown while the customer is still typing the voucher. */
export function previewTotal(cart: Cart): Promise<Quote> {
  return call('orders', ordersRoutes.quoteCart, { body: cart });
}
