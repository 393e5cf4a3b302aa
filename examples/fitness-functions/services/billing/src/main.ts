import type { Invoice } from '@fitness/billing-contracts';
import { rows } from './db/invoice-row.ts';

export function invoices(): Invoice[] {
  return rows.map((row) => ({ orderId: row.order_id, total: row.total_cents / 100 }));
}
