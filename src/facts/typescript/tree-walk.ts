import type { Node } from 'oxc-parser';

/** A node on its way from the root. */
export interface Frame {
  readonly node: Node;
  readonly parent: Frame | undefined;
}

/** Calls `visit` for every node under `root`; in no fixed order, and without recursion, as input may nest without end. */
export function walkTree(root: Node, visit: (frame: Frame) => void): void {
  const frames: Frame[] = [{ node: root, parent: undefined }];
  for (let frame = frames.pop(); frame !== undefined; frame = frames.pop()) {
    visit(frame);
    const node = frame.node as unknown as Record<string, unknown>;
    for (const key in node) {
      const value = node[key];
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) frames.push({ node: item, parent: frame });
      } else if (isNode(value)) frames.push({ node: value, parent: frame });
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** What stands inside of parentheses and type assertions, which change nothing at run time. */
export function unwrap(node: Node): Node {
  for (;;) {
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
        node = node.expression;
        break;
      default:
        return node;
    }
  }
}

/** The nearest frame whose parent is no such wrapper. */
export function unwrapFrame(frame: Frame): Frame {
  while (frame.parent !== undefined && unwrapsInto(frame.parent.node)) frame = frame.parent;
  return frame;
}

function unwrapsInto({ type }: Node): boolean {
  return type === 'ParenthesizedExpression' || type === 'TSAsExpression' || type === 'TSSatisfiesExpression'
    || type === 'TSNonNullExpression' || type === 'TSTypeAssertion' || type === 'ChainExpression';
}

/** The text of a string literal or of a template without holes. */
export function plainText(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

/** The name of a member that is written down: `a.name`, `a['name']`. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (node.computed) return plainText(node.property);
  return node.property.type === 'Identifier' ? node.property.name : undefined;
}
