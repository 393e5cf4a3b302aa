import { randomUUID } from 'node:crypto';
import type { Payment } from '@storefront/billing-contracts';
import type { Money } from '@storefront/money';
import type { InvoiceRepository } from '../db/invoice-repository.js';
import type { Gateway } from './payment-gateway.js';

export interface Refunding {
  readonly invoices: InvoiceRepository;
  readonly gateway: Gateway;
}

export async function refundPayment({ invoices, gateway }: Refunding, orderId: string, amount: Money): Promise<Payment> {
  const invoice = await invoices.ofOrder(orderId);
  invoice.refund(amount);
  await gateway.payBack(orderId, amount);
  await invoices.save(invoice);
  return { id: randomUUID(), orderId, state: 'refunded' };
}
