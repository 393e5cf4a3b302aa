import type { Told, UnreadFact } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';

export interface TablePlace {
  readonly table: string;
  readonly schema?: string;
}

/** A table as `orders` or `shop.orders` names it; undefined for a name that only a run tells. */
export function tablePlace(name: Told | undefined, schema?: Told): TablePlace | undefined {
  // A dot within `${…}` belongs to the name of a constant or setting.
  const parts = name?.split(/\.(?![^{}]*\})/) ?? [];
  const table = parts.at(-1);
  if (!table) return undefined;
  const within = parts.at(-2) || schema;
  return { table, ...(within ? { schema: within } : {}) };
}

/** A table that is named, though only at run time. */
export function unreadTable(module: CodeModule, technology: string, at: Node): UnreadFact {
  return { kind: 'unread', technology, what: 'table', reason: 'the table name is made at run time', site: module.siteOf(at) };
}
