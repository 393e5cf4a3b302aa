import { z } from 'zod';

export const shipmentSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  carrier: z.string(),
  state: z.enum(['packing', 'dispatched', 'delivered', 'stopped']),
  expected: z.object({ from: z.iso.date(), to: z.iso.date() }),
});

export type Shipment = z.infer<typeof shipmentSchema>;
