import type { Cart, Quote } from '@storefront/orders-contracts';
import { priceCart } from '@storefront/shared';

/** What the cart will cost, shown while the customer is still typing the voucher. */
export function previewTotal(cart: Cart): Quote {
  return priceCart(cart).quote;
}
