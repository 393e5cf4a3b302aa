import { randomUUID } from 'node:crypto';
import type { OrderPaid } from '@storefront/orders-contracts/events';
import type { Shipment } from '@storefront/shipping-contracts';
import { pickCarrier } from '../carriers/pick-carrier';
import { deliveryWindow } from './delivery-window';

export function createShipment({ order, shipTo }: OrderPaid, now: Date): Shipment {
  const carrier = pickCarrier(shipTo.country);
  return {
    id: randomUUID(),
    orderId: order.id,
    carrier: carrier.name,
    state: 'dispatched',
    expected: deliveryWindow(now, carrier.days),
  };
}
