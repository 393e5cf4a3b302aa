import { productBackInStock } from '@storefront/catalog-contracts';
import { backInStock } from '../templates';
import type { Notifying } from './notifying';

export async function onBackInStock({ broker, mailer, preferences }: Notifying): Promise<void> {
  await broker.subscribe('notifications.back-in-stock', productBackInStock, async ({ product, waiting }) => {
    const message = backInStock(product.title, product.price);
    for (const customerId of waiting) await mailer.send((await preferences.of(customerId)).email, message);
  });
}
