import type { DataFact } from '../../model/data-facts.ts';
import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, Node, NodeOf } from '../code/code-module.ts';
import { unreadTable, type WrittenTable, writtenTable } from './written-table.ts';
import { itemsOf, optionOf } from './written-values.ts';

const technology = 'typeorm';
const altering = new RegExp(`^(${[
  'dropTable', 'dropView', 'renameTable', 'changeTableComment', 'addColumns?', 'renameColumn', 'changeColumns?', 'dropColumns?', 'createPrimaryKey',
  'updatePrimaryKeys', 'dropPrimaryKey', '(create|drop)(Unique|Check|Exclusion)Constraints?', '(create|drop)ForeignKeys?', '(create|drop)(Index|Indices)', 'clearTable',
].join('|')})$`);

/**
 * What migrations do by the methods of a query runner. They are known by their names, in modules that import TypeORM, as
 * the runner is handed in; SQL that is handed to `query` is read as SQL.
 */
export function typeormMigrations(module: CodeModule): readonly DataFact[] {
  if (![...module.imports.values()].some(({ specifier }) => specifier === 'typeorm')) return [];
  return module.nodes('CallExpression').flatMap(({ node }) => {
    const method = memberName(node.callee);
    if (method === undefined || node.arguments[0] === undefined || !isRunner(module, node.callee)) return [];
    if (method === 'createTable' || method === 'createView') return created(module, node);
    return altering.test(method) ? altered(module, node, method) : [];
  });
}

function created(module: CodeModule, { arguments: [table] }: NodeOf<'CallExpression'>): readonly DataFact[] {
  const place = placeOf(module, table);
  if (place === undefined || table === undefined) return [unreadTable(module, technology, table!)];
  const keys = itemsOf(module, optionOf(module, argumentOfNew(module, table), 'foreignKeys'));
  return [
    { kind: 'table', technology, ...place, migration: true, site: module.siteOf(table) },
    ...keys.flatMap((key) => foreignKey(module, place, key)),
  ];
}

function altered(module: CodeModule, { arguments: [table, second] }: NodeOf<'CallExpression'>, method: string): readonly DataFact[] {
  const place = placeOf(module, table);
  if (place === undefined) return [unreadTable(module, technology, table!)];
  const renamed = method === 'renameTable' ? writtenTable(module.textOf(second), place.schema) : undefined;
  const keys = method === 'createForeignKey' ? [second!] : method === 'createForeignKeys' ? itemsOf(module, second) : [];
  return [
    { kind: 'table-use', technology, role: 'alters', of: place, site: module.siteOf(table!) },
    ...(renamed === undefined ? [] : [{ kind: 'table', technology, ...renamed, migration: true, site: module.siteOf(second!) } as const]),
    ...keys.flatMap((key) => foreignKey(module, place, key)),
  ];
}

function foreignKey(module: CodeModule, from: WrittenTable, key: Node | undefined): readonly DataFact[] {
  if (key === undefined) return [];
  const options = argumentOfNew(module, key) ?? key;
  const name = optionOf(module, options, 'referencedTableName');
  const to = writtenTable(module.textOf(name), module.textOf(optionOf(module, options, 'referencedSchema')));
  if (to !== undefined) return [{ kind: 'relation', technology, from, to, site: module.siteOf(name ?? key) }];
  return name === undefined ? [] : [unreadTable(module, technology, name)];
}

/** `'orders'`, `new Table({ name: 'orders' })`, a constant of either, and what `getTable('orders')` found. */
function placeOf(module: CodeModule, table: Node | undefined): WrittenTable | undefined {
  const written = module.writtenAs(table);
  if (written?.type === 'CallExpression') return memberName(written.callee) === 'getTable' ? writtenTable(module.textOf(module.writtenAs(written.arguments[0]))) : undefined;
  if (written?.type !== 'NewExpression') return writtenTable(module.textOf(written));
  const [options] = written.arguments;
  return writtenTable(module.textOf(module.writtenAs(optionOf(module, options, 'name'))), module.textOf(optionOf(module, options, 'schema')));
}

function argumentOfNew(module: CodeModule, expression: Node): Node | undefined {
  const written = module.writtenAs(expression);
  return written?.type === 'NewExpression' ? written.arguments[0] : undefined;
}

function isRunner(module: CodeModule, callee: Node): boolean {
  return callee.type === 'MemberExpression' && /runner$|^qr$/i.test(module.nameOf(callee.object)?.split('.').at(-1) ?? '');
}
