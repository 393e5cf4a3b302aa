import { z } from 'zod';

export const trackingUpdateSchema = z.object({
  shipmentId: z.string(),
  place: z.string(),
  at: z.iso.datetime(),
});

export type TrackingUpdate = z.infer<typeof trackingUpdateSchema>;
