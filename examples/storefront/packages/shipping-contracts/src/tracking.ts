import type { Channel } from '@storefront/notifications-contracts';
import { z } from 'zod';

export const trackingUpdateSchema = z.object({
  shipmentId: z.string(),
  place: z.string(),
  at: z.iso.datetime(),
});

export type TrackingUpdate = z.infer<typeof trackingUpdateSchema>;

/** Who wants to hear of a shipment, and how. */
export interface TrackingSubscription {
  readonly shipmentId: string;
  readonly customerId: string;
  readonly channels: readonly Channel[];
}
