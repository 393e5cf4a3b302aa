import { z } from 'zod';
import { shipmentSchema } from './shipment';

export const shipmentDispatched = {
  type: 'shipping.shipment-dispatched',
  schema: z.object({ shipment: shipmentSchema, customerId: z.string() }),
} as const;

export type ShipmentDispatched = z.infer<typeof shipmentDispatched.schema>;
