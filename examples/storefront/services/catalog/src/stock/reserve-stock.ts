import type { Reservation } from '@storefront/catalog-contracts';
import type { ProductRepository } from '#db/product-repository';

export async function reserveStock(products: ProductRepository, wanted: readonly Reservation[]): Promise<{ reserved: boolean }> {
  for (const [done, { productId, quantity }] of wanted.entries()) {
    if (await products.reserve(productId, quantity)) continue;
    for (const given of wanted.slice(0, done)) await products.reserve(given.productId, -given.quantity);
    return { reserved: false };
  }
  return { reserved: true };
}
