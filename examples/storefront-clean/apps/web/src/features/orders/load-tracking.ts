import { shippingRoutes, type TrackingUpdate } from '@storefront/shipping-contracts';
import { call } from '@/infrastructure/api';

export function loadTracking(orderId: string): Promise<TrackingUpdate[]> {
  return call('shipping', shippingRoutes.trackShipment, { params: { orderId } });
}
