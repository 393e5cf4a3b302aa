import type { Node } from 'web-tree-sitter';

/** A file in HCL, the language of Terraform, as plain values. */
export interface HclFile {
  readonly blocks: readonly HclBlock[];
  readonly problem?: HclProblem;
}

export interface HclProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** Set where it is no fault of the text: the parser itself is not there. */
  readonly missingParser?: true;
}

/** `resource "aws_sqs_queue" "orders" { … }`: its type, its labels, and what stands in it. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: ReadonlyMap<string, HclValue>;
  readonly blocks: readonly HclBlock[];
  readonly line: number;
  readonly column: number;
}

/** An expression, as far as it can be told without running it. */
export type HclValue =
  | { readonly kind: 'text'; readonly text: string }
  /** A text with values between. */
  | { readonly kind: 'template'; readonly parts: readonly HclValue[] }
  /** `aws_sqs_queue.orders[0].arn`; an index is a step of its own. */
  | { readonly kind: 'reference'; readonly path: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly HclValue[] }
  | { readonly kind: 'object'; readonly entries: readonly HclEntry[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly HclValue[] }
  | { readonly kind: 'other' };

export interface HclEntry {
  readonly key: string;
  readonly value: HclValue;
  readonly line: number;
  readonly column: number;
}

/** The step of a reference that is an index. */
export const indexStep = '[]';

const maxDepth = 60;
const other: HclValue = { kind: 'other' };

/** Takes the blocks out of a syntax tree, those with a fault excepted. */
export function hclFileOf(root: Node, text: string): HclFile {
  const body = childrenOf(root).find(({ type }) => type === 'body');
  const blocks = body === undefined ? [] : blocksOf(body, text, 0);
  return root.hasError ? { blocks, problem: { message: 'it does not parse as HCL', ...placeOf(faultIn(root)) } } : { blocks };
}

function blocksOf(body: Node, text: string, depth: number): readonly HclBlock[] {
  if (depth > maxDepth) return [];
  return childrenOf(body).filter(({ type, hasError }) => type === 'block' && !hasError).map((block) => {
    const children = childrenOf(block);
    const inner = children.find(({ type }) => type === 'body');
    const [type = '', ...labels] = children.flatMap((child) => child.type === 'identifier' ? [child.text] : child.type === 'string_lit' ? [child.text.slice(1, -1)] : []);
    return {
      type, labels, ...placeOf(block),
      attributes: new Map(inner === undefined ? [] : attributesOf(inner, text)),
      blocks: inner === undefined ? [] : blocksOf(inner, text, depth + 1),
    };
  });
}

function attributesOf(body: Node, text: string): readonly (readonly [string, HclValue])[] {
  return childrenOf(body).filter(({ type }) => type === 'attribute').flatMap((attribute) => {
    const [name, value] = childrenOf(attribute);
    return name === undefined || value === undefined ? [] : [[name.text, valueOf(value, text, 0)] as const];
  });
}

function valueOf(node: Node, text: string, depth: number): HclValue {
  if (depth > maxDepth) return other;
  const children = childrenOf(node);
  const only = children.length === 1 ? children[0] : undefined;
  switch (node.type) {
    case 'expression':
    case 'literal_value':
    case 'template_expr':
    case 'collection_value': return only === undefined || only.type === 'variable_expr' ? referenceOf(children) : valueOf(only, text, depth + 1);
    case 'numeric_lit':
    case 'bool_lit': return { kind: 'text', text: node.text };
    case 'string_lit': return literal(text.slice(node.startIndex + 1, node.endIndex - 1));
    case 'quoted_template': return { kind: 'template', parts: partsOf(node, text, depth) };
    case 'tuple': return { kind: 'list', items: children.filter(({ type }) => type === 'expression').map((item) => valueOf(item, text, depth + 1)) };
    case 'object': return { kind: 'object', entries: children.flatMap((child) => child.type === 'object_elem' ? entryOf(child, text, depth) : []) };
    case 'function_call': {
      const args = children.find(({ type }) => type === 'function_arguments');
      return { kind: 'call', name: children[0]?.text ?? '', args: args === undefined ? [] : childrenOf(args).map((arg) => valueOf(arg, text, depth + 1)) };
    }
    default: return other;
  }
}

/** The literals of a template by what lies between its interpolations, as the grammar leaves blanks out. */
function partsOf(template: Node, text: string, depth: number): readonly HclValue[] {
  const parts: HclValue[] = [];
  let from = template.startIndex + 1;
  for (const child of childrenOf(template)) {
    if (child.type !== 'template_interpolation' && child.type !== 'template_directive') continue;
    if (child.startIndex > from) parts.push(literal(text.slice(from, child.startIndex)));
    const inner = childrenOf(child).find(({ type }) => type === 'expression');
    parts.push(inner === undefined || child.type === 'template_directive' ? other : valueOf(inner, text, depth + 1));
    from = child.endIndex;
  }
  if (from < template.endIndex - 1) parts.push(literal(text.slice(from, template.endIndex - 1)));
  return parts;
}

/** What is escaped names nothing, and `$${` must not be taken for a setting. */
function literal(written: string): HclValue {
  return /\\|\$\{|%\{/.test(written) ? other : { kind: 'text', text: written };
}

function entryOf(element: Node, text: string, depth: number): readonly HclEntry[] {
  const [name, value] = childrenOf(element);
  if (name === undefined || value === undefined) return [];
  const key = valueOf(name, text, depth + 1);
  const isName = key.kind === 'reference' && key.path.length === 1 && !name.text.startsWith('(');
  const told = key.kind === 'text' ? key.text : isName ? key.path[0] : undefined;
  return told === undefined ? [] : [{ key: told, value: valueOf(value, text, depth + 1), ...placeOf(element) }];
}

function referenceOf([first, ...rest]: readonly Node[]): HclValue {
  if (first?.type !== 'variable_expr' || !rest.every(({ type }) => type === 'get_attr' || type === 'index')) return other;
  return { kind: 'reference', path: [first.text, ...rest.map((step) => step.type === 'index' ? indexStep : childrenOf(step)[0]?.text ?? '')] };
}

function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment');
}

function faultIn(root: Node): Node {
  let at = root;
  for (;;) {
    const next: Node | undefined = at.isError ? undefined : at.children.find((child) => child.hasError || child.isMissing);
    if (next === undefined) return at;
    at = next;
  }
}

function placeOf({ startPosition: { row, column } }: Node): { readonly line: number; readonly column: number } {
  return { line: row + 1, column: column + 1 };
}
