/**
 * What one service has of another: imports of values, imports of types alone, rows of its tables, messages, an address of its
 * database in the configuration, or calls: its own address in the configuration.
 */
export type EdgeKind = (typeof edgeKinds)[number];

/** The kinds, in the order in which they are told. */
export const edgeKinds = ['code', 'types', 'data', 'queue', 'config', 'call'] as const;

/** One service that depends on another in one way. */
export interface ServiceEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Imports or places that make it up. */
  readonly count: number;
  /** A file that it is seen in. */
  readonly file: string;
}

/** A number for each kind, in their order. */
export function byEdgeKind<Value>(valueOf: (kind: EdgeKind) => Value): Readonly<Record<EdgeKind, Value>> {
  return Object.fromEntries(edgeKinds.map((kind) => [kind, valueOf(kind)])) as Record<EdgeKind, Value>;
}
