import type { DataFact, TableName } from '../../model/data-facts.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';
import { relationTo } from './entity-name.ts';
import { mongoosePlural } from './mongoose-plural.ts';
import { unreadTable } from './written-table.ts';
import { bindingOf, nearest, optionOf } from './written-values.ts';

const technology = 'mongoose';

type Call = Frame & { readonly node: NodeOf<'CallExpression'> };

/**
 * The models of `mongoose.model` and `connection.model`, with the `ref`s of their schemas. A schema that is imported
 * keeps its collection to itself: the model's is then its default.
 */
export function mongooseModels(module: CodeModule): readonly DataFact[] {
  if (![...module.imports.values()].some(({ specifier }) => specifier === 'mongoose')) return [];
  const calls = module.nodes('CallExpression').filter(({ node }) => isModel(module, node));
  const models = calls.filter(({ node }) => node.arguments.length > 1);
  return [
    ...models.map((call) => declared(module, call)),
    ...calls.filter(({ node }) => node.arguments.length === 1).flatMap(({ node }) => named(module, node)),
    ...references(module, models),
    ...discriminators(module),
  ];
}

function isModel(module: CodeModule, { callee }: NodeOf<'CallExpression'>): boolean {
  const imported = module.importOf(callee);
  if (imported !== undefined) return imported.specifier === 'mongoose' && imported.imported === 'model';
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'model') return false;
  const made = module.writtenAs(callee.object);
  if (made?.type === 'CallExpression' && module.importOf(made.callee)?.imported === 'createConnection') return true;
  return /(conn|connection|mongoose|db)$/i.test(module.nameOf(callee.object)?.split('.').at(-1) ?? '');
}

/** `mongoose.model('Order', schema, 'collection')`. */
function declared(module: CodeModule, call: Call): DataFact {
  const [name, schema, collection] = call.node.arguments;
  const model = module.textOf(name);
  const table = collectionOf(module, model, schema, collection);
  if (table === undefined) return unreadTable(module, technology, call.node);
  const symbol = bindingOf(call);
  return {
    kind: 'table', technology, engine: 'mongodb', table, ...(model === undefined ? {} : { model }), ...(symbol === undefined ? {} : { symbol }), site: module.siteOf(call.node),
  };
}

function collectionOf(module: CodeModule, model: string | undefined, schema: Node | undefined, collection: Node | undefined): string | undefined {
  const made = module.writtenAs(schema);
  const options = made?.type === 'NewExpression' ? made.arguments[1] : undefined;
  const told = collection?.type === 'ObjectExpression' ? undefined : collection;
  const given = told ?? optionOf(module, options, 'collection');
  if (given !== undefined) return module.textOf(given);
  return model === undefined || model.includes('${') ? undefined : mongoosePlural(model);
}

function named(module: CodeModule, { arguments: [name], callee }: NodeOf<'CallExpression'>): readonly DataFact[] {
  const model = module.textOf(name);
  return [model === undefined ? unreadTable(module, technology, callee) : { kind: 'table-use', technology, role: 'uses', of: { model }, site: module.siteOf(name!) }];
}

/** Every `ref` within a schema or a virtual of one, from the model that the schema makes. */
function references(module: CodeModule, models: readonly Call[]): readonly DataFact[] {
  return module.nodes('Property').flatMap((frame) => {
    const { key, computed, value } = frame.node;
    if (computed || key.type !== 'Identifier' || key.name !== 'ref') return [];
    const holder = nearest(frame, (node) => isSchema(module, node) || isVirtual(node));
    if (holder === undefined) return [];
    const from = fromOf(module, holder, models);
    return from === undefined ? [] : [relationTo(module, technology, from, value, frame.node)];
  });
}

/** A schema of no model of its own lies within another's: the only model of the module, when there is just one. */
function fromOf(module: CodeModule, holder: Frame, models: readonly Call[]): TableName | undefined {
  const schema = holder.node.type === 'CallExpression' && holder.node.callee.type === 'MemberExpression' ? module.nameOf(holder.node.callee.object) : bindingOf(holder);
  const own = models.find(({ node }) => schema === undefined ? unwrap(node.arguments[1]!) === holder.node : module.nameOf(node.arguments[1]) === schema);
  const call = own ?? (models.length === 1 ? models[0] : undefined);
  const model = module.textOf(call?.node.arguments[0]);
  return model !== undefined ? { model } : schema === undefined ? undefined : { symbol: schema };
}

function isSchema(module: CodeModule, node: Node): boolean {
  if (node.type !== 'NewExpression') return false;
  const imported = module.importOf(node.callee);
  return imported?.specifier === 'mongoose' && imported.imported === 'Schema';
}

function isVirtual(node: Node): boolean {
  return node.type === 'CallExpression' && memberName(node.callee) === 'virtual';
}

/** `Order.discriminator('Return', schema)` keeps its documents in the collection of `Order`. */
function discriminators(module: CodeModule): readonly DataFact[] {
  return module.nodes('CallExpression').flatMap(({ node: { callee, arguments: given } }) => {
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'discriminator' || given.length < 2) return [];
    const symbol = module.nameOf(callee.object);
    return symbol === undefined || symbol.startsWith('this') ? [] : [{ kind: 'table-use', technology, role: 'uses', of: { symbol }, site: module.siteOf(callee) } as const];
  });
}
