import type { Broker } from '@storefront/messaging';
import { orderPaid } from '@storefront/orders-contracts/events';
import { shipmentDispatched } from '@storefront/shipping-contracts';
import type { ShipmentRepository } from '../db/shipment-repository';
import { createShipment } from '../shipments/create-shipment';

export interface Dependencies {
  readonly broker: Broker;
  readonly shipments: ShipmentRepository;
}

export async function onOrderPaid({ broker, shipments }: Dependencies): Promise<void> {
  await broker.subscribe('shipping.order-paid', orderPaid, async (paid) => {
    const shipment = createShipment(paid, new Date());
    await shipments.save(shipment);
    await broker.publish(shipmentDispatched, { shipment, customerId: paid.order.customerId });
  });
}
