import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { type ChannelTeller, createChannelTeller } from './channel-teller.ts';
import { holdersOf } from './holders.ts';
import { importedFrom, methodOf } from './library-use.ts';
import { listedItems } from './listed-items.ts';

const packages = ['@golevelup/nestjs-rabbitmq'];
const elsewhere = 'the options of the handler are made elsewhere';

/**
 * Queues and exchanges of RabbitMQ by the decorators and the module of golevelup.
 *
 * A handler without a queue gets one of its own and is no fact. `publish` and `request` count on whatever is typed as
 * the library's `AmqpConnection`.
 */
export const golevelupRabbitmq: CodeReader = {
  id: 'golevelup-rabbitmq',
  version: 1,
  packages,
  read: (module) => {
    const teller = createChannelTeller(module, 'rabbitmq', '@golevelup/nestjs-rabbitmq');
    const isConnection = connections(module);
    return inTextOrder([
      ...module.nodes('Decorator').flatMap(({ node }) => decoratorFacts(module, unwrap(node.expression), teller)),
      ...module.nodes('CallExpression').flatMap(({ node }) => [
        ...moduleFacts(module, node, teller), ...callFacts(module, node, isConnection, teller),
      ]),
    ]);
  },
};

function connections(module: CodeModule): (receiver: Node) => boolean {
  const isType = (name: Node): boolean => importedFrom(module, name, packages)?.imported === 'AmqpConnection';
  const holders = holdersOf(module, { isType, makes: (node) => node.type === 'NewExpression' && isType(node.callee) });
  return (receiver) => holders.has(module.nameOf(receiver) ?? '');
}

function decoratorFacts(module: CodeModule, call: Node, teller: ChannelTeller): readonly DataFact[] {
  if (call.type !== 'CallExpression') return [];
  const decorator = importedFrom(module, call.callee, packages)?.imported;
  return decorator === 'RabbitSubscribe' || decorator === 'RabbitRPC' ? handlerFacts(module, call.arguments[0], call, teller) : [];
}

function handlerFacts(module: CodeModule, given: Node | undefined, at: Node, teller: ChannelTeller): readonly DataFact[] {
  const options = module.writtenAs(given);
  if (options === undefined) return [];
  if (options.type !== 'ObjectExpression') return teller.unread(at, elsewhere);
  const queue = module.property(options, 'queue');
  const open = options.properties.some(({ type }) => type === 'SpreadElement');
  if (queue === undefined) return open ? teller.unread(at, elsewhere) : [];
  const consumes = teller.tell('consumes', queue, at);
  const bound = module.property(options, 'exchange') !== undefined && module.textOf(queue);
  return bound ? [...teller.told('binds', bound, at), ...consumes] : consumes;
}

/** What `RabbitMQModule.forRoot` sets up: exchanges, queues, and handlers by name. */
function moduleFacts(module: CodeModule, call: NodeOf<'CallExpression'>, teller: ChannelTeller): readonly DataFact[] {
  const called = methodOf(call);
  if (called === undefined || importedFrom(module, called.receiver, packages)?.imported !== 'RabbitMQModule') return [];
  return call.arguments.flatMap((argument) => {
    const config = configOf(module, argument);
    const declared = ['exchanges', 'queues'].flatMap((key) => listOf(module, module.property(config, key)));
    const handlers = module.writtenAs(module.property(config, 'handlers'));
    return [
      ...declared.flatMap((item) => teller.tell('declares', module.property(item, 'name'), item)),
      ...(handlers?.type === 'ObjectExpression' ? handlers.properties : []).flatMap((each) => (
        each.type === 'Property' ? handlerFacts(module, each.value, each.value, teller) : [])),
    ];
  });
}

/** The options of `forRoot(options)`, or what `useFactory` of `forRootAsync` returns. */
function configOf(module: CodeModule, argument: Node): Node | undefined {
  const factory = module.property(argument, 'useFactory');
  if (factory?.type !== 'ArrowFunctionExpression' && factory?.type !== 'FunctionExpression') return argument;
  const body = factory.body && unwrap(factory.body);
  if (body?.type !== 'BlockStatement') return body ?? undefined;
  const result = body.body.find((statement) => statement.type === 'ReturnStatement');
  return result?.type === 'ReturnStatement' ? result.argument ?? undefined : undefined;
}

function listOf(module: CodeModule, node: Node | undefined): readonly Node[] {
  return module.writtenAs(node)?.type === 'ArrayExpression' ? listedItems(module, node) ?? [] : [];
}

function callFacts(
  module: CodeModule, call: NodeOf<'CallExpression'>, isConnection: (receiver: Node) => boolean, teller: ChannelTeller,
): readonly DataFact[] {
  const called = methodOf(call);
  if (called === undefined || !isConnection(called.receiver)) return [];
  switch (called.method) {
    case 'publish': return exchangeFacts(module, call.arguments[0], call, teller);
    case 'request': return exchangeFacts(module, module.property(call.arguments[0], 'exchange'), call, teller);
    case 'createSubscriber':
    case 'createRpc': {
      const options = call.arguments.find((argument) => module.writtenAs(argument)?.type === 'ObjectExpression');
      return options === undefined ? teller.unread(call, elsewhere) : handlerFacts(module, options, call, teller);
    }
    default: return [];
  }
}

function exchangeFacts(module: CodeModule, exchange: Node | undefined, at: Node, teller: ChannelTeller): readonly DataFact[] {
  if (module.textOf(exchange) !== undefined) return teller.tell('produces', exchange, at);
  return teller.unread(at, 'the name of the exchange is built at run time');
}
