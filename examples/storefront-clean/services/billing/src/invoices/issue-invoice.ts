import type { PaymentRequest } from '@storefront/billing-contracts';
import { money, subtract } from '@storefront/money';
import { InvoiceEntity } from '../db/invoice.entity.js';
import { nextInvoiceNumber } from './invoice-number.js';
import { taxIncluded } from './tax.js';

export function issueInvoice({ orderId, amount, country }: PaymentRequest, now: Date): InvoiceEntity {
  const tax = taxIncluded(amount, country);
  return InvoiceEntity.from({
    number: nextInvoiceNumber(now),
    orderId,
    net: subtract(amount, tax),
    tax,
    total: amount,
    refunded: money(0, amount.currency),
    issuedAt: now.toISOString(),
  });
}
