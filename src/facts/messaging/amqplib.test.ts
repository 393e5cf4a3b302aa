import { expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { amqplib } from './amqplib.ts';
import { channelsOf } from './channels-of.ts';

const imports = "import amqp, { type Channel } from 'amqplib';\n";
const unreadQueue = 'unread: the name of the queue is built at run time';
const unreadExchange = 'unread: the name of the exchange is built at run time';

test.each([
  ["const QUEUE = 'orders'; channel.assertQueue(QUEUE, { durable: true }); channel.consume(QUEUE, (m) => {})", ['declares orders', 'consumes orders']],
  ["await this.channel!.bindQueue('orders', 'shop', 'payment.*')", ['binds orders']],
  ["ch.sendToQueue('orders', Buffer.from(''))", ['produces orders']],
  ["ch.assertExchange('shop', 'topic'); ch.publish('shop', 'order.placed', body)", ['declares shop', 'produces shop']],
  ["ch.publish('', 'orders', body)", ['produces orders']],
  ["ch.consume(process.env.ORDERS_QUEUE ?? 'orders', handle)", ['consumes ${ORDERS_QUEUE:-orders}']],
  ["import { Queues } from '@acme/events'; ch.consume(Queues.orders, handle)", ['consumes ${@Queues.orders}']],
  ["class A { private readonly queue = 'orders'; run() { this.channel.consume(this.queue, handle); } }", ['consumes orders']],
  ["class A { static QUEUE = 'orders'; run() { this.channel.consume(A.QUEUE, handle); } }", ['consumes orders']],
  ["const q = await ch.assertQueue('orders'); ch.consume(q.queue, handle)", ['declares orders', 'consumes orders']],
  ["const { queue: own } = await ch.assertQueue('orders'); ch.consume(own, handle)", ['declares orders', 'consumes orders']],
  ["manager.createChannel({ setup: (c: Channel) => Promise.all([c.assertQueue('orders'), c.consume('orders', handle)]) })", ['declares orders', 'consumes orders']],
])('%s', (text, expected) => expect(channelsOf(amqplib, imports + text)).toEqual(expected));

test.each([
  "const q = await ch.assertQueue('', { exclusive: true }); ch.bindQueue(q.queue, 'shop', ''); ch.consume(q.queue, handle)",
  'let q; q = await ch.assertQueue(); ch.consume(q.queue, handle)',
  "const { queue } = await ch.assertQueue(undefined, { exclusive: true }); ch.consume(queue, handle)",
  'await ch.assertQueue(`reply-${id}`, { exclusive: true })',
  "ch.sendToQueue(message.properties.replyTo, body); ch.consume('amq.rabbitmq.reply-to', handle)",
  "bus.publish('order.placed'); limiter.consume('key'); // ch.consume('orders', handle)",
  'log("ch.assertQueue(\'orders\')")',
])('an own queue and what is no channel are nothing: %s', (text) => expect(channelsOf(amqplib, imports + text)).toEqual([]));

test.each([
  ['ch.consume(name, handle)', [unreadQueue]],
  ['ch.assertQueue(`orders.${tenant}`)', [unreadQueue]],
  ['ch.assertExchange(snakeCase(type)); ch.publish(exchange, key, body)', [unreadExchange, unreadExchange]],
  ["class A { queue = 'a'; set(q) { this.queue = q; } run() { ch.consume(this.queue, handle); } }", [unreadQueue]],
])('a name made at run time is counted: %s', (text, expected) => expect(channelsOf(amqplib, imports + text)).toEqual(expected));

test('the import decides, or a method that nothing else has', () => {
  expect(channelsOf(amqplib, "channel.consume('orders', handle); channel.publish('a', 'b', c)")).toEqual([]);
  expect(channelsOf(amqplib, "channel.assertQueue('orders'); channel.consume('orders', handle)")).toEqual(['declares orders', 'consumes orders']);
  expect(channelsOf(amqplib, "const amqp = require('amqplib/callback_api'); channel.consume('orders', handle)")).toEqual(['consumes orders']);
  expect(channelsOf(amqplib, "import type { ChannelWrapper } from 'amqp-connection-manager'; wrapper.consume('orders', handle)")).toEqual(['consumes orders']);
});

test('a fact is whole; broken input is none', () => {
  expect(readCode('a.ts', `${imports}ch.consume('orders', handle)`, [amqplib])).toEqual([
    { kind: 'channel', broker: 'rabbitmq', technology: 'amqplib', role: 'consumes', name: 'orders', site: { file: 'a.ts', line: 2, column: 1 } },
  ]);
  expect(channelsOf(amqplib, `${imports}ch.consume('orders', {{`)).toEqual([]);
});
