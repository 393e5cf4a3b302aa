'use client';

import { shippingRoutes, type TrackingUpdate } from '@storefront/shipping-contracts';
import { useEffect, useState } from 'react';
import { call } from '@/infrastructure/api';

export function ParcelTracker({ orderId }: { readonly orderId: string }) {
  const [updates, setUpdates] = useState<readonly TrackingUpdate[]>([]);
  useEffect(() => {
    void call('shipping', shippingRoutes.trackShipment, { params: { orderId } }).then(setUpdates);
  }, [orderId]);
  return <ol>{updates.map(({ at, place }) => <li key={at}>{at}: {place}</li>)}</ol>;
}
