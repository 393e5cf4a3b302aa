import type { Node, Program } from 'oxc-parser';
import { findBound } from './bound-require.ts';
import { unwrap, walkTree } from './tree-walk.ts';
import type { Frame } from './tree-walk.ts';

/** A text without this word creates no `require`. */
export const creatingWord = 'createRequire';

/** `createRequire(import.meta.url)` or `createRequire(__filename)`: it resolves from the file that it stands in. */
export function isOwnRequire(node: Node | null): boolean {
  const call = node === null ? undefined : unwrap(node);
  if (call?.type !== 'CallExpression' || calledName(call.callee) !== creatingWord) return false;
  const [from] = call.arguments;
  if (from === undefined) return false;
  if (from.type === 'Identifier') return from.name === '__filename';
  return from.type === 'MemberExpression' && !from.computed && from.object.type === 'MetaProperty' && from.object.meta.name === 'import'
    && from.property.type === 'Identifier' && (from.property.name === 'url' || from.property.name === 'filename');
}

/** The calls `load('x')` and `load.resolve('x')` of what the file created under another name than `require`. */
export function callsOfCreated(program: Program): readonly Frame[] {
  const names = new Set<string>();
  walkTree(program, ({ node }) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.id.name === 'require') return;
    if (isOwnRequire(node.init)) names.add(node.id.name);
  });
  if (names.size === 0) return [];
  const others = [...names].map((name) => [name, findBound(program, name)] as const);
  const calls: Frame[] = [];
  walkTree(program, (frame) => {
    const { node } = frame;
    const name = node.type === 'CallExpression' ? loaderOf(node.callee) : undefined;
    const bound = others.find(([one]) => one === name)?.[1];
    if (bound !== undefined && !bound.some(({ start, end }) => start <= node.start && node.end <= end)) calls.push(frame);
  });
  return calls;
}

function loaderOf(callee: Node): string | undefined {
  const called = unwrap(callee);
  if (called.type === 'Identifier') return called.name;
  return called.type === 'MemberExpression' && calledName(called) === 'resolve' && called.object.type === 'Identifier' ? called.object.name : undefined;
}

function calledName(callee: Node): string | undefined {
  const called = unwrap(callee);
  if (called.type === 'Identifier') return called.name;
  return called.type === 'MemberExpression' && !called.computed && called.property.type === 'Identifier' ? called.property.name : undefined;
}
