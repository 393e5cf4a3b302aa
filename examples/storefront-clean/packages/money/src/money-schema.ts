import { z } from 'zod';

export const currencySchema = z.enum(['EUR', 'GBP', 'JPY', 'USD']);

/** An amount in the smallest unit of its currency. */
export const moneySchema = z.object({
  amount: z.number().int(),
  currency: currencySchema,
});

export type Currency = z.infer<typeof currencySchema>;
export type Money = z.infer<typeof moneySchema>;
