import { moneySchema } from '@storefront/money';
import { z } from 'zod';
import { invoiceSchema } from './invoice';
import { paymentRequestSchema, paymentSchema } from './payment';

export const billingRoutes = {
  authorisePayment: { method: 'POST', path: '/payments', body: paymentRequestSchema, reply: paymentSchema },
  refundPayment: {
    method: 'POST',
    path: '/payments/:orderId/refund',
    body: z.object({ amount: moneySchema }),
    reply: paymentSchema,
  },
  getInvoice: { method: 'GET', path: '/invoices/:orderId', reply: invoiceSchema },
  listInvoices: { method: 'GET', path: '/customers/:customerId/invoices', reply: z.array(invoiceSchema) },
} as const;
