import { catalogRoutes, type Product } from '@storefront/catalog-contracts';
import { call } from '@/infrastructure/api';

export function loadProducts(): Promise<Product[]> {
  return call('catalog', catalogRoutes.listProducts);
}

export function loadProduct(productId: string): Promise<Product> {
  return call('catalog', catalogRoutes.getProduct, { params: { productId } });
}
