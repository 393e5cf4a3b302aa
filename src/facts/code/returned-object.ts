import { plainText, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Node, NodeOf } from './code-module.ts';

/** The object that a function of the module gives, if it gives one and no other: what depends on a condition is not told. */
export function returnedObject(module: CodeModule, expression: Node | null | undefined): NodeOf<'ObjectExpression'> | undefined {
  const made = functionAt(module, expression);
  const given = made?.type === 'ArrowFunctionExpression' && made.body.type !== 'BlockStatement' ? made.body : made && onlyReturn(module, made);
  const object = given && module.writtenAs(given);
  return object?.type === 'ObjectExpression' ? object : undefined;
}

/** What the properties of an object are given, each by the keys that lead to it; one that a spread may take the place of is not told. */
export function writtenEntries(object: NodeOf<'ObjectExpression'>, path = '', depth = 0): readonly { readonly key: string; readonly value: Node }[] {
  const lasting = object.properties.slice(object.properties.findLastIndex(({ type }) => type === 'SpreadElement') + 1);
  return lasting.flatMap((each) => {
    if (each.type !== 'Property' || each.computed) return [];
    const name = each.key.type === 'Identifier' ? each.key.name : plainText(each.key);
    if (name === undefined || name === '') return [];
    const value = unwrap(each.value);
    const key = path === '' ? name : `${path}.${name}`;
    if (value.type !== 'ObjectExpression') return [{ key, value }];
    return depth < deepest ? writtenEntries(value, key, depth + 1) : [];
  });
}

/** Deeper settings are nobody's code. */
const deepest = 10;

type Made = NodeOf<'ArrowFunctionExpression'> | NodeOf<'FunctionExpression'> | NodeOf<'FunctionDeclaration'>;

function functionAt(module: CodeModule, expression: Node | null | undefined): Made | undefined {
  const node = module.writtenAs(expression);
  if (node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' || node?.type === 'FunctionDeclaration') return node;
  const named = node?.type === 'Identifier' ? module.nodes('FunctionDeclaration').filter((each) => each.node.id?.name === node.name) : [];
  return named.length === 1 ? named[0]!.node : undefined;
}

function onlyReturn(module: CodeModule, made: Made): Node | undefined {
  const own = module.nodes('ReturnStatement').filter((frame) => {
    let at = frame.parent;
    while (at !== undefined && !/Function/.test(at.node.type)) at = at.parent;
    return at?.node === made;
  });
  return own.length === 1 ? own[0]!.node.argument ?? undefined : undefined;
}
