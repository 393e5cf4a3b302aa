import { z } from 'zod';
import { orderSchema } from '../order';

export const orderPaid = {
  type: 'orders.order-paid',
  schema: z.object({ order: orderSchema, shipTo: z.object({ country: z.string().length(2), postcode: z.string() }) }),
} as const;

export type OrderPaid = z.infer<typeof orderPaid.schema>;
