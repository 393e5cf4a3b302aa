import { z } from 'zod';

export const orderCancelled = {
  type: 'orders.order-cancelled',
  schema: z.object({ orderId: z.string(), reason: z.string() }),
} as const;

export type OrderCancelled = z.infer<typeof orderCancelled.schema>;
