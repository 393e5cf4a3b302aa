import { shippingRoutes } from '@storefront/shipping-contracts';
import type { Channel } from 'amqplib';
import fastify from 'fastify';
import type { ShipmentRepository } from './db/shipment-repository';
import { announceReturn, type ReturnedParcel } from './returns/announce-return';

export interface Dependencies {
  readonly shipments: ShipmentRepository;
  readonly channel: Channel;
}

type OfOrder = { Params: { orderId: string } };

export function createServer({ shipments, channel }: Dependencies) {
  const app = fastify();
  app.get<OfOrder>(shippingRoutes.getShipment.path, ({ params }) => shipments.ofOrder(params.orderId));
  app.get<OfOrder>(shippingRoutes.trackShipment.path, ({ params }) => shipments.updatesOf(params.orderId));
  app.post<{ Body: ReturnedParcel }>('/carrier/returns', async ({ body }) => announceReturn(channel, body));
  return app;
}
