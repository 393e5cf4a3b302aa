import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import type { Chain } from './call-chain.ts';

/**
 * The last names under which a module has Knex at hand: `knex` itself, what is typed as `Knex` or made by calling the
 * package, and the transactions opened on one of those.
 */
export function knexInstances(module: CodeModule): ReadonlySet<string> {
  const names = new Set(['knex']);
  for (const frame of module.nodes('TSTypeReference')) {
    const name = isKnexType(module, frame.node) ? typedName(frame) : undefined;
    if (name !== undefined) names.add(name);
  }
  for (const { node } of module.nodes('VariableDeclarator')) {
    if (node.id.type === 'Identifier' && node.init && (makesKnex(module, node.init) || opensTransaction(module, node.init, names))) names.add(node.id.name);
  }
  for (const { node } of module.nodes('CallExpression')) {
    const callback = opensTransaction(module, node, names) ? node.arguments[0] : undefined;
    const parameter = callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression' ? callback.params[0] : undefined;
    if (parameter?.type === 'Identifier') names.add(parameter.name);
  }
  return names;
}

/** Whether an expression is Knex: `knex`, `this.db`, `ctx.knex`. */
export function isInstance(module: CodeModule, expression: Node, instances: ReadonlySet<string>): boolean {
  return instances.has(lastName(module.nameOf(expression)));
}

/** Whether a chain starts at Knex, called or by one of its methods: `knex('t').…`, `this.db.select().…`, `knex.schema.…`. */
export function startsAtKnex(module: CodeModule, { root, links }: Chain, instances: ReadonlySet<string>): boolean {
  const name = (module.nameOf(root) ?? '').replace(/\.schema$/, '');
  return instances.has(lastName(name)) || isInstance(module, links[0]!.call.callee, instances);
}

/** The call that makes an instance: `knex({ … })` of the package, also as `require('knex')({ … })`. */
export function makesKnex(module: CodeModule, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type === 'CallExpression') return module.nameOf(callee.callee) === 'require' && module.textOf(callee.arguments[0]) === 'knex';
  const made = module.importOf(callee);
  const [options] = node.arguments;
  // A parameter may go by the name of the import, and is then called with a table.
  const isTable = options?.type === 'Literal' && !String(options.value).includes(':');
  return made?.specifier === 'knex' && /^(default|\*|knex|Knex)$/.test(made.imported) && !isTable;
}

function opensTransaction(module: CodeModule, expression: Node, instances: ReadonlySet<string>): boolean {
  const awaited = unwrap(expression);
  const node = awaited.type === 'AwaitExpression' ? unwrap(awaited.argument) : awaited;
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && /^transaction(Provider)?$/.test(lastName(module.nameOf(callee))) && isInstance(module, callee.object, instances);
}

/** `Knex`, `Knex.Transaction`, `Knex<any, unknown[]>`; `knex` as older versions have it. A builder or table is none. */
function isKnexType(module: CodeModule, { typeName }: NodeOf<'TSTypeReference'>): boolean {
  const [owner, member] = typeName.type === 'TSQualifiedName' ? [typeName.left, typeName.right.name] : [typeName, undefined];
  return (member === undefined || member === 'Transaction') && owner.type === 'Identifier' && module.importOf(owner)?.specifier === 'knex';
}

/** The variable, parameter or property that a type is written for. */
function typedName({ parent }: Frame): string | undefined {
  const holder = parent?.node.type === 'TSTypeAnnotation' ? parent.parent?.node : undefined;
  if (holder?.type === 'Identifier') return holder.name;
  return holder?.type === 'PropertyDefinition' && holder.key.type === 'Identifier' ? holder.key.name : undefined;
}

function lastName(name: string | undefined): string {
  return name?.split('.').at(-1) ?? '';
}
