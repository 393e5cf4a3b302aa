import type { Told } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';

/** How many names are followed from one to the next; a crafted chain must not run for ever. */
const longest = 8;

/** The text that an expression gives, as the module tells it, or a field of a class that is given once and never again. */
export function textOf(module: CodeModule, expression: Node | null | undefined): Told | undefined {
  return module.textOf(expression) ?? module.textOf(fieldOf(module, expression));
}

/** The expressions of an array, or the one expression that stands alone; undefined for a list made at run time. */
export function itemsOf(module: CodeModule, expression: Node | null | undefined): readonly Node[] | undefined {
  const literal = literalOf(module, expression);
  if (literal?.type !== 'ArrayExpression') return textOf(module, expression) === undefined || !expression ? undefined : [expression];
  return literal.elements.filter((element) => element !== null);
}

/** What a name that is never assigned again was given: an array, an object, a call. */
export function literalOf(module: CodeModule, expression: Node | null | undefined): Node | undefined {
  let node = expression ? unwrap(expression) : undefined;
  for (let step = 0; step < longest && node !== undefined; step++) {
    const next: Node | undefined = node.type === 'Identifier' ? constantOf(module, node.name) : fieldOf(module, node);
    if (next === undefined) break;
    node = unwrap(next);
  }
  return node;
}

function constantOf(module: CodeModule, name: string): Node | undefined {
  const found = module.nodes('VariableDeclarator').filter(({ node }) => node.id.type === 'Identifier' && node.id.name === name);
  const declaration = found[0]?.parent?.node;
  const constant = found.length === 1 && declaration?.type === 'VariableDeclaration' && declaration.kind === 'const';
  return constant ? found[0]?.node.init ?? undefined : undefined;
}

/** `this.queue` and `Orders.queue`, where one class of the module has such a field and nothing assigns to it. */
function fieldOf(module: CodeModule, expression: Node | null | undefined): Node | undefined {
  const node = expression ? unwrap(expression) : undefined;
  const name = node && memberName(node);
  if (name === undefined || node?.type !== 'MemberExpression') return undefined;
  const owner = unwrap(node.object);
  if (owner.type !== 'ThisExpression' && !(owner.type === 'Identifier' && isClass(module, owner.name))) return undefined;
  const fields = fieldsOf(module).filter((field) => field.name === name);
  return fields.length === 1 && !isAssigned(module, name) ? fields[0]?.value : undefined;
}

/** The fields of the module's classes that are given a value where they stand. */
export function fieldsOf(module: CodeModule): readonly { readonly name: string; readonly value: Node }[] {
  return module.nodes('PropertyDefinition').flatMap(({ node }) => {
    const name = node.computed ? undefined : keyOf(node.key);
    return name !== undefined && node.value ? [{ name, value: node.value }] : [];
  });
}

function isClass(module: CodeModule, name: string): boolean {
  return module.nodes('ClassDeclaration').some(({ node }) => node.id?.name === name);
}

function isAssigned(module: CodeModule, name: string): boolean {
  return module.nodes('AssignmentExpression').some(({ node }) => memberName(unwrap(node.left)) === name);
}

function keyOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : plainText(node);
}
