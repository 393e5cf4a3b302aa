import type { Channel } from 'amqplib';
import type { PreferenceRepository } from '../db/preference-repository';
import type { Mailer } from '../mail/mailer';
import { parcelReturned } from '../templates';

export interface Telling {
  readonly preferences: PreferenceRepository;
  readonly mailer: Mailer;
}

const queue = 'shipping.parcel-returned';

export async function onParcelReturned(channel: Channel, { preferences, mailer }: Telling): Promise<void> {
  await channel.assertQueue(queue, { durable: true });
  await channel.consume(queue, async (message) => {
    if (message === null) return;
    const { orderId, customerId } = JSON.parse(message.content.toString());
    await mailer.send((await preferences.of(customerId)).email, parcelReturned(orderId));
    channel.ack(message);
  });
}
