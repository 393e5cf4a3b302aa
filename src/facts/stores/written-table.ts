import type { CodeModule, Node } from '../code/code-module.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { writtenAs } from './written-values.ts';

/** A table as a text names it. */
export interface WrittenTable {
  readonly table: string;
  readonly schema?: string;
}

/** Takes `schema.table as alias` apart; the database of `database.schema.table` is left out. */
export function writtenTable(text: string, schema?: string): WrittenTable {
  const name = text.trim().replace(/\s+as\s+\S+$/i, '');
  // A dot within `${…}` belongs to a constant's name.
  const parts = name.split(/\.(?![^{}]*\})/).map((part) => part.replace(/^["`[](.*)["`\]]$/, '$1'));
  const own = parts.at(-2) || schema;
  return own === undefined ? { table: parts.at(-1)! } : { table: parts.at(-1)!, schema: own };
}

/**
 * The tables that an argument of a query builder names: a text, a list of such, or an object of aliases. `unread` is set
 * when it is a name that is made at run time; a subquery or callback is neither, also when
 * a constant holds it.
 */
export function tablesOfArgument(module: CodeModule, argument: Node | undefined, schema?: string): { readonly tables: readonly WrittenTable[]; readonly unread: boolean } {
  const tables: WrittenTable[] = [];
  let unread = false;
  for (const each of itemsOf(argument)) {
    const text = module.textOf(each);
    if (text) tables.push(writtenTable(text, schema));
    else unread ||= isName(writtenAs(module, each) ?? each);
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
