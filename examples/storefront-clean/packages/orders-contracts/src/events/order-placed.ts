import { z } from 'zod';
import { orderSchema } from '../order';

export const orderPlaced = {
  type: 'orders.order-placed',
  schema: z.object({ order: orderSchema, email: z.email() }),
} as const;

export type OrderPlaced = z.infer<typeof orderPlaced.schema>;
