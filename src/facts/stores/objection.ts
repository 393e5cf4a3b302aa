import type { DataFact, TableName } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { tableOfColumn, unreadTable, writtenTable } from './written-table.ts';

/**
 * Objection: model classes by their `static tableName`, as a field or a getter, the relations of `relationMappings`, and
 * `Model.query()` in modules that import objection. A class counts when it extends something; which base class that is
 * may be told elsewhere, as models share one of their own.
 */
export const objection: CodeReader = {
  id: 'objection',
  version: 1,
  packages: ['objection'],
  words: ['static tableName', 'static get tableName'],
  read: (module) => inTextOrder([
    ...[...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')].flatMap(({ node }) => modelFacts(module, node)),
    ...queryFacts(module),
  ]),
};

const technology = 'objection';

function modelFacts(module: CodeModule, model: NodeOf<'ClassDeclaration'> | NodeOf<'ClassExpression'>): readonly DataFact[] {
  const name = staticValue(model, 'tableName');
  if (!model.superClass || name === undefined) return [];
  const site = module.siteOf(name);
  const table = writtenTable(module.textOf(name));
  if (table === undefined) return [unreadTable(module, technology, name)];
  const symbol = model.id?.name;
  return [
    { kind: 'table', technology, ...table, ...(symbol === undefined ? {} : { symbol }), site },
    ...relationFacts(module, staticValue(model, 'relationMappings'), symbol === undefined ? table : { symbol }),
  ];
}

/** The value of a static field, or what a static getter or method returns. */
function staticValue(model: NodeOf<'ClassDeclaration'> | NodeOf<'ClassExpression'>, name: string): Node | undefined {
  for (const member of model.body.body) {
    if ((member.type !== 'PropertyDefinition' && member.type !== 'MethodDefinition') || !member.static || member.computed) continue;
    if (member.key.type !== 'Identifier' || member.key.name !== name || !member.value) continue;
    return returned(member.value);
  }
  return undefined;
}

/** What a function gives back; anything else gives itself. */
function returned(value: Node): Node | undefined {
  if (value.type !== 'FunctionExpression' && value.type !== 'ArrowFunctionExpression') return value;
  if (value.body?.type !== 'BlockStatement') return value.body ?? undefined;
  const statement = value.body.body.find((each) => each.type === 'ReturnStatement');
  return statement?.type === 'ReturnStatement' ? statement.argument ?? undefined : undefined;
}

function relationFacts(module: CodeModule, mappings: Node | undefined, from: TableName): readonly DataFact[] {
  const object = mappings && unwrap(mappings);
  if (object?.type !== 'ObjectExpression') return [];
  return object.properties.flatMap((each): readonly DataFact[] => {
    const mapping = each.type === 'Property' ? each.value : undefined;
    const to = mapping && targetOf(module, mapping);
    if (mapping === undefined || to === undefined) return [];
    const ends = holdsNoKey(module, mapping) ? { from: to, to: from } : { from, to };
    return [{ kind: 'relation', technology, ...ends, site: module.siteOf(each) }];
  });
}

/** Who has another does not hold the key: the other does. */
function holdsNoKey(module: CodeModule, mapping: Node): boolean {
  return /(^|\.)Has(One|Many)Relation$/.test(module.nameOf(module.property(mapping, 'relation')) ?? '');
}

/** The model class, else the table of the column that is joined: `join: { from: 'orders.userId', to: 'users.id' }`. */
function targetOf(module: CodeModule, mapping: Node): TableName | undefined {
  const model = module.property(mapping, 'modelClass');
  const symbol = model && module.nameOf(returned(model));
  if (symbol !== undefined && !symbol.startsWith('this') && !symbol.startsWith('__dirname')) return { symbol };
  return tableOfColumn(module.textOf(module.property(mapping, 'join', 'to')));
}

function queryFacts(module: CodeModule): readonly DataFact[] {
  const imports = [...module.imports.values()].some(({ specifier }) => specifier === 'objection');
  if (!imports) return [];
  return module.nodes('CallExpression').flatMap(({ node }): readonly DataFact[] => {
    const callee = unwrap(node.callee);
    const symbol = callee.type === 'MemberExpression' ? module.nameOf(callee.object) : undefined;
    // A class is known by its capital: `trx.query()` is no model.
    const isModel = symbol !== undefined && /^[A-Z]/.test(symbol) && module.nameOf(callee) === `${symbol}.query`;
    return isModel ? [{ kind: 'table-use', technology, role: 'uses', of: { symbol }, site: module.siteOf(node) }] : [];
  });
}
