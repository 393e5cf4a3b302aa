import type { DataFact, TableName } from '../../model/data-facts.ts';
import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';
import { classNameOf, type Decoration, decorationsFrom } from './decorations.ts';
import { relationTo, usesOf } from './entity-name.ts';
import { unreadTable, writtenTable } from './written-table.ts';
import { bindingOf, hidesOptions, optionOf } from './written-values.ts';

const technology = 'mikro-orm';
const relations = /^(ManyToOne|OneToMany|OneToOne|ManyToMany)$/i;
const relationKinds = /^(m:1|1:m|1:1|m:n)$/;

/** The tables and relations that MikroORM's decorators, `EntitySchema` and `defineEntity` describe. */
export function mikroOrmEntities(module: CodeModule): readonly DataFact[] {
  return [
    ...decorationsFrom(module, (specifier) => specifier.startsWith('@mikro-orm/')).flatMap((each) => decorated(module, each)),
    ...[...module.nodes('NewExpression'), ...module.nodes('CallExpression')].flatMap((frame) => defined(module, frame)),
  ];
}

function decorated(module: CodeModule, each: Decoration): readonly DataFact[] {
  const { imported: { imported, specifier }, arguments: [first, second], node, owner, on } = each;
  const symbol = classNameOf(owner);
  if (relations.test(imported)) {
    const target = optionOf(module, first, 'entity') ?? (first === undefined || module.writtenAs(first)?.type === 'ObjectExpression' ? typeOf(on) : first);
    return [relationTo(module, technology, { symbol }, target, node, imported === 'OneToMany' ? 'there' : 'here'), ...pivot(module, optionOf(module, first, 'pivotTable') ?? optionOf(module, second, 'pivotTable'))];
  }
  if (imported !== 'Entity' || isTrue(module, first, 'abstract') || optionOf(module, first, 'expression') !== undefined) return [];
  if (optionOf(module, first, 'discriminatorValue') !== undefined && owner.superClass) return usesOf(module, technology, [owner.superClass]);
  return [table(module, first, symbol, symbol, specifier, node)];
}

function table(module: CodeModule, options: Node | undefined, model: string | undefined, symbol: string | undefined, specifier: string, at: Node): DataFact {
  const told = optionOf(module, options, 'tableName') ?? optionOf(module, options, 'collection');
  const hidden = told === undefined && options !== undefined && hidesOptions(module, options);
  const name = told === undefined ? model && defaultName(model, specifier) : module.textOf(told);
  const place = hidden ? undefined : writtenTable(name, module.textOf(optionOf(module, options, 'schema')));
  if (place === undefined) return unreadTable(module, technology, at);
  return { kind: 'table', technology, ...place, ...(model === undefined ? {} : { model }), ...(symbol === undefined ? {} : { symbol }), site: module.siteOf(at) };
}

/** The naming strategies that drivers come with: `order_item`, for MongoDB `order-item`. */
function defaultName(model: string, specifier: string): string {
  return model.replace(/([a-z])([A-Z])/g, specifier === '@mikro-orm/mongodb' ? '$1-$2' : '$1_$2').toLowerCase();
}

/** `new EntitySchema({ … })` and `defineEntity({ … })`. */
function defined(module: CodeModule, frame: Frame & { readonly node: NodeOf<'NewExpression'> | NodeOf<'CallExpression'> }): readonly DataFact[] {
  const { node } = frame;
  const imported = module.importOf(node.callee);
  if (!imported?.specifier.startsWith('@mikro-orm/') || imported.imported !== (node.type === 'NewExpression' ? 'EntitySchema' : 'defineEntity')) return [];
  const [options] = node.arguments;
  if (isTrue(module, options, 'abstract')) return [];
  const target = module.nameOf(optionOf(module, options, 'class'));
  const model = module.textOf(optionOf(module, options, 'name')) ?? target;
  const symbol = bindingOf(frame) ?? target;
  const from: TableName | undefined = symbol === undefined ? model === undefined ? undefined : { model } : { symbol };
  return [
    table(module, options, model, symbol, imported.specifier, node),
    ...(from === undefined ? [] : propertyRelations(module, from, optionOf(module, options, 'properties'))),
  ];
}

/** `{ kind: 'm:1', entity: () => Order }` and `p.manyToOne(Order)`, wherever the properties hold them. */
function propertyRelations(module: CodeModule, from: TableName, properties: Node | undefined): readonly DataFact[] {
  if (properties === undefined) return [];
  const inside = ({ node }: Frame): boolean => node.start >= properties.start && node.end <= properties.end;
  const written = module.nodes('ObjectExpression').filter(inside).flatMap(({ node }) => {
    const kind = module.property(node, 'kind') ?? module.property(node, 'reference');
    const text = module.textOf(kind) ?? '';
    const isRelation = relationKinds.test(text) || /_TO_/.test(module.nameOf(kind) ?? '');
    return isRelation ? [relationTo(module, technology, from, module.property(node, 'entity'), node, text === '1:m' || isNamed(module, kind, 'ONE_TO_MANY') ? 'there' : 'here'), ...pivot(module, module.property(node, 'pivotTable'))] : [];
  });
  const called = module.nodes('CallExpression').filter(inside).flatMap(({ node }) => relations.test(memberName(node.callee) ?? '')
    ? [relationTo(module, technology, from, node.arguments[0], node, memberName(node.callee) === 'oneToMany' ? 'there' : 'here')] : []);
  return [...written, ...called];
}

function isNamed(module: CodeModule, kind: Node | undefined, name: string): boolean {
  return module.nameOf(kind)?.split('.').at(-1) === name;
}

function pivot(module: CodeModule, name: Node | undefined): readonly DataFact[] {
  if (name === undefined) return [];
  const place = writtenTable(module.textOf(name));
  return [place === undefined ? unreadTable(module, technology, name) : { kind: 'table', technology, ...place, site: module.siteOf(name) }];
}

/** The entity that a field's type names, which MikroORM takes when the decorator names none: `Order`, `Ref<Order>`. */
function typeOf(on: Node): Node | undefined {
  let type: Node | undefined = on.type === 'PropertyDefinition' ? on.typeAnnotation?.typeAnnotation : undefined;
  for (let depth = 0; type?.type === 'TSTypeReference' && type.typeArguments && depth < 3; depth += 1) type = type.typeArguments.params[0];
  return type?.type === 'TSTypeReference' ? type.typeName as Node : undefined;
}

function isTrue(module: CodeModule, options: Node | undefined, key: string): boolean {
  const value = module.writtenAs(optionOf(module, options, key));
  return value?.type === 'Literal' && value.value === true;
}
