import { formatMoney } from '@storefront/money';
import type { Order } from '@storefront/orders-contracts';
import type { Message } from './message';
import { stateWords } from './state-words';

export function orderConfirmation({ id, lines, quote, state }: Order): Message {
  const list = lines.map(({ quantity, title }) => `  ${quantity} × ${title}`).join('\n');
  return { subject: `Your order ${id}`, text: `Thank you for your order: ${stateWords[state]}.\n\n${list}\n\nTotal: ${formatMoney(quote.total)}\n` };
}
