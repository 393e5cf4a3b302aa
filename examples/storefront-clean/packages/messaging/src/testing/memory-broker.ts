import type { Broker } from '../broker';

export interface MemoryBroker extends Broker {
  readonly published: readonly { readonly type: string; readonly payload: unknown }[];
}

export function createMemoryBroker(): MemoryBroker {
  const published: { type: string; payload: unknown }[] = [];
  const handlers = new Map<string, ((payload: unknown) => Promise<void>)[]>();
  return {
    published,
    async publish({ type }, payload) {
      published.push({ type, payload });
      for (const handle of handlers.get(type) ?? []) await handle(payload);
    },
    async subscribe(_queue, { type, schema }, handle) {
      handlers.set(type, [...(handlers.get(type) ?? []), (payload) => handle(schema.parse(payload))]);
    },
  };
}
