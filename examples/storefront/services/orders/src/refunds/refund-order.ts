import { billingRoutes } from '@storefront/billing-contracts';
import { callRoute } from '@storefront/http';
import type { Order } from '@storefront/orders-contracts';
import { InvoiceEntity } from '../../../billing/src/db/invoice.entity.js';
import type { Config } from '../config.js';
import type { OrderRepository } from '../db/order-repository.js';
import { isRefundable } from './refund-window.js';

export interface Refunding {
  readonly config: Pick<Config, 'billingUrl'>;
  readonly orders: OrderRepository;
}

export async function refundOrder({ config, orders }: Refunding, orderId: string): Promise<Order> {
  const order = await orders.get(orderId);
  if (!isRefundable(order, new Date())) throw new Error(`Order ${orderId} can no longer be refunded.`);
  const invoice = InvoiceEntity.from(await callRoute(config.billingUrl, billingRoutes.getInvoice, { params: { orderId } }));
  const amount = invoice.remaining();
  if (amount.amount > 0) {
    await callRoute(config.billingUrl, billingRoutes.refundPayment, { params: { orderId }, body: { amount } });
  }
  return orders.moveTo(orderId, 'refunded');
}
