/** A kind of event as the contract of its publisher words it. */
export interface EventType<Payload> {
  readonly type: string;
  readonly schema: { parse(value: unknown): Payload };
}

export interface Broker {
  publish<Payload>(event: EventType<Payload>, payload: Payload): Promise<void>;
  /** Every subscriber has a queue of its own, so each service sees every event once. */
  subscribe<Payload>(queue: string, event: EventType<Payload>, handle: (payload: Payload) => Promise<void>): Promise<void>;
}
