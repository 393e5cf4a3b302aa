'use client';

import { Button } from '@storefront/ui';
import { lazy, useState } from 'react';
import { useCart } from '@/features/cart/use-cart';
import { placeOrder } from '@/features/checkout/place-order';

const VoucherField = lazy(async () => ({ default: (await import('@/components/voucher-field')).VoucherField }));

export default function Page() {
  const { lines } = useCart();
  const [told, tell] = useState('');
  if (lines.length === 0) return <p>The cart is empty.</p>;
  const cart = { customerId: 'guest', lines: [...lines] };
  const order = async (): Promise<void> => {
    const placed = await placeOrder(cart);
    tell(placed.ok ? `Thank you: order ${placed.value.id}` : 'That did not work. Please try again.');
  };
  return (
    <>
      <ul>{lines.map(({ productId, title, quantity }) => <li key={productId}>{quantity} × {title}</li>)}</ul>
      <VoucherField cart={cart} />
      <Button onClick={order}>Order now</Button>
      <p>{told}</p>
    </>
  );
}
