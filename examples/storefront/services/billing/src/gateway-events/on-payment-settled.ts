import { paymentCaptured } from '@storefront/billing-contracts';
import type { Broker } from '@storefront/messaging';
import type { InvoiceRepository } from '../db/invoice-repository.js';

export interface Dependencies {
  readonly broker: Broker;
  readonly invoices: InvoiceRepository;
}

export async function onPaymentSettled({ broker, invoices }: Dependencies, orderId: string): Promise<void> {
  const { total } = (await invoices.ofOrder(orderId)).toContract();
  await broker.publish(paymentCaptured, { orderId, amount: total });
}
