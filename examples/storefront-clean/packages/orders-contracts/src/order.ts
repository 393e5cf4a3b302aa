import { z } from 'zod';
import { cartLineSchema } from './cart';
import { quoteSchema } from './quote';

export const orderStateSchema = z.enum(['placed', 'paid', 'on-hold', 'shipped', 'cancelled', 'refunded']);

export const orderSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  state: orderStateSchema,
  lines: z.array(cartLineSchema),
  quote: quoteSchema,
  placedAt: z.iso.datetime(),
});

export type OrderState = z.infer<typeof orderStateSchema>;
export type Order = z.infer<typeof orderSchema>;
