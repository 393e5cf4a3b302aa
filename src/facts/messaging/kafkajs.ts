import type { DataFact, Told } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { type ChannelTeller, createChannelTeller } from './channel-teller.ts';
import { holdersOf } from './holders.ts';
import { importedFrom, importsFrom, methodOf } from './library-use.ts';
import { listedItems } from './listed-items.ts';

const packages = ['kafkajs', '@confluentinc/kafka-javascript', 'node-rdkafka'];

/**
 * Topics of Kafka by kafkajs, and by Confluent's client and node-rdkafka in their likeness.
 *
 * `subscribe({ topic })`, `send({ topic })` and their kin are told by their shape in a module that imports the library.
 * The group is that of the consumer that is subscribed, or of the only one that the module makes; with a group made
 * elsewhere a subscription is unread, as it cannot be told with whom it shares.
 */
export const kafkajs: CodeReader = {
  id: 'kafkajs',
  version: 1,
  packages,
  read: (module) => {
    if (!importsFrom(module, packages)) return [];
    const teller = createChannelTeller(module, 'kafka', 'kafkajs');
    const groupOf = groups(module);
    return inTextOrder(module.nodes('CallExpression').flatMap(({ node }) => factsOf(module, node, groupOf, teller)));
  },
};

function factsOf(
  module: CodeModule, call: NodeOf<'CallExpression'>, groupOf: (consumer: Node) => Told | undefined, teller: ChannelTeller,
): readonly DataFact[] {
  const called = methodOf(call);
  const [first] = call.arguments;
  if (called === undefined || first === undefined) return [];
  switch (called.method) {
    case 'subscribe': {
      const topics = subscribedTopics(module, first);
      if (topics === undefined) return [];
      const group = groupOf(called.receiver);
      if (group === undefined) return teller.unread(call, 'the consumer group is made elsewhere');
      return topics.flatMap((topic) => teller.tell('consumes', topic, call, group));
    }
    case 'send':
      return module.property(first, 'topic') === undefined ? [] : teller.tell('produces', module.property(first, 'topic'), call);
    case 'sendBatch':
      return partsOf(module, first, 'topicMessages').flatMap((part) => teller.tell('produces', module.property(part, 'topic'), call));
    case 'createTopics':
      return partsOf(module, first, 'topics').flatMap((part) => teller.tell('declares', module.property(part, 'topic'), call));
    case 'produce':
      return call.arguments.length < 3 ? [] : teller.tell('produces', first, call);
    default: return [];
  }
}

/** Topics as `{ topic }`, `{ topics }` or, in node-rdkafka, a list; undefined for what is no subscription of Kafka. */
function subscribedTopics(module: CodeModule, given: Node): readonly Node[] | undefined {
  const options = module.writtenAs(given);
  if (options?.type === 'ArrayExpression') return listedItems(module, options);
  const topic = module.property(options, 'topic');
  if (topic !== undefined) return [topic];
  const topics = module.property(options, 'topics');
  return topics && (listedItems(module, topics) ?? [topics]);
}

function partsOf(module: CodeModule, given: Node, key: string): readonly Node[] {
  const list = module.writtenAs(module.property(module.writtenAs(given), key));
  return list?.type === 'ArrayExpression' ? listedItems(module, list) ?? [] : [];
}

/** Tells the group of a consumer by the `kafka.consumer({ groupId })` or `new KafkaConsumer({ 'group.id': … })` that made it. */
function groups(module: CodeModule): (consumer: Node) => Told | undefined {
  const isConsumer = (node: Node): boolean => methodOf(node)?.method === 'consumer'
    || (node.type === 'NewExpression' && /^(Kafka)?Consumer$/.test(importedName(module, node.callee)));
  const holders = holdersOf(module, { isType: () => false, makes: isConsumer });
  const made = [...module.nodes('CallExpression'), ...module.nodes('NewExpression')].map(({ node }) => node).filter(isConsumer);
  return (consumer) => {
    const held = isConsumer(consumer) ? consumer : holders.get(module.nameOf(consumer) ?? '') ?? (made.length === 1 ? made[0] : undefined);
    return held === undefined ? undefined : groupIn(module, held);
  };
}

function importedName(module: CodeModule, callee: Node): string {
  return importedFrom(module, callee, packages)?.imported ?? '';
}

function groupIn(module: CodeModule, made: Node): Told | undefined {
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return undefined;
  const options = module.writtenAs(made.arguments[0]);
  const group = module.property(options, 'groupId') ?? module.property(options, 'kafkaJS', 'groupId') ?? module.property(options, 'group.id');
  return module.textOf(group);
}
