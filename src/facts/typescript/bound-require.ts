import type { Node, Program } from 'oxc-parser';
import type { Frame } from './tree-walk.ts';
import { unwrap, walkTree } from './tree-walk.ts';

/** A stretch of the text in which a name such as `require` is not that of Node.js. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds where `require` is a name of the file's own. A result of `createRequire` is a true one, and an ambient
 * declaration only tells a type checker that there is one.
 */
export function findBoundRequire(program: Program): Stretch[] {
  return findBound(program, 'require');
}

/** Finds the same for a name that the file gives to what `createRequire` makes. */
export function findBound(program: Program, name: string): Stretch[] {
  const stretches: Stretch[] = [];
  walkTree(program, (frame) => {
    if (frame.node.type !== 'Identifier' || frame.node.name !== name) return;
    const scope = scopeOf(frame);
    if (scope !== undefined) stretches.push({ start: scope.start, end: scope.end });
  });
  return stretches;
}

/** The node in which an identifier is bound, undefined when the identifier binds nothing. */
function scopeOf(frame: Frame): Node | undefined {
  let inner = frame;
  for (let outer = inner.parent; outer !== undefined; inner = outer, outer = outer.parent) {
    const { node } = outer;
    switch (node.type) {
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
      case 'TSParameterProperty':
        continue;
      case 'Property':
        if (node.value !== inner.node || outer.parent?.node.type !== 'ObjectPattern') return undefined;
        continue;
      case 'AssignmentPattern':
        if (node.left !== inner.node) return undefined;
        continue;
      case 'VariableDeclarator':
        return node.id === inner.node && !isTrueRequire(node.init) ? scopeOfVariable(outer) : undefined;
      case 'CatchClause':
        return node.param === inner.node ? node : undefined;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        return node.local === inner.node ? outermost(outer).node : undefined;
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        if (node.id === inner.node) return node.declare === true ? undefined : nearest(outer.parent, isBlock);
        return isParameter(node, inner.node) ? node : undefined;
      case 'FunctionExpression':
      case 'ClassExpression':
      case 'ArrowFunctionExpression':
        return node.id === inner.node || isParameter(node, inner.node) ? node : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}

function isParameter(node: Node, inner: Node): boolean {
  return 'params' in node && Array.isArray(node.params) && node.params.some((each) => each === inner);
}

function scopeOfVariable(declarator: Frame): Node | undefined {
  const declaration = declarator.parent;
  if (declaration?.node.type !== 'VariableDeclaration' || declaration.node.declare === true) return undefined;
  return nearest(declaration.parent, declaration.node.kind === 'var' ? isFunction : isBlock);
}

function nearest(frame: Frame | undefined, accepts: (node: Node) => boolean): Node | undefined {
  for (let at = frame; at !== undefined; at = at.parent) if (accepts(at.node)) return at.node;
  return undefined;
}

function outermost(frame: Frame): Frame {
  let at = frame;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

function isFunction({ type }: Node): boolean {
  return type === 'Program' || type === 'FunctionDeclaration' || type === 'FunctionExpression'
    || type === 'ArrowFunctionExpression' || type === 'StaticBlock' || type === 'TSModuleBlock';
}

function isBlock(node: Node): boolean {
  return isFunction(node) || node.type === 'BlockStatement' || node.type === 'ForStatement' || node.type === 'ForInStatement'
    || node.type === 'ForOfStatement' || node.type === 'SwitchStatement';
}

/** `createRequire(import.meta.url)`, by whatever way it is reached. */
function isTrueRequire(init: Node | null): boolean {
  if (init === null) return false;
  const value = unwrap(init);
  if (value.type !== 'CallExpression') return false;
  const callee = unwrap(value.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && !callee.computed
    && callee.property.type === 'Identifier' ? callee.property.name : '';
  return name === 'createRequire';
}
