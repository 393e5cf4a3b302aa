import { invoiceSchema } from '@storefront/billing-contracts';
import type { Money } from '@storefront/money';
import type { Pool } from 'pg';
import { InvoiceEntity } from './invoice.entity.js';

export interface InvoiceRepository {
  ofOrder(orderId: string): Promise<InvoiceEntity>;
  ofCustomer(customerId: string): Promise<InvoiceEntity[]>;
  save(invoice: InvoiceEntity, customerId?: string): Promise<void>;
  noteRefund(id: string, orderId: string, amount: Money): Promise<void>;
}

export function createInvoiceRepository(pool: Pool): InvoiceRepository {
  const select = async (condition: string, value: string): Promise<InvoiceEntity[]> => {
    const { rows } = await pool.query<{ document: unknown }>(`SELECT document FROM invoices WHERE ${condition} = $1`, [value]);
    return rows.map(({ document }) => InvoiceEntity.from(invoiceSchema.parse(document)));
  };
  return {
    async ofOrder(orderId) {
      const [invoice] = await select('order_id', orderId);
      if (invoice === undefined) throw new Error(`There is no invoice for order ${orderId}.`);
      return invoice;
    },
    ofCustomer: (customerId) => select('customer_id', customerId),
    async save(invoice, customerId) {
      await pool.query(
        `INSERT INTO invoices (order_id, customer_id, document) VALUES ($1, $2, $3)
         ON CONFLICT (order_id) DO UPDATE SET document = excluded.document`,
        [invoice.orderId, customerId, invoice.toContract()],
      );
    },
    async noteRefund(id, orderId, { amount, currency }) {
      await pool.query('INSERT INTO refunds (id, order_id, amount, currency) VALUES ($1, $2, $3, $4)', [id, orderId, amount, currency]);
    },
  };
}
