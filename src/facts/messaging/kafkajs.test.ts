import { expect, test } from 'vitest';
import { channelsOf } from './channels-of.ts';
import { kafkajs } from './kafkajs.ts';

const imports = "import { Kafka } from 'kafkajs';\n";
const made = "const consumer = kafka.consumer({ groupId: 'orders' });\n";

test.each([
  [`${made}await consumer.subscribe({ topic: 'placed', fromBeginning: true })`, ['consumes placed @orders']],
  [`${made}consumer.subscribe({ topics: ['placed', Topic.Paid] }); enum Topic { Paid = 'paid' }`, ['consumes placed @orders', 'consumes paid @orders']],
  [`${made}const topics = ['placed', 'paid']; consumer.subscribe({ topics })`, ['consumes placed @orders', 'consumes paid @orders']],
  ["class A { c = this.kafka.consumer({ groupId: process.env.GROUP }); run() { this.c.subscribe({ topic: 'placed' }); } }", ['consumes placed @${GROUP}']],
  ["class A { start() { this.c = kafka.consumer({ groupId: 'a' }); this.d = kafka.consumer({ groupId: 'b' }); this.d.subscribe({ topic: 't' }); } }", ['consumes t @b']],
  [`${made}run(async (c) => c.subscribe({ topic: 'placed' }))`, ['consumes placed @orders']],
  ["producer.send({ topic: 'placed', messages }); producer.sendBatch({ topicMessages: [{ topic: 'a', messages }] })", ['produces placed', 'produces a']],
  ["admin.createTopics({ topics: [{ topic: 'placed' }] })", ['declares placed']],
])('%s', (text, expected) => expect(channelsOf(kafkajs, imports + text)).toEqual(expected));

test.each([
  [`${made}consumer.subscribe({ topic: name })`, ['unread: the name of the topic is built at run time']],
  [`${made}consumer.subscribe({ topics: Object.values(all) })`, ['unread: the name of the topic is built at run time']],
  ["consumer.subscribe({ topic: 'placed' })", ['unread: the consumer group is made elsewhere']],
  ["const consumer = kafka.consumer({ groupId: `g-${id}` }); consumer.subscribe({ topic: 'placed' })", ['unread: the consumer group is made elsewhere']],
])('what is made at run time is counted: %s', (text, expected) => expect(channelsOf(kafkajs, imports + text)).toEqual(expected));

test.each([
  'source$.subscribe((event) => {}); source$.subscribe({ next: handle }); response.send({ ok: true }); response.send("topic")',
  "// consumer.subscribe({ topic: 'placed' })",
  "consumer.subscribe({ topic: 'placed' ",
])('nothing: %s', (text) => expect(channelsOf(kafkajs, imports + text)).toEqual([]));

test('clients in the likeness of kafkajs, and none without the import', () => {
  expect(channelsOf(kafkajs, "const { Kafka } = require('@confluentinc/kafka-javascript').KafkaJS; const c = new Kafka().consumer({ kafkaJS: { groupId: 'g' } }); c.subscribe({ topic: 't' })")).toEqual(['consumes t @g']);
  expect(channelsOf(kafkajs, "import Kafka from 'node-rdkafka'; const c = new Kafka.KafkaConsumer({ 'group.id': 'g' }, {}); c.subscribe(['t']); p.produce('t', null, body)")).toEqual(['consumes t @g', 'produces t']);
  expect(channelsOf(kafkajs, "const c = kafka.consumer({ groupId: 'g' }); c.subscribe({ topic: 't' })")).toEqual([]);
});
