import { expect, test } from 'vitest';
import { channelsOf } from './channels-of.ts';
import { redisMessaging } from './redis-messaging.ts';

const io = "import Redis from 'ioredis';\nconst redis = new Redis(process.env.REDIS_URL);\n";
const node = "import { createClient, type RedisClientType } from 'redis';\nconst redis = await createClient({ url }).on('error', log).connect();\n";

test.each([
  [`${io}redis.publish('placed', body); const sub = redis.duplicate(); sub.subscribe('placed', 'paid', (error) => {})`, ['produces placed', 'binds placed', 'binds paid']],
  [`${io}redis.xadd('orders', '*', 'k', v); redis.xgroup('CREATE', 'orders', 'billing', '$', 'MKSTREAM')`, ['produces orders', 'declares orders @billing']],
  [`${io}redis.xreadgroup('GROUP', 'billing', me, 'COUNT', 1, 'STREAMS', 'orders', 'paid', '>', '>')`, ['consumes orders @billing', 'consumes paid @billing']],
  [`${io}redis.xread('BLOCK', 0, 'STREAMS', 'orders', '$')`, ['binds orders']],
  [`${io}redis.lpush('jobs', job); redis.brpop('jobs', 0)`, ['produces jobs', 'consumes jobs']],
  [`${node}redis.subscribe(['a', 'b'], listen); redis.pSubscribe('c.*', listen)`, ['binds a', 'binds b', 'binds c.*']],
  [`${node}redis.xReadGroup('billing', me, [{ key: 'orders', id: '>' }]); redis.xGroupCreate('orders', 'billing', '$')`, ['consumes orders @billing', 'declares orders @billing']],
  [`${node}redis.brPop('jobs', 0); redis.blPop(['x', 'y'], 0); redis.xAdd('orders', '*', {})`, ['consumes jobs', 'consumes x', 'consumes y', 'produces orders']],
  [`${node}class A { constructor(private readonly client: RedisClientType) {} run() { this.client.publish('a', b); } }`, ['produces a']],
  ["import { Redis } from 'ioredis'; class A { private sub: Redis; constructor(@InjectRedis() r: Redis) { this.sub = r.duplicate(); this.sub.subscribe('a'); } }", ['binds a']],
  ["import IORedis from 'ioredis'; function f(c: IORedis.Redis) { c.brpop('jobs', 0); }", ['consumes jobs']],
])('%s', (text, expected) => expect(channelsOf(redisMessaging, text)).toEqual(expected));

test.each([
  [`${io}redis.publish(channel, body)`, ['unread: the name of the channel is built at run time']],
  [`${io}redis.xreadgroup('GROUP', group, me, 'STREAMS', 'orders', '>')`, ['unread: the name of the group is built at run time']],
  [`${io}redis.xread('STREAMS', ...keys)`, ['unread: the name of the channel is built at run time']],
])('what is made at run time is counted: %s', (text, expected) => expect(channelsOf(redisMessaging, text)).toEqual(expected));

test.each([
  `${io}redis.get('a'); redis.lpush(\`user:\${id}\`, x); redis.rpop('b'); store.subscribe('c'); bus.publish('d')`,
  "import { Redis } from './redis'; const redis = new Redis(); redis.publish('a', b)",
  `${io}// redis.publish('a')`,
  `${io}redis.publish('a'`,
])('nothing: %s', (text) => expect(channelsOf(redisMessaging, text)).toEqual([]));

test('a chain without end costs no stack', () => {
  expect(channelsOf(redisMessaging, `${io}redis.subscribe('a'); redis${'.on("e", f)'.repeat(500)}.publish('b', c)`)).toEqual(['binds a', 'produces b']);
});
