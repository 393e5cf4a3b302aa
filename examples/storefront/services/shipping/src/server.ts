import { shippingRoutes } from '@storefront/shipping-contracts';
import fastify from 'fastify';
import type { ShipmentRepository } from './db/shipment-repository';

type OfOrder = { Params: { orderId: string } };

export function createServer(shipments: ShipmentRepository) {
  const app = fastify();
  app.get<OfOrder>(shippingRoutes.getShipment.path, ({ params }) => shipments.ofOrder(params.orderId));
  app.get<OfOrder>(shippingRoutes.trackShipment.path, ({ params }) => shipments.updatesOf(params.orderId));
  return app;
}
