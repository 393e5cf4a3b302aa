import type { Pool } from 'pg';
import type { ProductRow } from './product-row';

export interface ProductRepository {
  all(): Promise<readonly ProductRow[]>;
  find(id: string): Promise<ProductRow | undefined>;
  /** Takes stock off the shelf; false when there is not enough, and nothing is taken. */
  reserve(id: string, quantity: number): Promise<boolean>;
  addStock(id: string, quantity: number): Promise<void>;
  waitingFor(id: string): Promise<readonly string[]>;
}

export function createProductRepository(pool: Pool): ProductRepository {
  return {
    async all() {
      const { rows } = await pool.query<ProductRow>('SELECT * FROM products ORDER BY title');
      return rows;
    },
    async find(id) {
      const { rows } = await pool.query<ProductRow>('SELECT * FROM products WHERE id = $1', [id]);
      return rows[0];
    },
    async reserve(id, quantity) {
      const { rowCount } = await pool.query(
        'UPDATE products SET reserved = reserved + $2 WHERE id = $1 AND stock - reserved >= $2',
        [id, quantity],
      );
      return rowCount === 1;
    },
    async addStock(id, quantity) {
      await pool.query('UPDATE products SET stock = stock + $2 WHERE id = $1', [id, quantity]);
    },
    async waitingFor(id) {
      const { rows } = await pool.query<{ customer_id: string }>('SELECT customer_id FROM waiting WHERE product_id = $1', [id]);
      return rows.map((row) => row.customer_id);
    },
  };
}
