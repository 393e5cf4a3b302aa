export { shipmentDispatched, type ShipmentDispatched } from './events';
export { shippingRoutes } from './routes';
export { shipmentSchema, type Shipment } from './shipment';
export { trackingUpdateSchema, type TrackingUpdate } from './tracking';
