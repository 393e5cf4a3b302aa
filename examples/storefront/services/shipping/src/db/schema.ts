import type { Shipment } from '@storefront/shipping-contracts';
import { index, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const shipping = pgSchema('shipping');

export const shipments = shipping.table('shipments', {
  id: text('id').primaryKey(),
  orderId: uuid('order_id').notNull().unique(),
  document: jsonb('document').$type<Shipment>().notNull(),
});

export const trackingUpdates = shipping.table('tracking_updates', {
  shipmentId: text('shipment_id').notNull().references(() => shipments.id, { onDelete: 'cascade' }),
  place: text('place').notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
}, (table) => [index('tracking_updates_by_shipment').on(table.shipmentId, table.at)]);
