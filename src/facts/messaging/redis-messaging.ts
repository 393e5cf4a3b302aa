import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { type ChannelTeller, createChannelTeller } from './channel-teller.ts';
import { holdersOf, isMethodOf } from './holders.ts';
import { importedFrom, methodOf } from './library-use.ts';
import { listedItems } from './listed-items.ts';

const packages = ['ioredis', 'redis', '@redis/client'];
const types = /^(default|\*|Redis|Cluster|RedisClient|RedisClientType|RedisClusterType)$/;
const makers = /^(createClient|createCluster|createClientPool)$/;
/** What gives the client that it is called on, or another for the same server. */
const passing = /^(duplicate|connect|on|once)$/;

/**
 * Channels, streams and lists of Redis by ioredis and redis.
 *
 * Methods count on what the module makes as a client or types as one. Subscribing takes nothing from others and binds;
 * a group of a stream and a blocking pop from a list consume. Pushing to a list under a name that is built at run time
 * is no message queue and no fact: caches do that.
 */
export const redisMessaging: CodeReader = {
  id: 'redis-messaging',
  version: 1,
  packages,
  read: (module) => {
    const teller = createChannelTeller(module, 'redis', 'redis');
    const holds = clients(module);
    return inTextOrder(module.nodes('CallExpression').flatMap(({ node }) => {
      const called = methodOf(node);
      return called !== undefined && holds(called.receiver) ? factsOf(module, called.method.toLowerCase(), node, teller) : [];
    }));
  },
};

function clients(module: CodeModule): (expression: Node) => boolean {
  const isClient = (name: Node): boolean => types.test(importedFrom(module, name, packages)?.imported ?? '');
  const makes = (given: Node, holds: (expression: Node) => boolean): boolean => {
    const node = withoutPassing(given);
    if (node !== given) return makes(node, holds) || holds(node);
    if (node.type === 'NewExpression') return isClient(node.callee);
    return node.type === 'CallExpression' && makers.test(importedFrom(module, node.callee, packages)?.imported ?? '');
  };
  const holders = holdersOf(module, { isType: isClient, makes });
  return (expression) => holders.has(module.nameOf(withoutPassing(expression)) ?? '');
}

/** The client in `createClient().on('error', log).connect()`. */
function withoutPassing(expression: Node): Node {
  let node = unwrap(expression);
  while (isMethodOf(node, passing, () => true)) node = methodOf(node)?.receiver ?? node;
  return node;
}

function factsOf(module: CodeModule, method: string, call: NodeOf<'CallExpression'>, teller: ChannelTeller): readonly DataFact[] {
  const [first, second] = call.arguments;
  switch (method) {
    case 'publish':
    case 'spublish':
    case 'xadd': return teller.tell('produces', first, call);
    case 'subscribe':
    case 'psubscribe':
    case 'ssubscribe': return subscribed(module, call, teller);
    case 'lpush':
    case 'rpush': return module.textOf(first) === undefined ? [] : teller.tell('produces', first, call);
    case 'brpop':
    case 'blpop':
    case 'brpoplpush':
    case 'blmove': return itemsOr(module, first).flatMap((key) => teller.tell('consumes', key, call));
    case 'xgroup':
      if (module.textOf(first)?.toUpperCase() !== 'CREATE') return [];
      return teller.tell('declares', second, call, module.textOf(call.arguments[2]));
    case 'xgroupcreate': return teller.tell('declares', first, call, module.textOf(second));
    case 'xreadgroup': return groupRead(module, call, teller);
    case 'xread': return streamsOf(module, call.arguments).flatMap((key) => teller.tell('binds', key, call));
    default: return [];
  }
}

/** ioredis takes any number of channels, redis one or a list; a listener or callback may follow. */
function subscribed(module: CodeModule, call: NodeOf<'CallExpression'>, teller: ChannelTeller): readonly DataFact[] {
  const [first, ...others] = call.arguments;
  if (first === undefined) return [];
  const more = others.filter((argument) => module.textOf(argument) !== undefined);
  return [...itemsOr(module, first), ...more].flatMap((channel) => teller.tell('binds', channel, call));
}

/** ioredis: `'GROUP', group, consumer, …, 'STREAMS', key, id`; redis: `group, consumer, { key, id }`. */
function groupRead(module: CodeModule, call: NodeOf<'CallExpression'>, teller: ChannelTeller): readonly DataFact[] {
  const flat = module.textOf(call.arguments[0])?.toUpperCase() === 'GROUP';
  const group = module.textOf(call.arguments[flat ? 1 : 0]);
  if (group === undefined) return teller.unread(call, 'the name of the group is built at run time');
  return streamsOf(module, flat ? call.arguments : call.arguments.slice(2)).flatMap((key) => teller.tell('consumes', key, call, group));
}

/** The keys among the arguments of a read: after `STREAMS` as many keys as ids, or objects with a `key`. */
function streamsOf(module: CodeModule, given: readonly Node[]): readonly (Node | undefined)[] {
  const mark = given.findIndex((argument) => module.textOf(argument)?.toUpperCase() === 'STREAMS');
  if (mark >= 0) {
    const keys = given.slice(mark + 1);
    return keys.some(({ type }) => type === 'SpreadElement') ? [undefined] : keys.slice(0, Math.ceil(keys.length / 2));
  }
  const list = module.writtenAs(given[0]);
  const streams = list?.type === 'ArrayExpression' ? list.elements.filter((item) => item !== null) : [list];
  return streams.map((stream) => module.property(stream, 'key'));
}

function itemsOr(module: CodeModule, node: Node | undefined): readonly (Node | undefined)[] {
  return listedItems(module, node) ?? [node];
}
