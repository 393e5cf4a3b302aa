import type { DataFact } from '../../model/data-facts.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Node, NodeOf } from '../code/code-module.ts';
import { unreadTable, type WrittenTable, writtenTable } from './written-table.ts';
import { optionOf } from './written-values.ts';

const technology = 'sequelize';
const altering = /^(dropTable|renameTable|addColumn|removeColumn|changeColumn|renameColumn|addIndex|removeIndex|addConstraint|removeConstraint)$/;
const using = /^(bulkInsert|bulkUpdate|bulkDelete|upsert|describeTable|showIndex)$/;

/**
 * What migrations and seeders do by the methods of `queryInterface`. It is handed in, so it is known by its name; SQL
 * that is handed to `sequelize.query` is read as SQL.
 */
export function sequelizeMigrations(module: CodeModule): readonly DataFact[] {
  return module.nodes('CallExpression').flatMap(({ node }) => {
    const method = memberName(node.callee);
    if (method === undefined || node.arguments[0] === undefined || !isQueryInterface(module, node.callee)) return [];
    if (method !== 'createTable' && !altering.test(method) && !using.test(method)) return [];
    const place = sequelizeTable(module, node.arguments[0]);
    return place === undefined ? [unreadTable(module, technology, node.arguments[0])] : done(module, node, method, place);
  });
}

function done(module: CodeModule, { arguments: given }: NodeOf<'CallExpression'>, method: string, place: WrittenTable): readonly DataFact[] {
  const site = module.siteOf(given[0]!);
  if (method === 'createTable') {
    return [{ kind: 'table', technology, ...place, migration: true, site }, ...sequelizeReferences(module, place, given[1])];
  }
  const renamed = method === 'renameTable' ? sequelizeTable(module, given[1]) : undefined;
  const column = /^(add|change)Column$/.test(method) ? given[2] : undefined;
  const constraint = method === 'addConstraint' ? given.find((each) => optionOf(module, each, 'references') !== undefined) : undefined;
  return [
    { kind: 'table-use', technology, role: using.test(method) ? 'uses' : 'alters', of: place, site },
    ...(renamed === undefined ? [] : [{ kind: 'table', technology, ...renamed, migration: true, site: module.siteOf(given[1]!) } as const]),
    ...reference(module, place, optionOf(module, column, 'references'), 'model'),
    ...reference(module, place, optionOf(module, constraint, 'references'), 'table'),
  ];
}

/** The foreign keys of a table's or model's columns: `userId: { references: { model: 'Users' } }`. */
export function sequelizeReferences(module: CodeModule, from: WrittenTable | { readonly symbol: string }, columns: Node | undefined): readonly DataFact[] {
  const object = module.writtenAs(columns);
  if (object?.type !== 'ObjectExpression') return [];
  return object.properties.flatMap((each) => each.type === 'Property' ? reference(module, from, optionOf(module, each.value, 'references'), 'model') : []);
}

function reference(module: CodeModule, from: WrittenTable | { readonly symbol: string }, references: Node | undefined, key: 'model' | 'table'): readonly DataFact[] {
  if (references === undefined) return [];
  const target = optionOf(module, references, key) ?? (module.textOf(references) === undefined ? undefined : references);
  if (target === undefined) return [];
  const site = module.siteOf(target);
  const name = unwrap(target).type === 'Identifier' ? module.nameOf(target) : undefined;
  const place = sequelizeTable(module, target);
  // An imported name that stands alone is a model; a member of one is a constant.
  if (place !== undefined && !(name !== undefined && place.table.startsWith('${@'))) return [{ kind: 'relation', technology, from, to: place, site }];
  return name === undefined ? [unreadTable(module, technology, target)] : [{ kind: 'relation', technology, from, to: { symbol: name }, site }];
}

/** A table as `'orders'` or `{ tableName: 'orders', schema: 'shop' }`. */
function sequelizeTable(module: CodeModule, expression: Node | undefined): WrittenTable | undefined {
  const written = module.writtenAs(expression);
  if (written?.type === 'ObjectExpression') {
    return writtenTable(module.textOf(optionOf(module, written, 'tableName')), module.textOf(optionOf(module, written, 'schema')));
  }
  return writtenTable(module.textOf(written));
}

function isQueryInterface(module: CodeModule, callee: Node): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const object = unwrap(callee.object);
  if (object.type === 'CallExpression') return memberName(object.callee) === 'getQueryInterface';
  return /queryInterface$/i.test(module.nameOf(object)?.split('.').at(-1) ?? '');
}
