import type { Broker, ChannelFact, DataFact, Told } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';

type Role = ChannelFact['role'];

/** Makes the facts of one library of one broker. */
export interface ChannelTeller {
  /** A channel whose name an expression gives; unread when it is made at run time. */
  tell(role: Role, name: Node | null | undefined, at: Node, group?: Told): readonly DataFact[];
  told(role: Role, name: Told, at: Node, group?: Told): readonly DataFact[];
  unread(at: Node, reason: string): readonly DataFact[];
}

/**
 * Tells channels alike for every library. To consume is always to take messages that another consumer (of the same
 * group, where there are groups) then does not get; a subscription of its own, which takes nothing from others, binds.
 */
export function createChannelTeller(module: CodeModule, broker: Broker, technology: string): ChannelTeller {
  const unread = (at: Node, reason: string): readonly DataFact[] =>
    [{ kind: 'unread', technology, what: 'queue', reason, site: module.siteOf(at) }];
  const told = (role: Role, name: Told, at: Node, group?: Told): readonly DataFact[] => {
    // A URL is no name of a channel, and it could hold a password.
    if (`${name} ${group ?? ''}`.includes('://')) return unread(at, 'an address stands where a name should');
    return [{ kind: 'channel', broker, technology, role, name, ...(group === undefined ? {} : { group }), site: module.siteOf(at) }];
  };
  return {
    told,
    unread,
    tell: (role, name, at, group) => {
      const text = module.textOf(name);
      if (text === '') return [];
      return text === undefined ? unread(at, `the name of the ${nouns[broker]} is built at run time`) : told(role, text, at, group);
    },
  };
}

const nouns: Readonly<Record<Broker, string>> = {
  rabbitmq: 'queue', kafka: 'topic', nats: 'subject', bullmq: 'queue', sqs: 'queue', sns: 'topic', redis: 'channel',
};
