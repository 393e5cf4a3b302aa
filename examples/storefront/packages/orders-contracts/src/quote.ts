import { moneySchema } from '@storefront/money';
import { z } from 'zod';

export const quoteSchema = z.object({
  goods: moneySchema,
  discount: moneySchema,
  total: moneySchema,
});

export type Quote = z.infer<typeof quoteSchema>;
