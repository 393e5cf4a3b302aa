import type { TrackingSubscription } from '@storefront/shipping-contracts';

export function subscribersOf(shipmentId: string, subscriptions: readonly TrackingSubscription[]): string[] {
  return subscriptions.filter((one) => one.shipmentId === shipmentId && one.channels.length > 0).map(({ customerId }) => customerId);
}
