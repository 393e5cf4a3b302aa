import { formatMoney, type Money } from '@storefront/money';
import type { Message } from './message';

export function backInStock(title: string, price: Money): Message {
  return { subject: `${title} is back`, text: `It is on the shelf again, at ${formatMoney(price)}.\n` };
}
