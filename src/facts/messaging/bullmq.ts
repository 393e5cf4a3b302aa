import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { type ChannelTeller, createChannelTeller } from './channel-teller.ts';
import { holdersOf } from './holders.ts';
import { importedFrom, importsFrom, methodOf } from './library-use.ts';

const libraries = ['bullmq', 'bull', '@taskforcesh/bullmq-pro'];
const nest = ['@nestjs/bullmq', '@nestjs/bull'];

/** What each class of the libraries does with the queue that it is made for. */
const classRoles: Readonly<Record<string, 'consumes' | 'produces' | 'declares'>> = {
  Worker: 'consumes', WorkerPro: 'consumes', Queue: 'produces', QueuePro: 'produces', QueueEvents: 'declares',
  QueueEventsPro: 'declares', QueueScheduler: 'declares',
};

/**
 * Queues of BullMQ and Bull, bare or by their NestJS modules.
 *
 * A class counts when it is imported from the library, so that a `Worker` of the browser or of Node is none; a class
 * that extends one counts by its `super(…)`. Bull's `process` is followed from a queue that the module itself makes.
 */
export const bullmq: CodeReader = {
  id: 'bullmq',
  version: 1,
  packages: [...libraries, ...nest],
  read: (module) => {
    const teller = createChannelTeller(module, 'bullmq', importsFrom(module, ['bull', '@nestjs/bull']) ? 'bull' : 'bullmq');
    const queueOf = queuesOfBull(module);
    return inTextOrder([
      ...module.nodes('NewExpression').flatMap(({ node }) => madeFacts(module, node.callee, node, teller)),
      ...module.nodes('CallExpression').flatMap((frame) => [
        ...callFacts(module, frame, teller), ...registerFacts(module, frame.node, teller), ...processFacts(frame.node, queueOf, teller),
      ]),
      ...module.nodes('Decorator').flatMap(({ node }) => decoratorFacts(module, unwrap(node.expression), teller)),
      ...flowFacts(module, teller),
    ]);
  },
};

function roleOf(module: CodeModule, callee: Node): 'consumes' | 'produces' | 'declares' | undefined {
  const imported = importedFrom(module, callee, libraries);
  if (imported === undefined) return undefined;
  const whole = imported.specifier === 'bull' && (imported.imported === 'default' || imported.imported === '*');
  if (whole) return 'produces';
  return Object.hasOwn(classRoles, imported.imported) ? classRoles[imported.imported] : undefined;
}

function madeFacts(
  module: CodeModule, callee: Node, made: NodeOf<'NewExpression'> | NodeOf<'CallExpression'>, teller: ChannelTeller,
): readonly DataFact[] {
  const role = roleOf(module, callee);
  return role === undefined || made.arguments.length === 0 ? [] : teller.tell(role, made.arguments[0], made);
}

/** `super('orders', …)` in a class that extends one of the library's, and Bull's queue made without `new`. */
function callFacts(module: CodeModule, frame: Frame & { readonly node: NodeOf<'CallExpression'> }, teller: ChannelTeller): readonly DataFact[] {
  if (frame.node.callee.type !== 'Super') {
    return importedFrom(module, frame.node.callee, ['bull']) === undefined ? [] : madeFacts(module, frame.node.callee, frame.node, teller);
  }
  let holder: Frame | undefined = frame.parent;
  while (holder !== undefined && holder.node.type !== 'ClassDeclaration' && holder.node.type !== 'ClassExpression') holder = holder.parent;
  const base = holder?.node.type === 'ClassDeclaration' || holder?.node.type === 'ClassExpression' ? holder.node.superClass : undefined;
  return base ? madeFacts(module, base, frame.node, teller) : [];
}

/** `BullModule.registerQueue({ name }, …)` and its asynchronous form; processors may come with it. */
function registerFacts(module: CodeModule, call: NodeOf<'CallExpression'>, teller: ChannelTeller): readonly DataFact[] {
  const called = methodOf(call);
  if (called?.method !== 'registerQueue' && called?.method !== 'registerQueueAsync') return [];
  if (importedFrom(module, called.receiver, nest) === undefined) return [];
  return call.arguments.flatMap((given) => {
    const options = module.writtenAs(given);
    if (options?.type !== 'ObjectExpression') return teller.unread(call, 'the queues are listed elsewhere');
    const role = module.property(options, 'processors') === undefined ? 'declares' : 'consumes';
    return named(module.property(options, 'name'), role, options, teller);
  });
}

function decoratorFacts(module: CodeModule, call: Node, teller: ChannelTeller): readonly DataFact[] {
  if (call.type !== 'CallExpression') return [];
  const decorator = importedFrom(module, call.callee, nest)?.imported;
  const given = module.writtenAs(call.arguments[0]);
  const name = given?.type === 'ObjectExpression' ? module.property(given, 'name') : call.arguments[0];
  if (decorator === 'Processor') return named(name, 'consumes', call, teller);
  if (decorator === 'InjectQueue') return named(name, 'produces', call, teller);
  return decorator === 'QueueEventsListener' ? named(name, 'declares', call, teller) : [];
}

/** The NestJS modules call a queue that is given no name `default`. */
function named(
  name: Node | undefined, role: 'consumes' | 'produces' | 'declares', at: Node, teller: ChannelTeller,
): readonly DataFact[] {
  return name === undefined ? teller.told(role, 'default', at) : teller.tell(role, name, at);
}

/** The first argument of the `new Queue` that a name of the module holds, for Bull's queues. */
function queuesOfBull(module: CodeModule): (receiver: Node) => Node | undefined {
  const makes = (node: Node): boolean => (node.type === 'NewExpression' || node.type === 'CallExpression')
    && importedFrom(module, node.callee, ['bull']) !== undefined && roleOf(module, node.callee) === 'produces';
  const holders = holdersOf(module, { isType: () => false, makes });
  return (receiver) => {
    const made = holders.get(module.nameOf(receiver) ?? '');
    return made?.type === 'NewExpression' || made?.type === 'CallExpression' ? made.arguments[0] : undefined;
  };
}

function processFacts(call: NodeOf<'CallExpression'>, queueOf: (receiver: Node) => Node | undefined, teller: ChannelTeller): readonly DataFact[] {
  const called = methodOf(call);
  const queue = called?.method === 'process' ? queueOf(called.receiver) : undefined;
  return queue === undefined ? [] : teller.tell('consumes', queue, call);
}

/** Every `queueName` of the trees of jobs that a flow producer adds. */
function flowFacts(module: CodeModule, teller: ChannelTeller): readonly DataFact[] {
  const flows = [...module.imports.values()].some(({ specifier, imported }) => (
    (specifier === 'bullmq' && imported === 'FlowProducer') || (specifier === '@nestjs/bullmq' && imported === 'InjectFlowProducer')));
  if (!flows) return [];
  return module.nodes('Property').flatMap((frame) => {
    const { node } = frame;
    const isName = !node.computed && node.key.type === 'Identifier' && node.key.name === 'queueName';
    return isName && isAdded(frame) ? teller.tell('produces', node.value, node) : [];
  });
}

function isAdded(frame: Frame): boolean {
  for (let at = frame.parent; at !== undefined; at = at.parent) {
    if (at.node.type === 'CallExpression') return /^(add|addBulk)$/.test(methodOf(at.node)?.method ?? '');
  }
  return false;
}
