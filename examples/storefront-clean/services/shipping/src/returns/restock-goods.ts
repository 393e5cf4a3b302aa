import type { Reservation } from '@storefront/catalog-contracts';
import type { Channel } from 'amqplib';

export function restockGoods(channel: Channel, goods: readonly Reservation[]): void {
  for (const each of goods) {
    channel.sendToQueue('catalog.restock', Buffer.from(JSON.stringify(each)), { persistent: true });
  }
}
