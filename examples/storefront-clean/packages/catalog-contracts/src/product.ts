import { moneySchema } from '@storefront/money';
import { z } from 'zod';

export const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  price: moneySchema,
  available: z.number().int().nonnegative(),
});

export type Product = z.infer<typeof productSchema>;
