import { moneySchema } from '@storefront/money';
import { z } from 'zod';

export const cartLineSchema = z.object({
  productId: z.string(),
  title: z.string(),
  unitPrice: moneySchema,
  quantity: z.number().int().positive(),
});

export const cartSchema = z.object({
  customerId: z.string(),
  lines: z.array(cartLineSchema).min(1),
  voucher: z.string().optional(),
});

export type CartLine = z.infer<typeof cartLineSchema>;
export type Cart = z.infer<typeof cartSchema>;
