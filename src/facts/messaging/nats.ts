import type { DataFact, Told } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { type ChannelTeller, createChannelTeller } from './channel-teller.ts';
import { holdersOf, isMethodOf } from './holders.ts';
import { importedFrom, methodOf } from './library-use.ts';

const packages = ['nats', 'nats.ws', '@nats-io/transport-node', '@nats-io/nats-core', '@nats-io/jetstream', '@nats-io/transport-deno'];
const types = /^(NatsConnection|JetStreamClient|JetStreamManager|Client)$/;
const makers = /^(connect|wsconnect|jetstream|jetstreamManager)$/;

/**
 * Subjects and streams of NATS.
 *
 * Calls count on what the module gets from `connect` and its kin, or types as the library's connection. A subscription
 * without a queue group gets every message and takes none from others: it binds.
 */
export const nats: CodeReader = {
  id: 'nats',
  version: 1,
  packages,
  read: (module) => {
    const teller = createChannelTeller(module, 'nats', 'nats');
    const holds = connections(module);
    return inTextOrder(module.nodes('CallExpression').flatMap(({ node }) => factsOf(module, node, holds, teller)));
  },
};

function connections(module: CodeModule): (expression: Node) => boolean {
  const isType = (name: Node): boolean => types.test(importedFrom(module, name, packages)?.imported ?? '');
  const makes = (node: Node, holds: (expression: Node) => boolean): boolean => isMethodOf(node, /^(jetstream|jetstreamManager)$/, holds)
    || (node.type === 'CallExpression' && makers.test(importedFrom(module, node.callee, packages)?.imported ?? ''));
  const holders = holdersOf(module, { isType, makes });
  return (expression) => holders.has(module.nameOf(expression) ?? '') || makes(expression, (inner) => holders.has(module.nameOf(inner) ?? ''));
}

function factsOf(
  module: CodeModule, call: NodeOf<'CallExpression'>, holds: (expression: Node) => boolean, teller: ChannelTeller,
): readonly DataFact[] {
  const called = methodOf(call);
  if (called === undefined) return [];
  if (!holds(called.receiver)) return streamFacts(module, call, holds, teller);
  switch (called.method) {
    case 'publish':
    case 'request':
    case 'requestMany': return teller.tell('produces', call.arguments[0], call);
    case 'subscribe': return subscription(module, call, teller);
    default: return [];
  }
}

function subscription(module: CodeModule, call: NodeOf<'CallExpression'>, teller: ChannelTeller): readonly DataFact[] {
  const [subject, given] = call.arguments;
  const options = module.writtenAs(given);
  if (options === undefined) return teller.tell('binds', subject, call);
  const queue = options.type === 'ObjectExpression' ? module.property(options, 'queue') : undefined;
  if (queue !== undefined) return grouped(module, subject, queue, call, teller);
  const open = options.type !== 'ObjectExpression' || options.properties.some(({ type }) => type === 'SpreadElement');
  return open ? teller.unread(call, 'the options of the subscription are made elsewhere') : teller.tell('binds', subject, call);
}

function grouped(module: CodeModule, name: Node | undefined, group: Node | undefined, at: Node, teller: ChannelTeller): readonly DataFact[] {
  const told: Told | undefined = module.textOf(group);
  return told === undefined ? teller.unread(at, 'the name of the group is built at run time') : teller.tell('consumes', name, at, told);
}

/** JetStream: `js.consumers.get(stream, consumer)`, `jsm.streams.add({ name })`. A consumer without a name is its maker's own. */
function streamFacts(
  module: CodeModule, call: NodeOf<'CallExpression'>, holds: (expression: Node) => boolean, teller: ChannelTeller,
): readonly DataFact[] {
  const called = methodOf(call);
  const inner = called?.receiver.type === 'MemberExpression' && holds(called.receiver.object) ? module.nameOf(called.receiver) : undefined;
  const part = inner?.split('.').at(-1);
  const [stream, consumer] = call.arguments;
  if (part === 'consumers' && called?.method === 'get') {
    return consumer === undefined || module.writtenAs(consumer)?.type === 'ObjectExpression'
      ? teller.tell('binds', stream, call) : grouped(module, stream, consumer, call, teller);
  }
  if (part === 'consumers' && called?.method === 'add') return teller.tell('declares', stream, call);
  if (part !== 'streams' || called?.method !== 'add') return [];
  return teller.tell('declares', module.property(module.writtenAs(stream), 'name'), call);
}
