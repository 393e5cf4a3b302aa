export interface CartBadgeProps {
  readonly count: number;
}

export function CartBadge({ count }: CartBadgeProps) {
  if (count === 0) return null;
  return <span className="cart-badge" aria-label={`${count} items in the cart`}>{count}</span>;
}
