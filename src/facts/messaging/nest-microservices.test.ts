import { expect, test } from 'vitest';
import { channelsOf } from './channels-of.ts';
import { nestMicroservices } from './nest-microservices.ts';

const imports = "import { Client, ClientProxyFactory, ClientsModule, EventPattern, MessagePattern, Transport } from '@nestjs/microservices';\n";
const rmq = "{ transport: Transport.RMQ, options: { urls: ['amqp://user:hunter2@mq'], queue: 'orders' } }";
const elsewhere = 'unread: the options of the microservice are made elsewhere';
const decided = 'unread: who takes the options decides whether the queue is consumed';

test.each([
  [`NestFactory.createMicroservice<MicroserviceOptions>(AppModule, ${rmq})`, ['consumes orders']],
  [`app.connectMicroservice(${rmq})`, ['consumes orders']],
  [`const options: RmqOptions = ${rmq}; app.connectMicroservice(options)`, ['consumes orders']],
  [`ClientsModule.register([{ name: 'ORDERS', ...{}, transport: Transport.RMQ, options: { queue: 'orders' } }])`, ['produces orders']],
  ["ClientsModule.registerAsync([{ name: 'A', useFactory: (c: ConfigService) => ({ transport: Transport.RMQ, options: { queue: c.get('A') } }) }])", [
    'unread: the name of the queue is built at run time',
  ]],
  ["ClientsModule.registerAsync([{ useFactory: (config: ConfigService) => ({ transport: Transport.RMQ, options: { queue: config.get<string>('ORDERS_QUEUE') } }) }])", ['produces ${ORDERS_QUEUE}']],
  [`ClientProxyFactory.create(${rmq})`, ['produces orders']],
  [`class A { @Client(${rmq}) client: ClientProxy; }`, ['produces orders']],
  ['app.connectMicroservice({ transport: Transport.RMQ, options: { urls } })', ['unread: the installed version of the library names the queue']],
  ['ClientProxyFactory.create({ transport: Transport.RMQ, options: { urls } })', []],
  ['app.connectMicroservice({ transport: Transport.RMQ, options: { urls, ...more } })', [elsewhere]],
  ['app.connectMicroservice({ transport: Transport.TCP, options: { port } })', []],
  ["app.connectMicroservice({ transport: Transport.REDIS, options: { host: 'redis' } })", []],
  [`export const ordersOptions = ${rmq}`, ['declares orders', decided]],
  ['class A { getOptions(name: string) { return { transport: Transport.RMQ, options: { queue: configService.get(`RABBIT_MQ_${name}_QUEUE`) } }; } }', [
    'unread: the name of the queue is built at run time',
  ]],
  ["class A { @MessagePattern('orders.get') get() {} @EventPattern('orders.placed') on() {} }", []],
])('%s', (text, expected) => expect(channelsOf(nestMicroservices, imports + text)).toEqual(expected));

const kafka = (options: string): string => `app.connectMicroservice({ transport: Transport.KAFKA, options: { ${options} } });\n`;
const handlers = "class A { @EventPattern('placed') on() {} @MessagePattern(['paid', 'sent']) all() {} }";

test.each([
  [kafka("consumer: { groupId: 'orders' }") + handlers, ['consumes placed @orders-server', 'consumes paid @orders-server', 'consumes sent @orders-server']],
  [kafka("postfixId: '', consumer: { groupId: 'orders' }") + "class A { @EventPattern('placed', Transport.KAFKA) on() {} }", ['consumes placed @orders']],
  [kafka('client: {}') + "class A { @EventPattern('placed') on() {} }", ['consumes placed @nestjs-group-server']],
  [kafka("consumer: { groupId: 'orders' }"), ['unread: the patterns that the group listens to stand in other files']],
  [kafka('consumer: { groupId: make() }') + "class A { @EventPattern('placed') on() {} }", ['unread: the name of the group is built at run time']],
  ["class A { @EventPattern('placed', Transport.KAFKA) on() {} }", ['unread: the group that listens to the pattern is set in another file']],
  ["ClientsModule.register([{ transport: Transport.KAFKA, options: { consumer: { groupId: 'orders' } } }])", []],
  ["app.connectMicroservice({ transport: Transport.NATS, options: { queue: 'workers' } }); class A { @EventPattern('placed') on() {} }", ['consumes placed @workers']],
  ["app.connectMicroservice({ transport: Transport.NATS, options: { servers } }); class A { @EventPattern('placed') on() {} }", ['binds placed']],
])('patterns are channels with Kafka and NATS: %s', (text, expected) => expect(channelsOf(nestMicroservices, imports + text)).toEqual(expected));

test('a server whose options are made elsewhere is counted, without the import too', () => {
  expect(channelsOf(nestMicroservices, "import { NestFactory } from '@nestjs/core'; app.connectMicroservice<RmqOptions>(rmq.getOptions('AUTH', true))")).toEqual([elsewhere]);
  expect(channelsOf(nestMicroservices, 'NestFactory.createMicroservice(AppModule, options)')).toEqual([elsewhere]);
  expect(channelsOf(nestMicroservices, 'NestFactory.createMicroservice(AppModule)')).toEqual([]);
});

test('no password of a URL is told', () => {
  const facts = channelsOf(nestMicroservices, `${imports}app.connectMicroservice(${rmq}); ClientProxyFactory.create({ transport: Transport.RMQ, options: { queue: 'amqp://user:hunter2@mq' } })`);
  expect(facts).toEqual(['consumes orders', 'unread: an address stands where a name should']);
});

test.each([
  `import { Transport } from './transport'; app.connectMicroservice(${rmq})`,
  `${imports}// app.connectMicroservice(${rmq})`,
  `${imports}app.connectMicroservice({ transport: `,
])('nothing: %s', (text) => expect(channelsOf(nestMicroservices, text)).toEqual([]));
