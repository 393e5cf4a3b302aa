import type { Broker, DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { createChannelTeller } from './channel-teller.ts';
import { importedFrom, importsFrom, methodOf } from './library-use.ts';
import { resourceName } from './resource-name.ts';

const clients = ['@aws-sdk/client-sqs', '@aws-sdk/client-sns', 'aws-sdk'];
const wrappers = ['sqs-consumer', 'sqs-producer', '@ssut/nestjs-sqs'];

interface Operation {
  readonly broker: Broker;
  readonly role: 'consumes' | 'produces' | 'declares' | 'binds';
  /** The member of the request that names the queue or topic. */
  readonly key: string;
}

const operations: ReadonlyMap<string, Operation> = new Map(Object.entries({
  ReceiveMessage: { broker: 'sqs', role: 'consumes', key: 'QueueUrl' },
  SendMessage: { broker: 'sqs', role: 'produces', key: 'QueueUrl' },
  SendMessageBatch: { broker: 'sqs', role: 'produces', key: 'QueueUrl' },
  CreateQueue: { broker: 'sqs', role: 'declares', key: 'QueueName' },
  GetQueueUrl: { broker: 'sqs', role: 'declares', key: 'QueueName' },
  Publish: { broker: 'sns', role: 'produces', key: 'TopicArn' },
  PublishBatch: { broker: 'sns', role: 'produces', key: 'TopicArn' },
  CreateTopic: { broker: 'sns', role: 'declares', key: 'Name' },
  Subscribe: { broker: 'sns', role: 'binds', key: 'TopicArn' },
} satisfies Record<string, Operation>));

/**
 * Queues of SQS and topics of SNS, by the AWS clients (3 and 2), sqs-consumer, sqs-producer and @ssut/nestjs-sqs.
 *
 * A queue goes by the last part of its URL or ARN, or by the setting that holds it. A method of a client is told by its
 * name and its request, in a module that imports the client. A handler of nestjs-sqs names a registration, so that the
 * registration alone is read.
 */
export const sqsSns: CodeReader = {
  id: 'sqs-sns',
  version: 1,
  packages: [...clients, ...wrappers],
  read: (module) => inTextOrder([
    ...module.nodes('NewExpression').flatMap(({ node }) => [...commandFacts(module, node), ...wrapperFacts(module, node.callee, node)]),
    ...(importsFrom(module, clients) ? module.nodes('CallExpression').flatMap(({ node }) => requestFacts(module, node)) : []),
    ...module.nodes('CallExpression').flatMap(({ node }) => wrapperCallFacts(module, node)),
    ...registeredFacts(module),
  ]),
};

/** `new SendMessageCommand({ QueueUrl })`. */
function commandFacts(module: CodeModule, made: NodeOf<'NewExpression'>): readonly DataFact[] {
  const command = importedFrom(module, made.callee, clients)?.imported;
  const operation = command?.endsWith('Command') ? operations.get(command.slice(0, -'Command'.length)) : undefined;
  return operation === undefined ? [] : operationFacts(module, operation, made.arguments[0], made, true);
}

/** `sqs.sendMessage({ QueueUrl })`. */
function requestFacts(module: CodeModule, call: NodeOf<'CallExpression'>): readonly DataFact[] {
  const method = methodOf(call)?.method ?? '';
  const operation = /^[a-z]/.test(method) ? operations.get(method[0]!.toUpperCase() + method.slice(1)) : undefined;
  return operation === undefined ? [] : operationFacts(module, operation, call.arguments[0], call, false);
}

/** A method without such a request may be anything; a command without one is unread, or goes to a telephone. */
function operationFacts(
  module: CodeModule, { broker, role, key }: Operation, given: Node | undefined, at: Node, certain: boolean,
): readonly DataFact[] {
  const request = module.writtenAs(given);
  const name = module.property(request, key);
  if (name !== undefined) return nameFacts(module, broker, role, name, at);
  const complete = request?.type === 'ObjectExpression' && request.properties.every(({ type }) => type === 'Property');
  return complete || !certain ? [] : teller(module, broker).unread(at, 'the request is made elsewhere');
}

function nameFacts(module: CodeModule, broker: Broker, role: Operation['role'], name: Node, at: Node): readonly DataFact[] {
  const text = module.textOf(name);
  const told = text === undefined ? undefined : resourceName(text);
  return told === undefined ? teller(module, broker).tell(role, undefined, at) : teller(module, broker).told(role, told, at);
}

function teller(module: CodeModule, broker: Broker): ReturnType<typeof createChannelTeller> {
  return createChannelTeller(module, broker, broker);
}

/** `new Consumer({ queueUrl })` of sqs-consumer and `new Producer({ queueUrl })` of sqs-producer. */
function wrapperFacts(
  module: CodeModule, wrapper: Node, made: NodeOf<'NewExpression'> | NodeOf<'CallExpression'>,
): readonly DataFact[] {
  const imported = importedFrom(module, wrapper, ['sqs-consumer', 'sqs-producer']);
  if (imported?.imported !== 'Consumer' && imported?.imported !== 'Producer') return [];
  const role = imported.imported === 'Consumer' ? 'consumes' : 'produces';
  const queue = module.property(module.writtenAs(made.arguments[0]), 'queueUrl');
  if (queue === undefined) return teller(module, 'sqs').unread(made, 'the options are made elsewhere');
  return nameFacts(module, 'sqs', role, queue, made);
}

function wrapperCallFacts(module: CodeModule, call: NodeOf<'CallExpression'>): readonly DataFact[] {
  const called = methodOf(call);
  return called?.method === 'create' ? wrapperFacts(module, called.receiver, call) : [];
}

/** The `consumers` and `producers` that `SqsModule.register` and `registerAsync` are given, wherever in the module they stand. */
function registeredFacts(module: CodeModule): readonly DataFact[] {
  const registers = [...module.imports.values()].some(({ specifier, imported }) => specifier === '@ssut/nestjs-sqs' && imported === 'SqsModule');
  if (!registers) return [];
  return module.nodes('Property').flatMap(({ node }) => {
    const key = node.key.type === 'Identifier' ? node.key.name : undefined;
    const list = key === 'consumers' || key === 'producers' ? module.writtenAs(node.value) : undefined;
    const items = list?.type === 'ArrayExpression' ? list.elements.filter((item) => item !== null) : [];
    return items.flatMap((item) => {
      const queue = module.property(item, 'queueUrl');
      return queue === undefined ? teller(module, 'sqs').unread(item, 'the queues are listed elsewhere')
        : nameFacts(module, 'sqs', key === 'consumers' ? 'consumes' : 'produces', queue, item);
    });
  });
}
