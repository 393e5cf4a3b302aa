import { z } from 'zod';
import { shipmentSchema } from './shipment';
import { trackingUpdateSchema } from './tracking';

export const shippingRoutes = {
  getShipment: { method: 'GET', path: '/shipments/:orderId', reply: shipmentSchema },
  trackShipment: { method: 'GET', path: '/shipments/:orderId/updates', reply: z.array(trackingUpdateSchema) },
} as const;
