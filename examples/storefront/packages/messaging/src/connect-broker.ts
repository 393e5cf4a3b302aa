import { connect } from 'amqplib';
import type { Broker } from './broker';

const exchange = 'storefront.events';

export async function connectBroker(url: string): Promise<Broker> {
  const channel = await (await connect(url)).createChannel();
  await channel.assertExchange(exchange, 'topic', { durable: true });
  return {
    async publish(event, payload) {
      channel.publish(exchange, event.type, Buffer.from(JSON.stringify(payload)), { persistent: true });
    },
    async subscribe(queue, event, handle) {
      await channel.assertQueue(queue, { durable: true });
      await channel.bindQueue(queue, exchange, event.type);
      await channel.consume(queue, async (message) => {
        if (message === null) return;
        await handle(event.schema.parse(JSON.parse(message.content.toString())));
        channel.ack(message);
      });
    },
  };
}
