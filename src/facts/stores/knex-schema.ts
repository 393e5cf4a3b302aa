import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { type Chain, type Link, within } from './call-chain.ts';
import { tableOfColumn, tablesOfArgument, unreadTable, type WrittenTable, writtenTable } from './written-table.ts';

const technology = 'knex';
const creations = new Set(['createTable', 'createTableIfNotExists', 'createTableLike', 'createView', 'createViewOrReplace', 'createMaterializedView']);
const alterations = new Set([
  'alterTable', 'table', 'dropTable', 'dropTableIfExists', 'renameTable', 'dropView', 'dropViewIfExists', 'alterView', 'refreshMaterializedView',
  'dropMaterializedView', 'dropMaterializedViewIfExists', 'renameView',
]);

/** What `knex.schema.…` creates and alters, with the foreign keys that the callbacks of its tables write. */
export function knexSchemaFacts(module: CodeModule, { links }: Chain, schema: string | undefined, chains: readonly Chain[]): readonly DataFact[] {
  return links.flatMap(({ name = '', call }: Link) => {
    const creates = creations.has(name);
    const [argument] = call.arguments;
    if ((!creates && !alterations.has(name)) || argument === undefined) return [];
    const site = module.siteOf(argument);
    const [table] = tablesOfArgument(module, argument, schema).tables;
    if (table === undefined) return [unreadTable(module, technology, argument)];
    const fact: DataFact = creates
      ? { kind: 'table', technology, ...table, migration: true, site }
      : { kind: 'table-use', technology, role: 'alters', of: table, site };
    const callback = call.arguments.find((each) => each.type === 'ArrowFunctionExpression' || each.type === 'FunctionExpression');
    return [fact, ...(callback === undefined ? [] : foreignKeys(module, callback, table, schema, chains))];
  });
}

/** `table.integer('user_id').references('id').inTable('users')`, `table.foreign('user_id').references('users.id')`. */
function foreignKeys(module: CodeModule, callback: Node, from: WrittenTable, schema: string | undefined, chains: readonly Chain[]): readonly DataFact[] {
  return within(chains, callback).flatMap(({ links }): readonly DataFact[] => {
    const column = links.find(({ name }) => name === 'references')?.call.arguments[0];
    if (column === undefined) return [];
    const named = links.find(({ name }) => name === 'inTable')?.call.arguments[0];
    const text = module.textOf(named ?? column);
    const to = named === undefined ? tableOfColumn(text, schema) : writtenTable(text, schema);
    if (to !== undefined) return [{ kind: 'relation', technology, from, to, site: module.siteOf(named ?? column) }];
    return named === undefined && text !== undefined ? [] : [unreadTable(module, technology, named ?? column)];
  });
}
