import type { Told, UnreadFact } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { unwrap } from '../typescript/tree-walk.ts';

/** A table as a text names it. Settings and imported constants stand in it as `${…}`, for later stages to fill in. */
export interface WrittenTable {
  readonly table: string;
  readonly schema?: string;
}

/**
 * Takes `schema.table as alias` apart, in the quotes of any dialect; the database of `database.schema.table` is left out.
 * Undefined for a name that only a run tells.
 */
export function writtenTable(name: Told | undefined, schema?: Told): WrittenTable | undefined {
  return tableOf(partsOf(name), schema);
}

/** The table of `table.column` or `schema.table.column`; undefined for a column that stands alone. */
export function tableOfColumn(column: Told | undefined, schema?: Told): WrittenTable | undefined {
  return tableOf(partsOf(column).slice(0, -1), schema);
}

/** A dot within `${…}` belongs to the name of a constant or setting. */
function partsOf(name: Told | undefined): readonly string[] {
  return name?.trim().replace(/\s+as\s+\S+$/i, '').split(/\.(?![^{}]*\})/).map((part) => part.replace(/^["`[](.*)["`\]]$/, '$1')) ?? [];
}

function tableOf(parts: readonly string[], schema: Told | undefined): WrittenTable | undefined {
  const table = parts.at(-1);
  if (!table) return undefined;
  const within = parts.at(-2) || schema;
  return { table, ...(within ? { schema: within } : {}) };
}

/** A table that is named, though only at run time. */
export function unreadTable(module: CodeModule, technology: string, at: Node): UnreadFact {
  return { kind: 'unread', technology, what: 'table', reason: 'the table name is built at run time', site: module.siteOf(at) };
}

/**
 * The tables that an argument of a query builder names: a text, a list of such, or an object of aliases. `unread` is set
 * when it is a name that is made at run time; a subquery or callback is neither, also when a constant holds it.
 */
export function tablesOfArgument(module: CodeModule, argument: Node | undefined, schema?: string): { readonly tables: readonly WrittenTable[]; readonly unread: boolean } {
  const tables: WrittenTable[] = [];
  let unread = false;
  for (const each of itemsOf(argument)) {
    const table = writtenTable(module.textOf(each), schema);
    if (table !== undefined) tables.push(table);
    else unread ||= isName(module.writtenAs(each) ?? each);
  }
  return { tables, unread };
}

function itemsOf(argument: Node | undefined): readonly Node[] {
  const node = argument && unwrap(argument);
  if (node?.type === 'ArrayExpression') return node.elements.flatMap((each) => each && each.type !== 'SpreadElement' ? [each] : []);
  if (node?.type === 'ObjectExpression') return node.properties.flatMap((each) => each.type === 'Property' ? [each.value] : []);
  return node === undefined ? [] : [node];
}

function isName(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'TemplateLiteral' || node.type === 'BinaryExpression'
    || node.type === 'ConditionalExpression' || node.type === 'LogicalExpression';
}
