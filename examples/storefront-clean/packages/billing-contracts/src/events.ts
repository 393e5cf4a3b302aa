import { moneySchema } from '@storefront/money';
import { z } from 'zod';
import { invoiceSchema } from './invoice';

export const paymentCaptured = {
  type: 'billing.payment-captured',
  schema: z.object({ orderId: z.string(), amount: moneySchema }),
} as const;

export const invoiceIssued = {
  type: 'billing.invoice-issued',
  schema: z.object({ invoice: invoiceSchema, email: z.email() }),
} as const;

export const chargebackOpened = {
  type: 'billing.chargeback-opened',
  schema: z.object({ orderId: z.string(), reason: z.string() }),
} as const;

export type ChargebackOpened = z.infer<typeof chargebackOpened.schema>;
export type PaymentCaptured = z.infer<typeof paymentCaptured.schema>;
export type InvoiceIssued = z.infer<typeof invoiceIssued.schema>;
