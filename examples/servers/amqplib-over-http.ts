import { ask } from './rabbitmq.ts';

const host = '/api';
const virtualHost = '%2f';

/**
 * Stands in for amqplib, which no example installs: the same calls reach the same broker by its management interface.
 * A consumer takes nothing, but its queue must exist; a message must find a queue that takes it.
 */
export async function connect(management: string) {
  return { createChannel: async () => channelOn(management) };
}

function channelOn(management: string) {
  const put = (path: string, body: unknown): Promise<unknown> => ask(management, 'PUT', `${host}/${path}`, body);
  const send = async (exchange: string, key: string, body: Buffer): Promise<void> => {
    const answer = await ask(management, 'POST', `${host}/exchanges/${virtualHost}/${exchange === '' ? 'amq.default' : exchange}/publish`, {
      properties: {}, routing_key: key, payload: body.toString(), payload_encoding: 'string',
    }) as { readonly routed: boolean };
    if (!answer.routed) throw new Error(`No queue takes what is sent to ${exchange || key}.`);
  };
  const sent: Promise<void>[] = [];
  return {
    assertQueue: async (queue: string, { durable = true } = {}) => {
      await put(`queues/${virtualHost}/${queue}`, { durable });
      return { queue };
    },
    assertExchange: (exchange: string, type: string, { durable = true } = {}) => put(`exchanges/${virtualHost}/${exchange}`, { type, durable }),
    bindQueue: (queue: string, exchange: string, key: string) => (
      ask(management, 'POST', `${host}/bindings/${virtualHost}/e/${exchange}/q/${queue}`, { routing_key: key })
    ),
    consume: (queue: string) => ask(management, 'GET', `${host}/queues/${virtualHost}/${queue}?disable_stats=true&enable_queue_totals=true`),
    prefetch: async () => undefined,
    sendToQueue: (queue: string, body: Buffer) => sent.push(send('', queue, body)) > 0,
    publish: (exchange: string, key: string, body: Buffer) => sent.push(send(exchange, key, body)) > 0,
    /** Waits for all that was sent. */
    waitForConfirms: () => Promise.all(sent),
  };
}
