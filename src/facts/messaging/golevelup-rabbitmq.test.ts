import { expect, test } from 'vitest';
import { channelsOf } from './channels-of.ts';
import { golevelupRabbitmq } from './golevelup-rabbitmq.ts';

const imports = "import { AmqpConnection, RabbitMQModule, RabbitRPC, RabbitSubscribe } from '@golevelup/nestjs-rabbitmq';\n";
const handler = (decorator: string): string => `${imports}class A { ${decorator} handle() {} }`;
const elsewhere = 'unread: the options of the handler are made elsewhere';

test.each([
  ["@RabbitSubscribe({ exchange: 'shop', routingKey: 'a.*', queue: 'orders' })", ['binds orders', 'consumes orders']],
  ["@RabbitRPC({ queue: 'rpc' })", ['consumes rpc']],
  ["@RabbitSubscribe({ exchange: 'shop', routingKey: 'a.*' })", []],
  ["@RabbitSubscribe({ queue: '' })", []],
  ['@RabbitSubscribe({ queue: `orders-${id}` })', ['unread: the name of the queue is built at run time']],
  ["@RabbitSubscribe({ ...base, routingKey: 'a' })", [elsewhere]],
  ['@RabbitSubscribe(options())', [elsewhere]],
])('%s', (decorator, expected) => expect(channelsOf(golevelupRabbitmq, handler(decorator))).toEqual(expected));

test.each([
  ["class A { constructor(private readonly amqp: AmqpConnection) {} run() { this.amqp.publish('shop', 'a', {}); } }", ['produces shop']],
  ["class A { constructor(private readonly amqp: AmqpConnection) {} run() { this.amqp.request({ exchange: 'shop', routingKey: 'a' }); } }", ['produces shop']],
  ["class A { constructor(private readonly amqp: AmqpConnection) {} run() { this.amqp.publish(name, 'a', {}); } }", ['unread: the name of the exchange is built at run time']],
  ["class A { constructor(private readonly amqp: AmqpConnection) {} run() { this.amqp.createSubscriber(handle, { queue: 'orders' }, 'h'); } }", ['consumes orders']],
  ["class A { constructor(private readonly events: EventBus) {} run() { this.events.publish('shop', 'a', {}); } }", []],
])('%s', (text, expected) => expect(channelsOf(golevelupRabbitmq, imports + text)).toEqual(expected));

test('the module lists exchanges, queues and handlers, also from a factory', () => {
  const config = "{ exchanges: [{ name: 'shop', type: 'topic' }], queues: [{ name: 'orders' }], handlers: { h: { queue: 'billing' } } }";
  const expected = ['declares shop', 'declares orders', 'consumes billing'];
  expect(channelsOf(golevelupRabbitmq, `${imports}RabbitMQModule.forRoot(${config})`)).toEqual(expected);
  expect(channelsOf(golevelupRabbitmq, `${imports}RabbitMQModule.forRootAsync({ useFactory: () => (${config}) })`)).toEqual(expected);
  expect(channelsOf(golevelupRabbitmq, `${imports}RabbitMQModule.forRootAsync({ useFactory: async () => { return ${config}; } })`)).toEqual(expected);
});

test('the import decides; broken input is nothing', () => {
  expect(channelsOf(golevelupRabbitmq, "import { RabbitSubscribe } from './own'; class A { @RabbitSubscribe({ queue: 'orders' }) handle() {} }")).toEqual([]);
  expect(channelsOf(golevelupRabbitmq, `${imports}class { @RabbitSubscribe({`)).toEqual([]);
});
