import { formatMoney } from '@storefront/money';
import type { Order } from '@storefront/orders-contracts';
import type { Message } from './message';

export function orderConfirmation({ id, lines, quote }: Order): Message {
  const list = lines.map(({ quantity, title }) => `  ${quantity} × ${title}`).join('\n');
  return { subject: `Your order ${id}`, text: `Thank you for your order.\n\n${list}\n\nTotal: ${formatMoney(quote.total)}\n` };
}
