import { catalogRoutes } from '@storefront/catalog-contracts';
import type { Broker } from '@storefront/messaging';
import fastify from 'fastify';
import type { ProductRepository } from '#db/product-repository';
import { listProducts } from '#products/list-products';
import { toProduct } from '#products/to-product';
import { createSearchIndex } from './search';
import { reserveStock } from './stock/reserve-stock';
import { restock } from './stock/restock';

export interface Dependencies {
  readonly products: ProductRepository;
  readonly broker: Broker;
}

export function createServer({ products, broker }: Dependencies) {
  const app = fastify();
  app.get(catalogRoutes.listProducts.path, () => listProducts(products));
  app.get<{ Params: { productId: string } }>(catalogRoutes.getProduct.path, async ({ params }, reply) => {
    const row = await products.find(params.productId);
    return row === undefined ? reply.code(404).send() : toProduct(row);
  });
  app.get<{ Params: { query: string } }>(catalogRoutes.searchProducts.path, async ({ params }) => {
    const index = createSearchIndex(await listProducts(products));
    return index.search(params.query);
  });
  app.post(catalogRoutes.reserveStock.path, async ({ body }) => (
    reserveStock(products, catalogRoutes.reserveStock.body.parse(body))
  ));
  app.post<{ Params: { productId: string }; Body: { quantity: number } }>('/internal/restock/:productId', ({ params, body }) => (
    restock(products, broker, params.productId, body.quantity)
  ));
  return app;
}
