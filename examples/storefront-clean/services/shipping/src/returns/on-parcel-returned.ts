import type { Channel } from 'amqplib';
import type { ShipmentRepository } from '../db/shipment-repository';
import { restockGoods } from './restock-goods';

const queue = 'shipping.parcel-returned';

export async function onParcelReturned(channel: Channel, shipments: ShipmentRepository): Promise<void> {
  await channel.assertExchange('parcels.returned', 'fanout', { durable: true });
  await channel.assertQueue(queue, { durable: true });
  await channel.bindQueue(queue, 'parcels.returned', '');
  await channel.consume(queue, async (message) => {
    if (message === null) return;
    const { orderId, goods } = JSON.parse(message.content.toString());
    await shipments.save({ ...(await shipments.ofOrder(orderId)), state: 'stopped' });
    restockGoods(channel, goods);
    channel.ack(message);
  });
}
