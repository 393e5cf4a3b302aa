import type { DataFact, Told } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { type ChannelTeller, createChannelTeller } from './channel-teller.ts';
import { importedFrom, methodOf } from './library-use.ts';
import { listedItems } from './listed-items.ts';

const packages = ['@nestjs/microservices'];
const technology = '@nestjs/microservices';
const elsewhere = 'the options of the microservice are made elsewhere';

type Side = 'consumes' | 'produces';
type Options = Frame & { readonly node: NodeOf<'ObjectExpression'>; readonly transport: string };

/**
 * Queues and topics that NestJS microservices take from and send to.
 *
 * Options with a `transport` of the library are a server's or a client's by the call that they stand in or that is
 * handed the constant that holds them. With RabbitMQ the queue is the channel, and patterns are routed inside of it;
 * with Kafka and NATS the patterns are, and those of the same module as the server's group are read. Redis hands every
 * pattern to whoever listens, so that nothing is shared.
 */
export const nestMicroservices: CodeReader = {
  id: 'nest-microservices',
  version: 1,
  packages,
  words: ['connectMicroservice', 'createMicroservice'],
  read: (module) => {
    const options = transportOptions(module);
    return inTextOrder([
      ...options.flatMap((each) => optionsFacts(module, each)),
      ...patternFacts(module, options),
      ...module.nodes('CallExpression').flatMap(({ node }) => unseenServer(module, node)),
    ]);
  },
};

/** Every object that names a transport of the library. */
function transportOptions(module: CodeModule): readonly Options[] {
  return module.nodes('ObjectExpression').flatMap((frame) => {
    const transport = transportOf(module, module.property(frame.node, 'transport'));
    return transport === undefined ? [] : [{ ...frame, transport }];
  });
}

/** `RMQ` of `Transport.RMQ`. */
function transportOf(module: CodeModule, expression: Node | undefined): string | undefined {
  const node = expression && unwrap(expression);
  if (node?.type !== 'MemberExpression') return undefined;
  return importedFrom(module, node.object, packages)?.imported === 'Transport' ? memberName(node) : undefined;
}

function optionsFacts(module: CodeModule, options: Options): readonly DataFact[] {
  const side = sideOf(module, options);
  if (options.transport === 'RMQ') return queueFacts(module, options.node, side);
  if (options.transport !== 'KAFKA' && options.transport !== 'NATS') return [];
  const grouped = options.transport === 'KAFKA' || module.property(options.node, 'options', 'queue') !== undefined;
  if (side !== 'consumes' || !grouped || patternsOf(module).length > 0) return [];
  return tellerFor(module, options.transport).unread(options.node, 'the patterns that the group listens to stand in other files');
}

/** What a server without a queue takes from is a matter of the library's version: `default` once, a queue of its own later. */
function queueFacts(module: CodeModule, options: NodeOf<'ObjectExpression'>, side: Side | undefined): readonly DataFact[] {
  const teller = createChannelTeller(module, 'rabbitmq', technology);
  const given = module.property(options, 'options');
  const queue = module.property(options, 'options', 'queue');
  if (queue === undefined && !isWhole(module, given)) return teller.unread(options, elsewhere);
  if (queue === undefined) return side === 'consumes' ? teller.unread(options, 'the installed version of the library names the queue') : [];
  if (side !== undefined || module.textOf(queue) === undefined) return teller.tell(side ?? 'declares', queue, options);
  return [...teller.tell('declares', queue, options), ...teller.unread(options, 'who takes the options decides whether the queue is consumed')];
}

function isWhole(module: CodeModule, given: Node | undefined): boolean {
  const object = module.writtenAs(given);
  return given === undefined || (object?.type === 'ObjectExpression' && object.properties.every(({ type }) => type === 'Property'));
}

/** Whether options are a server's or a client's: by the call around them, or around the constant that holds them. */
function sideOf(module: CodeModule, frame: Frame): Side | undefined {
  const direct = sideAround(module, frame);
  if (direct !== undefined) return direct;
  const name = constantAround(frame);
  if (name === undefined) return undefined;
  for (const reference of module.nodes('Identifier')) {
    const side = reference.node.name === name ? sideAround(module, reference) : undefined;
    if (side !== undefined) return side;
  }
  return undefined;
}

function sideAround(module: CodeModule, frame: Frame): Side | undefined {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    const side = at.node.type === 'CallExpression' ? sideOfCall(module, at.node) : undefined;
    if (side !== undefined) return side;
  }
  return undefined;
}

function sideOfCall(module: CodeModule, call: NodeOf<'CallExpression'>): Side | undefined {
  const called = methodOf(call);
  if (called === undefined) return importedFrom(module, call.callee, packages)?.imported === 'Client' ? 'produces' : undefined;
  if (called.method === 'connectMicroservice' || called.method === 'createMicroservice') return 'consumes';
  const holder = importedFrom(module, called.receiver, packages)?.imported;
  return holder === 'ClientsModule' || holder === 'ClientProxyFactory' ? 'produces' : undefined;
}

function constantAround(frame: Frame): string | undefined {
  for (let at = frame.parent; at !== undefined; at = at.parent) {
    if (at.node.type === 'VariableDeclarator') return at.node.id.type === 'Identifier' ? at.node.id.name : undefined;
    if (/Function|^Class|^Program$/.test(at.node.type)) return undefined;
  }
  return undefined;
}

/** A server whose options another file or a function makes. */
function unseenServer(module: CodeModule, call: NodeOf<'CallExpression'>): readonly DataFact[] {
  const method = methodOf(call)?.method;
  if (method !== 'connectMicroservice' && method !== 'createMicroservice') return [];
  const given = call.arguments[method === 'connectMicroservice' ? 0 : 1];
  if (given === undefined || module.writtenAs(given)?.type === 'ObjectExpression') return [];
  return createChannelTeller(module, 'rabbitmq', technology).unread(call, elsewhere);
}

interface Pattern {
  readonly call: NodeOf<'CallExpression'>;
  /** The transport that the decorator itself names. */
  readonly transport: string | undefined;
}

function patternsOf(module: CodeModule): readonly Pattern[] {
  return module.nodes('Decorator').flatMap(({ node }) => {
    const call = unwrap(node.expression);
    if (call.type !== 'CallExpression') return [];
    const decorator = importedFrom(module, call.callee, packages)?.imported;
    if (decorator !== 'MessagePattern' && decorator !== 'EventPattern') return [];
    return [{ call, transport: transportOf(module, call.arguments[1]) }];
  });
}

/** Patterns are topics or subjects where the module tells that Kafka or NATS carries them. */
function patternFacts(module: CodeModule, options: readonly Options[]): readonly DataFact[] {
  const servers = options.filter((each) => sideOf(module, each) === 'consumes');
  return patternsOf(module).flatMap(({ call, transport }) => {
    const carrier = transport ?? (servers.length === 1 ? servers[0]?.transport : undefined);
    if (carrier !== 'KAFKA' && carrier !== 'NATS') return [];
    const teller = tellerFor(module, carrier);
    const server = servers.find((each) => each.transport === carrier);
    if (server === undefined) return teller.unread(call, 'the group that listens to the pattern is set in another file');
    const topics = listedItems(module, call.arguments[0]) ?? [call.arguments[0]];
    const queue = module.property(server.node, 'options', 'queue');
    if (carrier === 'NATS' && queue === undefined) return topics.flatMap((topic) => teller.tell('binds', topic, call));
    const group = carrier === 'KAFKA' ? kafkaGroup(module, server.node) : module.textOf(queue);
    if (group === undefined) return teller.unread(call, 'the name of the group is built at run time');
    return topics.flatMap((topic) => teller.tell('consumes', topic, call, group));
  });
}

function tellerFor(module: CodeModule, transport: 'KAFKA' | 'NATS'): ChannelTeller {
  return createChannelTeller(module, transport === 'KAFKA' ? 'kafka' : 'nats', technology);
}

/** NestJS appends `-server` to the group of a server, so that its clients are a group of their own. */
function kafkaGroup(module: CodeModule, options: Node): Told | undefined {
  const given = module.property(options, 'options', 'consumer', 'groupId');
  if (given === undefined && !isWhole(module, module.property(options, 'options', 'consumer'))) return undefined;
  const postfix = module.property(options, 'options', 'postfixId');
  const group = given === undefined ? 'nestjs-group' : module.textOf(given);
  const ending = postfix === undefined ? '-server' : module.textOf(postfix);
  return group === undefined || ending === undefined ? undefined : group + ending;
}
