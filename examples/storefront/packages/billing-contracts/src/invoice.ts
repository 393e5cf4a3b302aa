import { moneySchema } from '@storefront/money';
import { z } from 'zod';

export const invoiceSchema = z.object({
  number: z.string(),
  orderId: z.string(),
  net: moneySchema,
  tax: moneySchema,
  total: moneySchema,
  refunded: moneySchema,
  issuedAt: z.iso.datetime(),
});

export type Invoice = z.infer<typeof invoiceSchema>;
