import type { DataFact } from '../../model/data-facts.ts';
import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { classNameOf, type Decoration, decorationsFrom } from './decorations.ts';
import { entityNamed, relationTo, usesOf } from './entity-name.ts';
import { mongoosePlural } from './mongoose-plural.ts';
import { unreadTable, writtenTable } from './written-table.ts';
import { bindingOf, itemsOf, nearest, optionOf } from './written-values.ts';

const technology = 'mongoose';
const nest = /^@nestjs\/mongoose$/;
const typegoose = /^(@typegoose\/typegoose|typegoose)$/;
const injectors = /^(@nestjs\/mongoose|nestjs-typegoose|@m8a\/nestjs-typegoose)$/;

/**
 * The models of classes: `@Schema` that `SchemaFactory` makes a schema of, and typegoose's `getModelForClass`. A class
 * that no schema is made of is a base of others or a part of a document.
 */
export function mongooseClasses(module: CodeModule): readonly DataFact[] {
  const schemas = new Set(argumentsOf(module, (imported, method) => nest.test(imported.specifier) && method === 'createForClass'));
  return [
    ...decorationsFrom(module, (specifier) => nest.test(specifier)).flatMap((each) => each.imported.imported === 'Schema'
      ? schemas.has(classNameOf(each.owner)) ? schemaClass(module, each) : [] : []),
    ...typegooseModels(module),
    ...decorationsFrom(module, (specifier) => nest.test(specifier) || typegoose.test(specifier)).flatMap((each) => references(module, each)),
    ...uses(module),
  ];
}

function argumentsOf(module: CodeModule, test: (imported: { readonly specifier: string }, method: string | undefined) => boolean): readonly string[] {
  return module.nodes('CallExpression').flatMap(({ node: { callee, arguments: [first] } }) => {
    const imported = callee.type === 'MemberExpression' ? module.importOf(callee.object) : undefined;
    const name = module.nameOf(first);
    return imported !== undefined && name !== undefined && test(imported, memberName(callee)) ? [name] : [];
  });
}

function schemaClass(module: CodeModule, { arguments: [options], node, owner }: Decoration): readonly DataFact[] {
  const symbol = classNameOf(owner);
  const embedded = optionOf(module, options, '_id');
  if (embedded?.type === 'Literal' && embedded.value === false) return [];
  return [collection(module, optionOf(module, options, 'collection'), symbol, symbol, node)];
}

function collection(module: CodeModule, told: Node | undefined, model: string, symbol: string, at: Node): DataFact {
  const table = told === undefined ? mongoosePlural(model) : module.textOf(told);
  if (table === undefined) return unreadTable(module, technology, at);
  return { kind: 'table', technology, engine: 'mongodb', table, model, symbol, site: module.siteOf(at) };
}

/** Both the class and what `getModelForClass` is bound to stand for the collection. */
function typegooseModels(module: CodeModule): readonly DataFact[] {
  const decorated = decorationsFrom(module, (specifier) => typegoose.test(specifier)).filter(({ imported: { imported } }) => imported === 'modelOptions');
  return module.nodes('CallExpression').flatMap((frame) => {
    const { callee, arguments: [target, given] } = frame.node;
    const imported = module.importOf(callee);
    const symbol = module.nameOf(target);
    if (imported?.imported !== 'getModelForClass' || !typegoose.test(imported.specifier) || symbol === undefined) return [];
    const sources = [given, decorated.find(({ owner }) => classNameOf(owner) === symbol)?.arguments[0]];
    const told = (path: readonly [string, string]) => sources.map((each) => optionOf(module, optionOf(module, each, path[0]), path[1])).find((each) => each !== undefined);
    const custom = told(['options', 'customName']);
    const model = custom === undefined ? symbol : module.textOf(custom);
    if (model === undefined) return [unreadTable(module, technology, frame.node)];
    const bindings = [symbol, bindingOf(frame)].filter((each) => each !== undefined);
    return bindings.map((each) => collection(module, told(['schemaOptions', 'collection']), model, each, frame.node));
  });
}

/** Every `ref` within `@Prop`. */
function references(module: CodeModule, { imported: { imported }, node, owner }: Decoration): readonly DataFact[] {
  if (!/^prop$/i.test(imported)) return [];
  return module.nodes('Property').flatMap((frame) => {
    const { key, computed, value } = frame.node;
    const isRef = !computed && key.type === 'Identifier' && key.name === 'ref' && frame.node.start > node.start && frame.node.end < node.end;
    if (!isRef || nearest(frame, ({ type }) => type === 'Decorator')?.node !== node) return [];
    return [relationTo(module, technology, { symbol: classNameOf(owner) }, value, frame.node)];
  });
}

/** Models that NestJS is told of, and those that it injects; the injection is the use, whatever is done with it. */
function uses(module: CodeModule): readonly DataFact[] {
  const injected = decorationsFrom(module, (specifier) => injectors.test(specifier))
    .filter(({ imported: { imported } }) => imported === 'InjectModel')
    .flatMap(({ arguments: [model] }) => usesOf(module, technology, model === undefined ? [] : [model]));
  return [...injected, ...module.nodes('CallExpression').flatMap(({ node: { callee, arguments: [models] } }) => {
    const imported = callee.type === 'MemberExpression' ? module.importOf(callee.object) : undefined;
    if (imported === undefined || !injectors.test(imported.specifier) || !/^forFeature(Async)?$/.test(memberName(callee) ?? '')) return [];
    return itemsOf(module, models).flatMap((each) => registered(module, each));
  })];
}

/** `{ name: Order.name, schema, collection }`, and the bare class of typegoose. */
function registered(module: CodeModule, model: Node): readonly DataFact[] {
  const of = entityNamed(module, optionOf(module, model, 'name') ?? optionOf(module, model, 'typegooseClass') ?? model);
  const told = writtenTable(module.textOf(optionOf(module, model, 'collection')));
  return [of, told].flatMap((name) => name === undefined ? [] : [{ kind: 'table-use', technology, role: 'uses', of: name, site: module.siteOf(model) } as const]);
}
