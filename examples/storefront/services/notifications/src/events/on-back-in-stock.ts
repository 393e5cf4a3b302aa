import type { ProductRow } from '@services/catalog/db/product-row';
import { productBackInStock } from '@storefront/catalog-contracts';
import { backInStock } from '../templates';
import type { Notifying } from './notifying';

export async function onBackInStock({ broker, mailer, preferences }: Notifying): Promise<void> {
  await broker.subscribe('notifications.back-in-stock', productBackInStock, async ({ product, waiting }) => {
    const { title, price_amount, price_currency } = product as unknown as ProductRow;
    const message = backInStock(title, { amount: price_amount, currency: price_currency });
    for (const customerId of waiting) await mailer.send((await preferences.of(customerId)).email, message);
  });
}
