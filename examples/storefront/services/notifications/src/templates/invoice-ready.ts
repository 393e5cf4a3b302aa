import type { Invoice } from '@storefront/billing-contracts';
import { formatMoney } from '@storefront/money';
import type { Message } from './message';

export function invoiceReady({ number, total, tax }: Invoice): Message {
  return { subject: `Invoice ${number}`, text: `Your invoice over ${formatMoney(total)} (${formatMoney(tax)} tax) is ready.\n` };
}
