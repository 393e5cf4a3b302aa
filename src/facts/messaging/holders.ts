import type { CodeModule, Node } from '../code/code-module.ts';
import { fieldsOf } from '../code/fields.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';

/** How a library's object comes into a module. */
interface Origin {
  /** Whether a type annotation names it: an injected `private readonly redis: Redis`. */
  isType(name: Node): boolean;
  /** Whether an expression makes one; `holds` tells whether another expression is known to be one. */
  makes(expression: Node, holds: (expression: Node) => boolean): boolean;
}

/** Rounds in which one name may get its value from another: `const subscriber = redis.duplicate()`. */
const rounds = 3;

/**
 * Which expressions hold a library's object: variables, parameters and fields that are typed as one or given one, by
 * name, with no regard for scope. The value is what made it, where that is written down. An object that another module
 * hands out without a type is not known here.
 */
export function holdersOf(module: CodeModule, origin: Origin): ReadonlyMap<string, Node | undefined> {
  const holders = typedHolders(module, origin);
  const given = givenValues(module);
  const isHolder = (expression: Node): boolean => holders.has(module.nameOf(expression) ?? '');
  const holds = (expression: Node): boolean => isHolder(expression) || origin.makes(settled(expression), isHolder);
  for (let round = 0; round < rounds; round++) {
    for (const [name, value] of given) {
      const made = alternatives(value).find((each) => origin.makes(each, holds));
      if (made !== undefined && holders.get(name) === undefined) holders.set(name, made);
    }
  }
  return holders;
}

/** What an expression comes to once it is awaited. */
export function settled(expression: Node): Node {
  let node = unwrap(expression);
  while (node.type === 'AwaitExpression') node = unwrap(node.argument);
  return node;
}

function alternatives(value: Node): readonly Node[] {
  const node = settled(value);
  if (node.type === 'ConditionalExpression') return [settled(node.consequent), settled(node.alternate)];
  return node.type === 'LogicalExpression' ? [settled(node.left), settled(node.right)] : [node];
}

/** Every name with every value that is written down for it. */
function givenValues(module: CodeModule): readonly (readonly [string, Node])[] {
  const given: (readonly [string, Node])[] = [];
  for (const { node } of module.nodes('VariableDeclarator')) {
    if (node.id.type === 'Identifier' && node.init) given.push([node.id.name, node.init]);
  }
  for (const { name, value } of fieldsOf(module)) given.push([`this.${name}`, value]);
  for (const { node } of module.nodes('AssignmentExpression')) {
    const name = module.nameOf(node.left);
    if (name !== undefined) given.push([name, node.right]);
  }
  return given;
}

function typedHolders(module: CodeModule, { isType }: Origin): Map<string, Node | undefined> {
  const holders = new Map<string, Node | undefined>();
  for (const { node, parent } of module.nodes('TSTypeAnnotation')) {
    const owner = parent?.node;
    if (owner === undefined || !namesIn(node.typeAnnotation).some(isType)) continue;
    if (owner.type === 'PropertyDefinition' && owner.key.type === 'Identifier') holders.set(`this.${owner.key.name}`, undefined);
    if (owner.type !== 'Identifier') continue;
    holders.set(owner.name, undefined);
    if (parent?.parent?.node.type === 'TSParameterProperty') holders.set(`this.${owner.name}`, undefined);
  }
  return holders;
}

/** The names of a type and of the alternatives of a union: `Redis | null`. */
function namesIn(type: Node): readonly Node[] {
  const types = type.type === 'TSUnionType' ? type.types : [type];
  return types.flatMap((each) => (each.type === 'TSTypeReference' ? [outermost(each.typeName)] : []));
}

/** `IORedis` of `IORedis.Redis`: the name that is imported. */
function outermost(name: Node): Node {
  let node = name;
  while (node.type === 'TSQualifiedName') node = node.left;
  return node;
}

/** Whether a call is one of these methods of something known to be held. */
export function isMethodOf(call: Node, methods: RegExp, holds: (expression: Node) => boolean): boolean {
  if (call.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && methods.test(memberName(callee) ?? '') && holds(callee.object);
}
