import type { Broker } from '@storefront/messaging';
import type { Channel } from 'amqplib';
import type { ProductRepository } from '#db/product-repository';
import { restock } from './restock';

const queue = 'catalog.restock';

/** Goods that others ask to be put back on the shelf. */
export async function consumeRestock(channel: Channel, products: ProductRepository, broker: Broker): Promise<void> {
  await channel.assertQueue(queue, { durable: true });
  await channel.prefetch(1);
  await channel.consume(queue, async (message) => {
    if (message === null) return;
    const { productId, quantity } = JSON.parse(message.content.toString());
    await restock(products, broker, productId, quantity);
    channel.ack(message);
  });
}
