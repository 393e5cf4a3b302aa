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
 * A shortest closed walk through `start` among `members`, as nodes, starting and (not repeated) ending at `start`.
 * Breadth first in the order of edges, so the answer is the same for the same graph.
 */
export function shortestCycle(start: number, members: ReadonlySet<number>, { starts, targets }: Adjacency): number[] {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const target = targets[at]!;
      if (target === start) return walkBack(node, cameFrom);
      if (!members.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  return [];
}

function walkBack(last: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const walk: number[] = [];
  for (let node: number | undefined = last; node !== undefined; node = cameFrom.get(node)) walk.push(node);
  return walk.reverse();
}
