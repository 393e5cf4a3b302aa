import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { classNameOf, type Decoration, decorationsFrom } from './decorations.ts';
import { relationTo, usesOf } from './entity-name.ts';
import { unreadTable, writtenTable } from './written-table.ts';
import { bindingOf, hidesOptions, itemsOf, optionOf } from './written-values.ts';

const technology = 'typeorm';
const relations = new Set(['ManyToOne', 'OneToMany', 'OneToOne', 'ManyToMany']);

/** The tables and relations that TypeORM's decorators and `EntitySchema` describe. */
export function typeormEntities(module: CodeModule): readonly DataFact[] {
  return [
    ...decorationsFrom(module, (specifier) => specifier === 'typeorm').flatMap((each) => decorated(module, each)),
    ...entitySchemas(module),
  ];
}

function decorated(module: CodeModule, each: Decoration): readonly DataFact[] {
  const { imported: { imported }, owner, node } = each;
  const symbol = classNameOf(owner);
  if (imported === 'Entity' || imported === 'ViewEntity') return entity(module, each, symbol);
  if (imported === 'ChildEntity') return owner.superClass ? usesOf(module, technology, [owner.superClass]) : [];
  if (imported === 'EntityRepository') return usesOf(module, technology, each.arguments);
  if (imported === 'JoinTable') return joinTable(module, each.arguments[0], node);
  return relations.has(imported) ? [relationTo(module, technology, { symbol }, each.arguments[0], node, imported === 'OneToMany' ? 'there' : 'here')] : [];
}

/** `@Entity()`, `@Entity('orders')`, `@Entity('orders', { schema })`, `@Entity({ name, schema })`; a view is named as a table is. */
function entity(module: CodeModule, { arguments: [first, second], node }: Decoration, symbol: string): readonly DataFact[] {
  const written = module.writtenAs(first);
  const named = written !== undefined && written.type !== 'ObjectExpression';
  const options = named ? second : first;
  const name = named ? first : optionOf(module, options, 'name');
  if (name === undefined && options !== undefined && hidesOptions(module, options)) return [unreadTable(module, technology, node)];
  const place = writtenTable(name === undefined ? snakeCase(symbol) : module.textOf(name), module.textOf(optionOf(module, options, 'schema')));
  if (place === undefined) return [unreadTable(module, technology, node)];
  return [
    { kind: 'table', technology, ...place, model: symbol, symbol, site: module.siteOf(node) },
    ...usesOf(module, technology, itemsOf(module, optionOf(module, options, 'dependsOn'))),
  ];
}

/** The table between two entities has a name of its own only when it is given one: the default needs both entities' tables. */
function joinTable(module: CodeModule, options: Node | undefined, at: Node): readonly DataFact[] {
  const name = optionOf(module, options, 'name');
  if (name === undefined) return [];
  const place = writtenTable(module.textOf(name), module.textOf(optionOf(module, options, 'schema')));
  return [place === undefined ? unreadTable(module, technology, at) : { kind: 'table', technology, ...place, site: module.siteOf(at) }];
}

function entitySchemas(module: CodeModule): readonly DataFact[] {
  return module.nodes('NewExpression').flatMap((frame) => {
    const { node } = frame;
    const imported = module.importOf(node.callee);
    if (imported?.specifier !== 'typeorm' || imported.imported !== 'EntitySchema') return [];
    return entitySchema(module, node, bindingOf(frame));
  });
}

/** Without a table name, a schema that maps a class is named after the class, and any other after itself. */
function entitySchema(module: CodeModule, node: Extract<Node, { type: 'NewExpression' }>, symbol: string | undefined): readonly DataFact[] {
  const options = node.arguments[0];
  const model = module.textOf(optionOf(module, options, 'name'));
  const tableName = optionOf(module, options, 'tableName');
  const target = module.nameOf(optionOf(module, options, 'target'));
  const mapped = target ?? model;
  const name = tableName === undefined ? mapped && snakeCase(mapped) : module.textOf(tableName);
  const place = writtenTable(name, module.textOf(optionOf(module, options, 'schema')));
  if (place === undefined) return [unreadTable(module, technology, node)];
  const fact = { kind: 'table', technology, ...place, ...(model === undefined ? {} : { model }), site: module.siteOf(node) } as const;
  const symbols = [symbol, target].filter((each) => each !== undefined);
  const from = symbols[0] === undefined ? place : { symbol: symbols[0] };
  return [
    ...(symbols.length === 0 ? [fact] : symbols.map((each) => ({ ...fact, symbol: each }))),
    ...schemaRelations(module, optionOf(module, options, 'relations')).flatMap((relation) => [
      relationTo(module, technology, from, module.property(relation, 'target'), relation, isOneToMany(module, relation) ? 'there' : 'here'),
      ...joinTable(module, module.property(relation, 'joinTable'), relation),
    ]),
  ];
}

function schemaRelations(module: CodeModule, relations: Node | undefined): readonly Node[] {
  const object = module.writtenAs(relations);
  return object?.type === 'ObjectExpression' ? object.properties.flatMap((each) => each.type === 'Property' ? [each.value] : []) : [];
}

function isOneToMany(module: CodeModule, relation: Node): boolean {
  return module.textOf(module.property(relation, 'type')) === 'one-to-many';
}

/** As TypeORM makes a table's name of a class's: `OrderItem` is `order_item`, `HTTPLog` is `http_log`. */
function snakeCase(name: string): string {
  return name.replace(/([A-Z])([A-Z])([a-z])/g, '$1_$2$3').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `Repository` of `class Orders extends Repository<Order>`: what a class of the module says that it keeps. */
export function typeormRepositories(module: CodeModule): readonly DataFact[] {
  return [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')].flatMap(({ node }) => {
    const imported = module.importOf(node.superClass);
    if (imported?.specifier !== 'typeorm' || !/Repository$/.test(imported.imported)) return [];
    return usesOf(module, technology, (node.superTypeArguments?.params ?? []).flatMap((type) => type.type === 'TSTypeReference' ? [type.typeName as Node] : []));
  });
}
