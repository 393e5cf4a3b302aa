import type { Product } from '@storefront/catalog-contracts';
import { money } from '@storefront/money';
import type { ProductRow } from '#db/product-row';

export function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    title: row.title,
    price: money(row.price_amount, row.price_currency),
    available: Math.max(0, row.stock - row.reserved),
  };
}
