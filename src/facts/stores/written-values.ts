import { unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';

type FunctionNode = NodeOf<'ArrowFunctionExpression'> | NodeOf<'FunctionExpression'> | NodeOf<'FunctionDeclaration'>;

/** The elements of an array literal, or of a constant that is one, with what is spread into it. */
export function itemsOf(module: CodeModule, expression: Node | null | undefined, seen = new Set<Node>()): readonly Node[] {
  const array = module.writtenAs(expression);
  if (array?.type !== 'ArrayExpression' || seen.has(array)) return [];
  seen.add(array);
  return array.elements.flatMap((element) => {
    if (element === null) return [];
    return element.type === 'SpreadElement' ? itemsOf(module, element.argument, seen) : [element];
  });
}

/** The value of an option: a property of an object literal, or of a literal that is spread into it. */
export function optionOf(module: CodeModule, options: Node | null | undefined, key: string, seen = new Set<Node>()): Node | undefined {
  const object = module.writtenAs(options);
  if (object?.type !== 'ObjectExpression') return module.property(object, key);
  const own = module.property(object, key);
  if (own !== undefined || seen.has(object)) return own;
  seen.add(object);
  for (const each of object.properties.toReversed()) {
    const spread = each.type === 'SpreadElement' ? optionOf(module, each.argument, key, seen) : undefined;
    if (spread !== undefined) return spread;
  }
  return undefined;
}

/** Whether something is spread into an object literal that is not written in the module. */
export function hidesOptions(module: CodeModule, options: Node | null | undefined): boolean {
  const object = module.writtenAs(options);
  if (object === undefined) return false;
  if (object.type !== 'ObjectExpression') return true;
  return object.properties.some((each) => each.type === 'SpreadElement' && module.writtenAs(each.argument)?.type !== 'ObjectExpression');
}

/** What a function gives back, each return apart; nothing for what is no function. */
export function returnedBy(module: CodeModule, expression: Node | null | undefined): readonly Node[] {
  const node = module.writtenAs(expression) ?? undefined;
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
