import { unwrap } from '../typescript/tree-walk.ts';
import type { Told } from '../../model/data-facts.ts';
import type { CodeModule, Node } from './code-module.ts';

/** The text of an expression, also of one that is only made a string or a number: `Number(process.env.PORT)`. */
export function valueText(module: CodeModule, expression: Node): Told | undefined {
  const node = unwrap(expression);
  const inner = node.type === 'UnaryExpression' && node.operator === '+' ? node.argument
    : node.type === 'CallExpression' && /^(String|Number|parseInt|Number\.parseInt)$/.test(module.nameOf(node.callee) ?? '') ? node.arguments[0] : node;
  return module.textOf(inner);
}
