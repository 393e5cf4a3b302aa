import type { Audit } from '@storefront/audit';
import { billingRoutes } from '@storefront/billing-contracts';
import type { Broker } from '@storefront/messaging';
import fastify from 'fastify';
import type { Pool } from 'pg';
import type { InvoiceRepository } from './db/invoice-repository.js';
import { onChargebackOpened } from './gateway-events/on-chargeback-opened.js';
import { onPaymentSettled } from './gateway-events/on-payment-settled.js';
import { authorisePayment } from './payments/authorise-payment.js';
import type { Gateway } from './payments/payment-gateway.js';
import { refundPayment } from './payments/refund-payment.js';
import { largestRefunds } from './reports/largest-refunds.js';
import { monthlyStatement } from './reports/monthly-statement.js';

export interface Dependencies {
  readonly invoices: InvoiceRepository;
  readonly broker: Broker;
  readonly gateway: Gateway;
  readonly audit: Audit;
  readonly pool: Pool;
}

type OfOrder = { Params: { orderId: string } };

export function createServer({ invoices, broker, gateway, audit, pool }: Dependencies) {
  const app = fastify();
  app.post(billingRoutes.authorisePayment.path, ({ body }) => (
    authorisePayment({ broker, invoices, gateway }, billingRoutes.authorisePayment.body.parse(body))
  ));
  app.post<OfOrder>(billingRoutes.refundPayment.path, ({ params, body }) => (
    refundPayment({ invoices, gateway, audit }, params.orderId, billingRoutes.refundPayment.body.parse(body).amount)
  ));
  app.get<OfOrder>(billingRoutes.getInvoice.path, async ({ params }) => (await invoices.ofOrder(params.orderId)).toContract());
  app.get<{ Params: { customerId: string } }>(billingRoutes.listInvoices.path, async ({ params }) => (
    (await invoices.ofCustomer(params.customerId)).map((invoice) => invoice.toContract())
  ));
  app.post<{ Body: { orderId: string } }>('/gateway/settled', ({ body }) => onPaymentSettled({ broker, invoices }, body.orderId));
  app.post<{ Body: { orderId: string; reason: string } }>('/gateway/chargebacks', ({ body }) => onChargebackOpened(broker, body));
  app.get('/internal/reports/refunds', () => largestRefunds(pool, 20));
  app.get<{ Params: { month: string } }>('/internal/reports/:month', ({ params }) => monthlyStatement(pool, params.month));
  return app;
}
