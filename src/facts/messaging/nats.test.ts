import { expect, test } from 'vitest';
import { channelsOf } from './channels-of.ts';
import { nats } from './nats.ts';

const imports = "import { connect, jetstream, type NatsConnection } from 'nats';\nconst nc = await connect({ servers });\n";

test.each([
  ["nc.subscribe('orders.*', { queue: 'workers' })", ['consumes orders.* @workers']],
  ["nc.subscribe('orders.*'); nc.subscribe('orders.a', { callback })", ['binds orders.*', 'binds orders.a']],
  ["nc.publish('orders.placed', data); await nc.request('orders.get')", ['produces orders.placed', 'produces orders.get']],
  ["const js = nc.jetstream(); js.publish('orders.placed'); const c = await js.consumers.get('ORDERS', 'billing')", ['produces orders.placed', 'consumes ORDERS @billing']],
  ["const jsm = await nc.jetstreamManager(); await jsm.streams.add({ name: 'ORDERS', subjects: ['orders.*'] })", ['declares ORDERS']],
  ["const js = jetstream(nc); await js.consumers.get('ORDERS')", ['binds ORDERS']],
  ["class A { constructor(private readonly bus: NatsConnection) {} run() { this.bus.publish('a'); } }", ['produces a']],
  ["class A { bus?: NatsConnection | null; run() { this.bus?.publish('a'); } }", ['produces a']],
])('%s', (text, expected) => expect(channelsOf(nats, imports + text)).toEqual(expected));

test.each([
  ['nc.publish(`orders.${id}`)', ['unread: the name of the subject is built at run time']],
  ["nc.subscribe('a', { queue: name() })", ['unread: the name of the group is built at run time']],
  ["nc.subscribe('a', options())", ['unread: the options of the subscription are made elsewhere']],
])('what is made at run time is counted: %s', (text, expected) => expect(channelsOf(nats, imports + text)).toEqual(expected));

test.each([
  `${imports}store.subscribe('a'); events.publish('b'); // nc.publish('c')`,
  "import { connect } from './nats'; const nc = await connect(); nc.publish('a')",
  `${imports}nc.publish('a'`,
])('nothing: %s', (text) => expect(channelsOf(nats, text)).toEqual([]));
