import { productBackInStock } from '@storefront/catalog-contracts';
import type { Broker } from '@storefront/messaging';
import { retry } from '@storefront/shared';
import type { ProductRepository } from '#db/product-repository';
import { toProduct } from '#products/to-product';

export async function restock(products: ProductRepository, broker: Broker, productId: string, quantity: number): Promise<void> {
  await products.addStock(productId, quantity);
  const [row, waiting] = await Promise.all([products.find(productId), products.waitingFor(productId)]);
  if (row === undefined || waiting.length === 0) return;
  await retry(() => broker.publish(productBackInStock, { product: toProduct(row), waiting: [...waiting] }), { attempts: 3, pauseMs: 200 });
}
