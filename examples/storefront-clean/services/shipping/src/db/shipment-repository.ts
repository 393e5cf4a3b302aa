import type { Shipment, TrackingUpdate } from '@storefront/shipping-contracts';
import { asc, eq } from 'drizzle-orm';
import type { Database } from './connection';
import { shipments, trackingUpdates } from './schema';

export interface ShipmentRepository {
  ofOrder(orderId: string): Promise<Shipment>;
  updatesOf(orderId: string): Promise<TrackingUpdate[]>;
  save(shipment: Shipment): Promise<void>;
}

export function createShipmentRepository(db: Database): ShipmentRepository {
  return {
    async ofOrder(orderId) {
      const [row] = await db.select().from(shipments).where(eq(shipments.orderId, orderId));
      if (row === undefined) throw new Error(`Nothing has been sent for order ${orderId} yet.`);
      return row.document;
    },
    async updatesOf(orderId) {
      const rows = await db.select().from(trackingUpdates)
        .innerJoin(shipments, eq(trackingUpdates.shipmentId, shipments.id))
        .where(eq(shipments.orderId, orderId))
        .orderBy(asc(trackingUpdates.at));
      return rows.map((row) => row.tracking_updates);
    },
    async save(shipment) {
      const row = { id: shipment.id, orderId: shipment.orderId, document: shipment };
      await db.insert(shipments).values(row).onConflictDoUpdate({ target: shipments.id, set: { document: shipment } });
    },
  };
}
