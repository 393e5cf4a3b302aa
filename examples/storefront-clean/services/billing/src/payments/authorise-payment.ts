import { randomUUID } from 'node:crypto';
import { invoiceIssued, type Payment, type PaymentRequest } from '@storefront/billing-contracts';
import type { Broker } from '@storefront/messaging';
import { retry } from '@storefront/shared';
import type { InvoiceRepository } from '../db/invoice-repository.js';
import { issueInvoice } from '../invoices/issue-invoice.js';
import type { Gateway } from './payment-gateway.js';

export interface Authorising {
  readonly broker: Broker;
  readonly invoices: InvoiceRepository;
  readonly gateway: Gateway;
}

export async function authorisePayment({ broker, invoices, gateway }: Authorising, request: PaymentRequest): Promise<Payment> {
  const id = randomUUID();
  const accepted = await retry(() => gateway.authorise(request.orderId, request.amount), { attempts: 3, pauseMs: 100 });
  if (!accepted) return { id, orderId: request.orderId, state: 'declined' };
  const invoice = issueInvoice(request, new Date());
  await invoices.save(invoice, request.customerId);
  await broker.publish(invoiceIssued, { invoice: invoice.toContract(), email: `${request.customerId}@customers.example` });
  return { id, orderId: request.orderId, state: 'authorised' };
}
