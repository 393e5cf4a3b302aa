import type { CodeModule, Frame, Node, NodeOf } from '../code/code-module.ts';
import { memberName, unwrap, unwrapFrame } from '../typescript/tree-walk.ts';

/** One call of a chain. */
export interface Link {
  /** The name of the method; undefined for a call of something that has no name of its own: `make()()`. */
  readonly name: string | undefined;
  readonly call: NodeOf<'CallExpression'>;
}

/** A chain of calls, `db.withSchema('s').selectFrom('t')`, as its links from left to right. */
export interface Chain {
  /** The outermost call. */
  readonly node: NodeOf<'CallExpression'>;
  /** What the first method is called on; the thing itself that is called when the first link is no method. */
  readonly root: Node;
  readonly links: readonly Link[];
  /** The members that are passed by between the links: `schema` of `db.withSchema('s').schema.createTable('t')`. */
  readonly passed: readonly string[];
}

/** Every chain of calls in a module, in the order of the text. A call that stands alone is a chain of one. */
export function chainsOf(module: CodeModule): readonly Chain[] {
  return module.nodes('CallExpression').filter((frame) => !goesOn(frame)).map(chainAt);
}

/** Those of the frames, which stand in the order of the text, that lie within a node. */
export function within<Item extends { readonly node: Node }>(frames: readonly Item[], { start, end }: Node): readonly Item[] {
  return frames.slice(firstFrom(frames, start), firstFrom(frames, end));
}

function firstFrom(frames: readonly { readonly node: Node }[], position: number): number {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.node.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function goesOn(call: Frame): boolean {
  let frame = unwrapFrame(call);
  for (let parent = frame.parent; parent?.node.type === 'MemberExpression' && parent.node.object === frame.node; parent = frame.parent) {
    frame = unwrapFrame(parent);
  }
  return frame.parent?.node.type === 'CallExpression' && frame.parent.node.callee === frame.node;
}

function chainAt(frame: { readonly node: NodeOf<'CallExpression'> }): Chain {
  const links: Link[] = [];
  const passed: string[] = [];
  for (let call: NodeOf<'CallExpression'> = frame.node;;) {
    const callee = unwrap(call.callee);
    links.unshift({ name: callee.type === 'MemberExpression' ? memberName(callee) : undefined, call });
    const on = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    let next: Node = on;
    const members: string[] = [];
    while (next.type === 'MemberExpression') {
      members.unshift(memberName(next) ?? '');
      next = unwrap(next.object);
    }
    if (next.type !== 'CallExpression') return { node: frame.node, root: on, links, passed };
    passed.unshift(...members);
    call = next;
  }
}
