/** A directed graph in columns: the neighbours of `n` are `targets[starts[n]]` up to `targets[starts[n + 1]]`. */
export interface Adjacency {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

/**
 * The strongly connected components of more than one node, each sorted, in the order of their smallest node. Tarjan's
 * algorithm without recursion, so depth is bounded by memory and not by the stack; linear in nodes and edges. Simple
 * cycles are never enumerated: their number is exponential.
 */
export function stronglyConnected(nodes: number, { starts, targets }: Adjacency): number[][] {
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const onStack = new Uint8Array(nodes);
  const stack: number[] = [];
  const path: number[] = [];
  const components: number[][] = [];
  let counter = 0;
  const enter = (node: number): void => {
    order[node] = low[node] = counter++;
    next[node] = starts[node]!;
    onStack[node] = 1;
    stack.push(node);
    path.push(node);
  };
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== -1 || starts[root] === starts[root + 1]) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (next[node]! < starts[node + 1]!) {
        const target = targets[next[node]!++]!;
        if (order[target] === -1) enter(target);
        else if (onStack[target] === 1 && order[target]! < low[node]!) low[node] = order[target]!;
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined && low[node]! < low[parent]!) low[parent] = low[node]!;
      if (low[node] !== order[node]) continue;
      const component: number[] = [];
      let member: number;
      do {
        member = stack.pop()!;
        onStack[member] = 0;
        component.push(member);
      } while (member !== node);
      if (component.length > 1) components.push(component.sort((a, b) => a - b));
    }
  }
  return components.sort((a, b) => a[0]! - b[0]!);
}

/**
 * A shortest closed walk among `members` through one of `starts`, the first of equally short ones; as nodes, from the start on,
 * which is not repeated at the end. Empty when there is none. Breadth first in the order of edges, so the answer is the same
 * for the same graph.
 */
export function shortestCycle(starts: readonly number[], members: readonly number[], adjacency: Adjacency): number[] {
  const within = among(members, adjacency);
  const cameFrom = new Int32Array(members.length);
  const depths = new Int32Array(members.length);
  const queue = new Int32Array(members.length);
  let best: number[] = [];
  for (const start of starts) {
    const walk = cycleFrom(within.numberOf.get(start)!, within, best.length, { cameFrom, depths, queue });
    if (walk.length > 0) best = walk;
    if (best.length === 1) break;
  }
  return best.map((node) => members[node]!);
}

interface Scratch {
  readonly cameFrom: Int32Array;
  readonly depths: Int32Array;
  readonly queue: Int32Array;
}

/** A closed walk through a node, shorter than `bound` where that is not 0; empty when there is none. */
function cycleFrom(start: number, { starts, targets }: Adjacency, bound: number, { cameFrom, depths, queue }: Scratch): number[] {
  depths.fill(-1);
  depths[start] = 0;
  queue[0] = start;
  let length = 1;
  for (let head = 0; head < length; head++) {
    const node = queue[head]!;
    if (bound > 0 && depths[node]! > bound - 2) return [];
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const target = targets[at]!;
      if (target === start) return walkBack(node, start, cameFrom);
      if (depths[target]! >= 0) continue;
      depths[target] = depths[node]! + 1;
      cameFrom[target] = node;
      queue[length++] = target;
    }
  }
  return [];
}

/** The graph of some nodes alone, which go by their places in the list. */
function among(members: readonly number[], { starts, targets }: Adjacency): Adjacency & { readonly numberOf: ReadonlyMap<number, number> } {
  const numberOf = new Map(members.map((node, number) => [node, number]));
  const ownStarts = new Int32Array(members.length + 1);
  const inside: number[] = [];
  for (const [number, node] of members.entries()) {
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const target = numberOf.get(targets[at]!);
      if (target !== undefined) inside.push(target);
    }
    ownStarts[number + 1] = inside.length;
  }
  return { starts: ownStarts, targets: Int32Array.from(inside), numberOf };
}

function walkBack(last: number, start: number, cameFrom: Int32Array): number[] {
  const walk: number[] = [];
  for (let node = last; node !== start; node = cameFrom[node]!) walk.push(node);
  return [...walk, start].reverse();
}
