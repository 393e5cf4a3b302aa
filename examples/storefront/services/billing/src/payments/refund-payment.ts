import { randomUUID } from 'node:crypto';
import type { Audit } from '@storefront/audit';
import type { Payment } from '@storefront/billing-contracts';
import type { Money } from '@storefront/money';
import type { InvoiceRepository } from '../db/invoice-repository.js';
import type { Gateway } from './payment-gateway.js';

export interface Refunding {
  readonly invoices: InvoiceRepository;
  readonly gateway: Gateway;
  readonly audit: Audit;
}

export async function refundPayment({ invoices, gateway, audit }: Refunding, orderId: string, amount: Money): Promise<Payment> {
  const id = randomUUID();
  const invoice = await invoices.ofOrder(orderId);
  invoice.refund(amount);
  await gateway.payBack(orderId, amount);
  await invoices.save(invoice);
  await invoices.noteRefund(id, orderId, amount);
  await audit.record('billing', 'refunded', orderId);
  return { id, orderId, state: 'refunded' };
}
