import type { Channel } from './channel';

/** Who wants to hear of a shipment, and how. */
export interface TrackingSubscription {
  readonly shipmentId: string;
  readonly customerId: string;
  readonly channels: readonly Channel[];
}
