import { invoiceIssued } from '@storefront/billing-contracts';
import { invoiceReady } from '../templates';
import type { Notifying } from './notifying';

export async function onInvoiceIssued({ broker, mailer }: Notifying): Promise<void> {
  await broker.subscribe('notifications.invoice-issued', invoiceIssued, ({ invoice, email }) => mailer.send(email, invoiceReady(invoice)));
}
