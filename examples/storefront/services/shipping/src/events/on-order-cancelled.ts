import type { Broker } from '@storefront/messaging';
import { orderCancelled } from '../../../../packages/orders-contracts/src/events/order-cancelled';
import type { ShipmentRepository } from '../db/shipment-repository';

export interface Dependencies {
  readonly broker: Broker;
  readonly shipments: ShipmentRepository;
}

export async function onOrderCancelled({ broker, shipments }: Dependencies): Promise<void> {
  await broker.subscribe('shipping.order-cancelled', orderCancelled, async ({ orderId }) => {
    const shipment = await shipments.ofOrder(orderId);
    if (shipment.state === 'packing') await shipments.save({ ...shipment, state: 'stopped' });
  });
}
