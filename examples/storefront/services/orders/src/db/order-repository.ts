import { orderSchema, type Order, type OrderState } from '@storefront/orders-contracts';
import type { Pool } from 'pg';

export interface OrderRepository {
  get(id: string): Promise<Order>;
  insert(order: Order): Promise<void>;
  moveTo(id: string, state: OrderState, note?: string): Promise<Order>;
}

export function createOrderRepository(pool: Pool): OrderRepository {
  const get = async (id: string): Promise<Order> => {
    const { rows } = await pool.query<{ document: unknown }>('SELECT document FROM orders WHERE id = $1', [id]);
    if (rows[0] === undefined) throw new Error(`There is no order ${id}.`);
    return orderSchema.parse(rows[0].document);
  };
  return {
    get,
    async insert(order) {
      await pool.query('INSERT INTO orders (id, document) VALUES ($1, $2)', [order.id, order]);
    },
    async moveTo(id, state, note = '') {
      const order = { ...(await get(id)), state };
      await pool.query('UPDATE orders SET document = $2, note = $3 WHERE id = $1', [id, order, note]);
      return order;
    },
  };
}
