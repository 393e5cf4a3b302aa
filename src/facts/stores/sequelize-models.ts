import type { DataFact, TableName } from '../../model/data-facts.ts';
import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';
import { classAround, classNameOf, type Decoration, decorationsFrom } from './decorations.ts';
import { entityNamed, relationTo } from './entity-name.ts';
import { sequelizeReferences } from './sequelize-migrations.ts';
import { sequelizePlural, underscored } from './sequelize-plural.ts';
import { unreadTable, type WrittenTable, writtenTable } from './written-table.ts';
import { bindingOf, hidesOptions, optionOf } from './written-values.ts';

const technology = 'sequelize';
const decoratorPackage = /^(sequelize-typescript|@sequelize\/core)(\/|$)/;
const packages = /^(sequelize|sequelize-typescript|@sequelize\/core|@nestjs\/sequelize)(\/|$)/;
const associations = /^(belongsTo|hasOne|hasMany|belongsToMany)$/;
const associationDecorators = /^(ForeignKey|BelongsTo|HasOne|HasMany|BelongsToMany)$/;

type Call = Frame & { readonly node: NodeOf<'CallExpression'> };

/** The models that `define`, `init` and decorators make, with their associations and the references of their columns. */
export function sequelizeModels(module: CodeModule): readonly DataFact[] {
  const speaks = [...module.imports.values()].some(({ specifier }) => packages.test(specifier));
  const calls = module.nodes('CallExpression');
  const defined = calls.some((call) => isDefine(module, call));
  return [
    ...decorationsFrom(module, (specifier) => decoratorPackage.test(specifier)).flatMap((each) => decorated(module, each)),
    ...calls.flatMap((call) => isDefine(module, call) ? define(module, call) : speaks && memberName(call.node.callee) === 'init' ? init(module, call) : []),
    ...(speaks || defined ? calls.flatMap((call) => association(module, call)) : []),
  ];
}

/** The name of a model's table: what its options tell, or the plural of the model's name. */
function placeOf(module: CodeModule, model: string | undefined, options: Node | undefined): WrittenTable | undefined {
  const schema = module.textOf(optionOf(module, options, 'schema'));
  const named = optionOf(module, options, 'tableName');
  if (named !== undefined) return writtenTable(module.textOf(named), schema);
  if (model === undefined || model.includes('${') || hidesOptions(module, options)) return undefined;
  if (isOn(module, options, 'freezeTableName')) return writtenTable(model, schema);
  return writtenTable(isOn(module, options, 'underscored') ? underscored(sequelizePlural(model)) : sequelizePlural(model), schema);
}

function isOn(module: CodeModule, options: Node | undefined, key: string): boolean {
  const value = module.writtenAs(optionOf(module, options, key));
  return value?.type === 'Literal' && value.value === true;
}

function isDefine(module: CodeModule, { node: { callee, arguments: given } }: Call): boolean {
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'define' || given.length < 2) return false;
  if (/sequelize$/i.test(module.nameOf(callee.object)?.split('.').at(-1) ?? '')) return true;
  const made = module.writtenAs(callee.object);
  return made?.type === 'NewExpression' && packages.test(module.importOf(made.callee)?.specifier ?? '');
}

/** `sequelize.define('Order', columns, options)`. */
function define(module: CodeModule, call: Call): readonly DataFact[] {
  const [name, columns, options] = call.node.arguments;
  const model = module.textOf(name);
  const place = placeOf(module, model, options);
  if (place === undefined) return [unreadTable(module, technology, call.node)];
  const symbol = bindingOf(call);
  const fact = { kind: 'table', technology, ...place, ...(model === undefined ? {} : { model }), ...(symbol === undefined ? {} : { symbol }), site: module.siteOf(call.node) } as const;
  return [fact, ...sequelizeReferences(module, place, columns)];
}

/** `Order.init(columns, options)`, and `super.init` or `this.init` within the class. */
function init(module: CodeModule, call: Call): readonly DataFact[] {
  const { node } = call;
  const [columns, options] = node.arguments;
  if (node.callee.type !== 'MemberExpression' || options === undefined) return [];
  const known = ['sequelize', 'tableName', 'modelName', 'schema', 'underscored'].some((key) => optionOf(module, options, key) !== undefined);
  if (!known && !hidesOptions(module, options)) return [];
  const around = classAround(call);
  const own = node.callee.object.type === 'ThisExpression' || node.callee.object.type === 'Super';
  const symbol = own ? around && classNameOf(around) : module.nameOf(node.callee.object);
  if (symbol === undefined || (!known && !isModel(module, symbol))) return [];
  const named = optionOf(module, options, 'modelName');
  const model = named === undefined ? symbol : module.textOf(named);
  const place = placeOf(module, model, options);
  if (place === undefined) return [unreadTable(module, technology, node)];
  return [
    { kind: 'table', technology, ...place, ...(model === undefined ? {} : { model }), symbol, site: module.siteOf(node) },
    ...sequelizeReferences(module, place, columns),
  ];
}

function isModel(module: CodeModule, symbol: string): boolean {
  return module.nodes('ClassDeclaration').some(({ node }) => node.id?.name === symbol && packages.test(module.importOf(node.superClass)?.specifier ?? ''));
}

function decorated(module: CodeModule, { imported: { imported }, arguments: given, node, owner, on }: Decoration): readonly DataFact[] {
  const symbol = classNameOf(owner);
  if (associationDecorators.test(imported)) {
    return [relationTo(module, technology, { symbol }, given[0], node, imported.startsWith('Has') ? 'there' : 'here'), ...through(module, imported === 'BelongsToMany' ? given[1] : undefined)];
  }
  if (imported === 'Column' || imported === 'References') return columnReference(module, symbol, imported, given[0], node);
  if (imported !== 'Table' || on !== owner) return [];
  const named = optionOf(module, given[0], 'modelName');
  const model = named === undefined ? symbol : module.textOf(named);
  const place = placeOf(module, model, given[0]);
  if (place === undefined) return [unreadTable(module, technology, node)];
  return [{ kind: 'table', technology, ...place, ...(model === undefined ? {} : { model }), symbol, site: module.siteOf(node) }];
}

function columnReference(module: CodeModule, symbol: string, imported: string, argument: Node | undefined, at: Node): readonly DataFact[] {
  const target = imported === 'References' ? argument : optionOf(module, optionOf(module, argument, 'references'), 'model');
  const text = module.textOf(target);
  if (target === undefined) return [];
  return text === undefined || text.includes('${')
    ? [relationTo(module, technology, { symbol }, target, at)] : [{ kind: 'relation', technology, from: { symbol }, to: { table: text }, site: module.siteOf(at) }];
}

/** `Order.belongsTo(User)`, `models.Order.hasMany(models.Item)`, `this.belongsToMany(models.Tag, { through: 'OrderTags' })`. */
function association(module: CodeModule, call: Call): readonly DataFact[] {
  const { callee, arguments: [target, options] } = call.node;
  const method = memberName(callee);
  if (method === undefined || callee.type !== 'MemberExpression' || target === undefined || !associations.test(method)) return [];
  const around = callee.object.type === 'ThisExpression' ? classAround(call) : undefined;
  const here = around === undefined ? modelNamed(module, callee.object) : { symbol: classNameOf(around) };
  const there = modelNamed(module, target);
  // Who has another does not hold the key: the other does.
  const [from, to] = method.startsWith('has') ? [there, here] : [here, there];
  const between = method === 'belongsToMany' ? through(module, options) : [];
  if (from === undefined || to === undefined) return [unreadTable(module, technology, call.node), ...between];
  return [{ kind: 'relation', technology, from, to, site: module.siteOf(call.node) }, ...between];
}

/** A model by its binding, or by the name that it is registered under: `db.models.Order`, where `db` is no import. */
function modelNamed(module: CodeModule, expression: Node): TableName | undefined {
  const named = entityNamed(module, expression);
  if (named === undefined || !('symbol' in named)) return named;
  const parts = named.symbol.split('.');
  return parts.length === 1 || module.imports.has(parts[0]!) ? named : { model: parts.at(-1)! };
}

/** The model between two others; a text names it as it is registered. */
function through(module: CodeModule, options: Node | undefined): readonly DataFact[] {
  const given = options && (optionOf(module, options, 'through') ?? options);
  const model = given && (optionOf(module, given, 'model') ?? given);
  const of = model && modelNamed(module, model);
  return of === undefined ? [] : [{ kind: 'table-use', technology, role: 'uses', of, site: module.siteOf(model!) }];
}
