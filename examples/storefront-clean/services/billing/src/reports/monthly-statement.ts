import type { Pool } from 'pg';

export interface StatementLine {
  readonly customer_id: string;
  readonly orders: number;
}

/** How many orders of a month were invoiced to each customer: `2026-03`. */
export async function monthlyStatement(pool: Pool, month: string): Promise<readonly StatementLine[]> {
  const { rows } = await pool.query<StatementLine>(
    `SELECT customer_id, count(*)::int AS orders FROM invoices
     WHERE left(document->>'issuedAt', 7) = $1
     GROUP BY customer_id ORDER BY customer_id`,
    [month],
  );
  return rows;
}
