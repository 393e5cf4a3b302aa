import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';

type FunctionNode = NodeOf<'ArrowFunctionExpression'> | NodeOf<'FunctionExpression'> | NodeOf<'FunctionDeclaration'>;

/** How far constants that name constants are followed; a crafted chain must not cost the stack. */
const deepest = 10;

/** What an expression comes to when the constants and the class fields of the module are put in their place. */
export function writtenAs(module: CodeModule, expression: Node | null | undefined): Node | undefined {
  let node = expression ? unwrap(expression) : undefined;
  for (let depth = 0; node !== undefined && depth < deepest; depth += 1) {
    const next = node.type === 'AwaitExpression' ? node.argument : constantBehind(module, node);
    if (next === undefined) return node;
    node = unwrap(next);
  }
  return node;
}

/** The elements of an array literal, or of a constant that is one, with what is spread into it. */
export function itemsOf(module: CodeModule, expression: Node | null | undefined, depth = 0): readonly Node[] {
  const array = writtenAs(module, expression);
  if (array?.type !== 'ArrayExpression') return [];
  return array.elements.flatMap((element) => {
    if (element === null) return [];
    if (element.type !== 'SpreadElement') return [element];
    return depth < deepest ? itemsOf(module, element.argument, depth + 1) : [];
  });
}

/** The value of an option: a property of an object literal, or of a literal that is spread into it. */
export function optionOf(module: CodeModule, options: Node | null | undefined, key: string, depth = 0): Node | undefined {
  const object = writtenAs(module, options);
  if (object?.type !== 'ObjectExpression') return module.property(object, key);
  const own = module.property(object, key);
  if (own !== undefined || depth > deepest) return own;
  for (const each of object.properties.toReversed()) {
    const spread = each.type === 'SpreadElement' ? optionOf(module, each.argument, key, depth + 1) : undefined;
    if (spread !== undefined) return spread;
  }
  return undefined;
}

/** Whether something is spread into an object literal that is not written in the module. */
export function hidesOptions(module: CodeModule, options: Node | null | undefined): boolean {
  const object = writtenAs(module, options);
  if (object === undefined) return false;
  if (object.type !== 'ObjectExpression') return true;
  return object.properties.some((each) => each.type === 'SpreadElement' && writtenAs(module, each.argument)?.type !== 'ObjectExpression');
}

/** What a function gives back, each return apart; nothing for what is no function. */
export function returnedBy(module: CodeModule, expression: Node | null | undefined): readonly Node[] {
  const node = writtenAs(module, expression) ?? undefined;
  if (node === undefined || !isFunction(node)) return [];
  if (node.type === 'ArrowFunctionExpression' && node.expression) return [unwrap(node.body)];
  return module.nodes('ReturnStatement').flatMap((frame) => {
    const inside = frame.node.start > node.start && frame.node.end <= node.end;
    return inside && frame.node.argument && nearest(frame, isFunction)?.node === node ? [unwrap(frame.node.argument)] : [];
  });
}

/** The nearest frame around a node that passes the test, the node itself left out. */
export function nearest(frame: Frame, test: (node: Node) => boolean): Frame | undefined {
  let at = frame.parent;
  while (at !== undefined && !test(at.node)) at = at.parent;
  return at;
}

export function isFunction(node: Node): node is FunctionNode {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';
}

/** The name that a value is bound to: `const User = …`, `export default …`, also behind `cached || …` and assertions. */
export function bindingOf(frame: Frame): string | undefined {
  let { node, parent } = frame;
  while (parent !== undefined && (unwrap(parent.node) !== parent.node || parent.node.type === 'LogicalExpression' || parent.node.type === 'ConditionalExpression')) {
    ({ node, parent } = parent);
  }
  if (parent?.node.type === 'VariableDeclarator' && parent.node.init === node) return parent.node.id.type === 'Identifier' ? parent.node.id.name : undefined;
  return parent?.node.type === 'ExportDefaultDeclaration' ? 'default' : undefined;
}

function constantBehind(module: CodeModule, node: Node): Node | undefined {
  if (node.type === 'Identifier') {
    const declared = module.nodes('VariableDeclarator').filter(({ node: { id } }) => id.type === 'Identifier' && id.name === node.name);
    const [only] = declared;
    const constant = only?.parent?.node.type === 'VariableDeclaration' && only.parent.node.kind === 'const';
    return declared.length === 1 && constant ? only.node.init ?? undefined : undefined;
  }
  const member = memberName(node);
  if (member === undefined || node.type !== 'MemberExpression') return undefined;
  return node.object.type === 'ThisExpression' ? fieldNamed(module, member) : module.property(node.object, member);
}

/** A field that one class alone has and that is never told anew by a constructor parameter of the same name. */
function fieldNamed(module: CodeModule, name: string): Node | undefined {
  const fields = module.nodes('PropertyDefinition').filter(({ node: { key, computed } }) => !computed && (key.type === 'Identifier' ? key.name : plainText(key)) === name);
  return fields.length === 1 ? fields[0]!.node.value ?? undefined : undefined;
}
