import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { plainText, unwrap } from '../typescript/tree-walk.ts';
import { type ChannelTeller, createChannelTeller } from './channel-teller.ts';
import { settled } from './holders.ts';
import { importsFrom, methodOf } from './library-use.ts';

const packages = ['amqplib', 'amqp-connection-manager'];
const ownNames = /^(assertQueue|sendToQueue)$/;

/**
 * Queues and exchanges of RabbitMQ by amqplib and amqp-connection-manager.
 *
 * A channel mostly comes out of a wrapper, so the names of its methods decide, in a module that imports the library, or
 * that calls `assertQueue` or `sendToQueue`, which nothing else has. A queue without a name, which RabbitMQ names for
 * its one consumer, is nobody else's and no fact; `consume(q.queue)` is led back to the `assertQueue` that gave `q`.
 */
export const amqplib: CodeReader = {
  id: 'amqplib',
  version: 1,
  packages,
  words: ['.assertQueue(', '.sendToQueue('],
  read: (module) => {
    const calls = module.nodes('CallExpression').map(({ node }) => node);
    if (!importsFrom(module, packages) && !calls.some((call) => ownNames.test(methodOf(call)?.method ?? ''))) return [];
    const teller = createChannelTeller(module, 'rabbitmq', 'amqplib');
    return inTextOrder(calls.flatMap((call) => factsOf(module, call, teller)));
  },
};

function factsOf(module: CodeModule, call: NodeOf<'CallExpression'>, teller: ChannelTeller): readonly DataFact[] {
  const [first, second] = call.arguments;
  const count = call.arguments.length;
  switch (methodOf(call)?.method) {
    case 'assertQueue': return isAnonymous(module, call) ? [] : teller.tell('declares', first, call);
    case 'checkQueue': return queueFacts(module, 'declares', first, call, teller);
    case 'assertExchange': return exchangeFacts(module, 'declares', first, call, teller);
    case 'sendToQueue': return count < 2 || isReplyQueue(module, first) ? [] : queueFacts(module, 'produces', first, call, teller);
    case 'consume': return count < 2 || isReplyQueue(module, first) ? [] : queueFacts(module, 'consumes', first, call, teller);
    case 'bindQueue': return count < 2 ? [] : queueFacts(module, 'binds', first, call, teller);
    case 'publish':
      if (count < 3) return [];
      return module.textOf(first) === ''
        ? queueFacts(module, 'produces', second, call, teller) : exchangeFacts(module, 'produces', first, call, teller);
    default: return [];
  }
}

function queueFacts(
  module: CodeModule, role: 'declares' | 'produces' | 'consumes' | 'binds', queue: Node | undefined, at: Node, teller: ChannelTeller,
): readonly DataFact[] {
  if (module.textOf(queue) !== undefined) return teller.tell(role, queue, at);
  const assertion = assertionOf(module, queue);
  if (assertion === undefined) return teller.tell(role, queue, at);
  return isAnonymous(module, assertion) ? [] : teller.tell(role, assertion.arguments[0], at);
}

function exchangeFacts(
  module: CodeModule, role: 'declares' | 'produces', exchange: Node | undefined, at: Node, teller: ChannelTeller,
): readonly DataFact[] {
  if (module.textOf(exchange) !== undefined) return teller.tell(role, exchange, at);
  return teller.unread(at, 'the name of the exchange is built at run time');
}

/** The `assertQueue` whose answer an expression takes the name from: `q.queue`, or `queue` of `const { queue } = …`. */
function assertionOf(module: CodeModule, queue: Node | undefined): NodeOf<'CallExpression'> | undefined {
  const name = module.nameOf(queue);
  if (name === undefined) return undefined;
  const holder = name.endsWith('.queue') ? name.slice(0, -'.queue'.length) : undefined;
  for (const { node } of module.nodes('VariableDeclarator')) {
    if ((node.id.type === 'Identifier' && node.id.name === holder) || (node.id.type === 'ObjectPattern' && takesQueue(node.id, name))) {
      const call = node.init ? assertQueueCall(node.init) : undefined;
      if (call !== undefined) return call;
    }
  }
  const assigned = module.nodes('AssignmentExpression').find(({ node }) => holder !== undefined && module.nameOf(node.left) === holder);
  return assigned && assertQueueCall(assigned.node.right);
}

function takesQueue(pattern: NodeOf<'ObjectPattern'>, name: string): boolean {
  return pattern.properties.some((each) => each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === 'queue'
    && each.value.type === 'Identifier' && each.value.name === name);
}

function assertQueueCall(expression: Node): NodeOf<'CallExpression'> | undefined {
  const call = settled(expression);
  return call.type === 'CallExpression' && methodOf(call)?.method === 'assertQueue' ? call : undefined;
}

/** Named by the server, or made for this one connection under a name of the moment. */
function isAnonymous(module: CodeModule, call: NodeOf<'CallExpression'>): boolean {
  const [name, options] = call.arguments;
  if (name === undefined || module.textOf(name) === '') return true;
  const given = unwrap(name);
  if (given.type === 'Identifier' && given.name === 'undefined') return true;
  if (given.type === 'Literal' && given.value === null) return true;
  const exclusive = module.property(options, 'exclusive');
  return module.textOf(name) === undefined && exclusive?.type === 'Literal' && exclusive.value === true;
}

/** The answers of a call come back in a queue that is its caller's own. */
function isReplyQueue(module: CodeModule, queue: Node | undefined): boolean {
  return /(^|\.)replyTo$/.test(module.nameOf(queue) ?? '') || plainText(queue) === 'amq.rabbitmq.reply-to';
}
