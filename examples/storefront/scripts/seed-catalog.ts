import { money } from '@storefront/money';
import { connect } from '@services/catalog/db/connection';
import type { ProductRow } from '@services/catalog/db/product-row';

const price = money(2_490, 'EUR');
const products: ProductRow[] = [
  { id: 'p-1001', title: 'Enamel kettle, 1 litre', price_amount: price.amount, price_currency: price.currency, stock: 24, reserved: 0 },
  { id: 'p-1002', title: 'Linen tea towel', price_amount: 990, price_currency: 'EUR', stock: 180, reserved: 0 },
];

const pool = connect(process.env['DATABASE_URL'] ?? 'postgres://catalog:catalog@localhost:5432/catalog');
for (const row of products) {
  await pool.query(
    'INSERT INTO products (id, title, price_amount, price_currency, stock, reserved) VALUES ($1, $2, $3, $4, $5, $6)',
    [row.id, row.title, row.price_amount, row.price_currency, row.stock, row.reserved],
  );
}
await pool.end();
