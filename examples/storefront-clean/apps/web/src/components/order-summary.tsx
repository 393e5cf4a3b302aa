import type { Order } from '@storefront/orders-contracts';
import { PriceTag } from '@storefront/ui';

export function OrderSummary({ order }: { readonly order: Order }) {
  return (
    <section>
      <h2>Order {order.id}</h2>
      <ul>{order.lines.map((line) => <li key={line.productId}>{line.quantity} × {line.title}</li>)}</ul>
      <PriceTag price={order.quote.total} />
    </section>
  );
}
