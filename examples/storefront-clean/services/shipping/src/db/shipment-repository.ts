import { shipmentSchema, trackingUpdateSchema, type Shipment, type TrackingUpdate } from '@storefront/shipping-contracts';
import type { Pool } from 'pg';

export interface ShipmentRepository {
  ofOrder(orderId: string): Promise<Shipment>;
  updatesOf(orderId: string): Promise<TrackingUpdate[]>;
  save(shipment: Shipment): Promise<void>;
}

export function createShipmentRepository(pool: Pool): ShipmentRepository {
  return {
    async ofOrder(orderId) {
      const { rows } = await pool.query<{ document: unknown }>('SELECT document FROM shipments WHERE order_id = $1', [orderId]);
      if (rows[0] === undefined) throw new Error(`Nothing has been sent for order ${orderId} yet.`);
      return shipmentSchema.parse(rows[0].document);
    },
    async updatesOf(orderId) {
      const { rows } = await pool.query<{ document: unknown }>(
        'SELECT document FROM tracking_updates JOIN shipments USING (shipment_id) WHERE order_id = $1 ORDER BY at',
        [orderId],
      );
      return rows.map(({ document }) => trackingUpdateSchema.parse(document));
    },
    async save(shipment) {
      await pool.query(
        `INSERT INTO shipments (shipment_id, order_id, document) VALUES ($1, $2, $3)
         ON CONFLICT (shipment_id) DO UPDATE SET document = excluded.document`,
        [shipment.id, shipment.orderId, shipment],
      );
    },
  };
}
