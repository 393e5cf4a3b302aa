import type { Pool } from 'pg';

export interface RefundLine {
  readonly order_id: string;
  readonly amount: number;
}

export async function largestRefunds(pool: Pool, limit: number): Promise<readonly RefundLine[]> {
  const { rows } = await pool.query<RefundLine>(
    'SELECT refunds.order_id, amount FROM refunds JOIN invoices USING (order_id) ORDER BY amount DESC LIMIT $1',
    [limit],
  );
  return rows;
}
