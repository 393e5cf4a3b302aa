import type { DataFact, TableName } from '../../model/data-facts.ts';
import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { within } from './call-chain.ts';
import { type DrizzleTable, drizzleImport } from './drizzle-tables.ts';

const technology = 'drizzle';

/** By the call that declares the table. */
type Tables = ReadonlyMap<Node, DrizzleTable>;

/** Foreign keys of columns and tables, `relations` and `defineRelations`. */
export function drizzleRelations(module: CodeModule, declared: readonly DrizzleTable[]): readonly DataFact[] {
  const tables = new Map<Node, DrizzleTable>(declared.map((table) => [table.node, table]));
  return module.nodes('CallExpression').flatMap((frame): readonly DataFact[] => {
    const callee = unwrap(frame.node.callee);
    if (callee.type === 'MemberExpression' && memberName(callee) === 'references') return columnReference(module, frame, tables);
    const made = drizzleImport(module, callee)?.imported;
    if (made === 'foreignKey') return foreignKey(module, frame, tables);
    if (made === 'relations') return relationsOf(module, frame.node);
    return made === 'defineRelations' || made === 'defineRelationsPart' ? definedRelations(module, frame.node) : [];
  });
}

/** `.references(() => users.id)`. */
function columnReference(module: CodeModule, frame: Frame & { readonly node: NodeOf<'CallExpression'> }, tables: Tables): readonly DataFact[] {
  const [callback] = frame.node.arguments;
  if (callback?.type !== 'ArrowFunctionExpression') return [];
  const statement = callback.body.type === 'BlockStatement' ? callback.body.body[0] : undefined;
  const column = statement?.type === 'ReturnStatement' ? statement.argument : callback.body;
  return relation(module, frame, tables, column);
}

/** `foreignKey({ columns: [table.userId], foreignColumns: [users.id] })`. */
function foreignKey(module: CodeModule, frame: Frame & { readonly node: NodeOf<'CallExpression'> }, tables: Tables): readonly DataFact[] {
  const columns = module.property(frame.node.arguments[0], 'foreignColumns');
  const column = columns?.type === 'ArrayExpression' ? columns.elements[0] : undefined;
  return relation(module, frame, tables, column);
}

function relation(module: CodeModule, frame: Frame, tables: Tables, column: Node | null | undefined): readonly DataFact[] {
  const owner = ownerOf(frame, tables);
  const target = module.nameOf(column)?.split('.').slice(0, -1).join('.');
  if (!target) return [];
  const site = module.siteOf(column!);
  if (owner?.name === undefined) return [{ kind: 'unread', technology, what: 'table', reason: 'the foreign key stands outside of a named table', site }];
  return [{ kind: 'relation', technology, from: owner.name, to: isParameter(frame, target, owner.node) ? owner.name : { symbol: target }, site }];
}

function ownerOf(frame: Frame, tables: Tables): DrizzleTable | undefined {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    const found = tables.get(at.node);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Within `(table) => [foreignKey(…)]` the parameter stands for the table itself. */
function isParameter(frame: Frame, name: string, owner: Node): boolean {
  for (let at: Frame | undefined = frame; at !== undefined && at.node !== owner; at = at.parent) {
    const { node } = at;
    if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') continue;
    if (node.params.some((each) => each.type === 'Identifier' && each.name === name)) return true;
  }
  return false;
}

/** `relations(orders, ({ one, many }) => ({ user: one(users, { … }) }))`. */
function relationsOf(module: CodeModule, node: NodeOf<'CallExpression'>): readonly DataFact[] {
  const from = module.nameOf(node.arguments[0]);
  const callback = node.arguments[1];
  if (from === undefined || callback === undefined) return [];
  return within(module.nodes('CallExpression'), callback).flatMap(({ node: call }): readonly DataFact[] => {
    const [, side] = /^(?:\w+\.)?(one|many)$/.exec(module.nameOf(call.callee) ?? '') ?? [];
    const to = side === undefined ? undefined : module.nameOf(call.arguments[0]);
    return to === undefined ? [] : [{ kind: 'relation', technology, ...withKey(side, { symbol: from }, { symbol: to }), site: module.siteOf(call) }];
  });
}

/** `defineRelations(schema, (r) => ({ orders: { user: r.one.users({ … }) } }))`, whose keys are those of the schema. */
function definedRelations(module: CodeModule, node: NodeOf<'CallExpression'>): readonly DataFact[] {
  const [schema, callback] = node.arguments;
  if (schema === undefined || callback === undefined) return [];
  const named = module.nameOf(schema);
  const tableOf = (key: string): TableName => named === undefined ? { symbol: module.nameOf(module.property(schema, key)) ?? key } : { symbol: `${named}.${key}` };
  return within(module.nodes('CallExpression'), callback).flatMap((frame): readonly DataFact[] => {
    const [, side, to] = /^\w+\.(one|many)\.(\w+)$/.exec(module.nameOf(frame.node.callee) ?? '') ?? [];
    const from = to === undefined ? undefined : outerKey(frame);
    return to === undefined || from === undefined ? []
      : [{ kind: 'relation', technology, ...withKey(side, tableOf(from), tableOf(to)), site: module.siteOf(frame.node) }];
  });
}

/** Of many rows, each holds the key to the one. */
function withKey(side: string | undefined, here: TableName, there: TableName): { readonly from: TableName; readonly to: TableName } {
  return side === 'many' ? { from: there, to: here } : { from: here, to: there };
}

/** The key of the object that holds the relation: `orders` of `{ orders: { user: r.one.users() } }`. */
function outerKey(frame: Frame): string | undefined {
  const property = frame.parent?.node.type === 'Property' ? frame.parent.parent?.parent?.node : undefined;
  return property?.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : undefined;
}
