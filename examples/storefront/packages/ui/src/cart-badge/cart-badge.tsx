import { useCart } from '../../../../apps/web/src/features/cart/use-cart';

export function CartBadge() {
  const { count } = useCart();
  if (count === 0) return null;
  return <span className="cart-badge" aria-label={`${count} items in the cart`}>{count}</span>;
}
