import type { Service } from '../../src/model/unit.ts';
import type { Broker } from '../../src/model/data-facts.ts';
import type { Queue, QueueUse } from '../../src/model/resources.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { listed } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noSharedQueue = defineRule({
  ...noOptions,
  id: 'no-shared-queue',
  summary: 'No two services consume one queue.',
  clause: 3,
  severity: 'error',
  plant,
  *check({ resources }) {
    for (const competition of resources.queues.flatMap(competitions)) {
      const { queue, services, uses } = competition;
      yield {
        explanation: explain(competition),
        from: { unit: queue.owner ?? services[0], oneOf: services },
        to: { symbol: queueName(competition) },
        sites: uses.map(({ unit, technology, site }) => ({ ...site, note: `${(unit as Service).name} consumes it, by ${technology}` })),
      };
    }
  },
});

/** Services that take each other's messages: of one queue, and of one group where the broker has groups. */
interface Competition {
  readonly queue: Queue;
  readonly group: string | undefined;
  /** At least two, sorted by name. */
  readonly services: readonly [Service, Service, ...Service[]];
  readonly uses: readonly QueueUse[];
}

/** Brokers that give a message to one consumer even when no group is told; the others then give it to all. */
const handsOutOnce: Readonly<Record<Broker, boolean>> = {
  rabbitmq: true, bullmq: true, sqs: true, redis: true, kafka: false, nats: false, sns: false,
};

function competitions(queue: Queue): readonly Competition[] {
  const groups = new Map<string | undefined, QueueUse[]>();
  for (const use of queue.uses) {
    if (use.role !== 'consumes' || use.unit.kind !== 'service') continue;
    if (use.group === undefined && !handsOutOnce[queue.broker]) continue;
    groups.set(use.group, [...groups.get(use.group) ?? [], use]);
  }
  return [...groups].flatMap(([group, uses]): readonly Competition[] => {
    const units = new Set(uses.flatMap(({ unit }) => unit.kind === 'service' ? unit : []));
    const [first, second, ...others] = [...units].sort((a, b) => (a.name < b.name ? -1 : 1));
    return first === undefined || second === undefined ? [] : [{ queue, group, services: [first, second, ...others], uses }];
  });
}

function queueName({ queue: { broker, name }, group }: Competition): string {
  return `${broker} ${name}${group === undefined ? '' : `, group ${group}`}`;
}

function explain(competition: Competition): Explanation {
  const { queue, group, services } = competition;
  return {
    what: `${listed(services.map(({ name }) => name))} consume one queue: ${queueName(competition)}`,
    why: 'each message reaches only one of them, and chance decides which; the others never learn of it',
    fix: group === undefined ? ownQueue[queue.broker] : `give each service a group of its own: ${services.map(({ name }) => `${group}-${name}`).join(', ')}`,
  };
}

/** How each gets all messages, where no group tells them apart. */
const ownQueue: Readonly<Record<Broker, string>> = {
  rabbitmq: 'give each service a queue of its own, and bind all of them to the exchange that the producer publishes to',
  bullmq: 'let one service work on this queue, and add the job to a queue of its own for each of the others',
  sqs: 'give each service a queue of its own, and subscribe all of them to one SNS topic that the producer publishes to',
  redis: 'give each service a list of its own, or publish to a stream that each reads with a group of its own',
  kafka: 'give each service a group of its own',
  nats: 'give each service a queue group of its own',
  sns: 'give each service a subscription of its own',
};
