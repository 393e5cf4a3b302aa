import type { Product } from '@storefront/catalog-contracts';
import type { ProductRepository } from '#db/product-repository';
import { toProduct } from './to-product';

export async function listProducts(products: ProductRepository): Promise<Product[]> {
  return (await products.all()).map(toProduct);
}
