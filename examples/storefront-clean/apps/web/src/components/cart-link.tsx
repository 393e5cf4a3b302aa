'use client';

import { CartBadge } from '@storefront/ui';
import { useCart } from '@/features/cart/use-cart';

export function CartLink() {
  const { count } = useCart();
  return <a href="/cart">Cart <CartBadge count={count} /></a>;
}
