import type { Pool } from 'pg';

export interface StatementLine {
  readonly customer_id: string;
  readonly orders: number;
}

/** How many paid orders each customer had in a month: `2026-03`. */
export async function monthlyStatement(pool: Pool, month: string): Promise<readonly StatementLine[]> {
  const { rows } = await pool.query<StatementLine>(
    `SELECT customer_id, count(*)::int AS orders FROM orders.orders
     WHERE state IN ('paid', 'shipped') AND to_char(placed_at, 'YYYY-MM') = $1
     GROUP BY customer_id ORDER BY customer_id`,
    [month],
  );
  return rows;
}
