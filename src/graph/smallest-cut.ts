/** A weighted edge between two of the nodes 0 … n-1. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

/** Up to here every order of the nodes is weighed; the work doubles with each node. */
const exactLimit = 16;

/**
 * The arcs whose removal leaves no cycle: as few as possible for up to 16 nodes, few for more (each arc once in
 * `arcs`). An order of the nodes leaves cut the arcs that lead backwards in it; the best order is found by dynamic
 * programming over sets of nodes that stand first (Lawler 1964).
 */
export function smallestCut(nodes: number, arcs: readonly Arc[]): Arc[] {
  const order = nodes <= exactLimit ? bestOrder(nodes, arcs) : greedyOrder(nodes, arcs);
  const position = new Array<number>(nodes);
  order.forEach((node, index) => { position[node] = index; });
  return arcs.filter(({ from, to }) => position[from]! > position[to]!);
}

function bestOrder(nodes: number, arcs: readonly Arc[]): number[] {
  const successors = new Int32Array(nodes);
  for (const { from, to } of arcs) successors[from]! |= 1 << to;
  const cost = new Int32Array(1 << nodes).fill(-1);
  const last = new Int8Array(1 << nodes);
  cost[0] = 0;
  for (let placed = 0; placed < 1 << nodes; placed++) {
    for (let node = 0; node < nodes; node++) {
      if (placed & (1 << node)) continue;
      const next = placed | (1 << node);
      const total = cost[placed]! + bits(successors[node]! & placed);
      if (cost[next] !== -1 && cost[next]! <= total) continue;
      cost[next] = total;
      last[next] = node;
    }
  }
  const order: number[] = [];
  for (let placed = (1 << nodes) - 1; placed !== 0; placed &= ~(1 << last[placed]!)) order.push(last[placed]!);
  return order.reverse();
}

/** Sources first and sinks last; between them whoever has the most arcs out against arcs in (Eades, Lin, Smyth 1993). */
function greedyOrder(nodes: number, arcs: readonly Arc[]): number[] {
  const left = new Set(Array.from({ length: nodes }, (_, node) => node));
  const first: number[] = [];
  const last: number[] = [];
  const degree = (node: number): { out: number; in: number } => {
    const live = arcs.filter(({ from, to }) => from !== to && left.has(from) && left.has(to));
    return { out: live.filter(({ from }) => from === node).length, in: live.filter(({ to }) => to === node).length };
  };
  while (left.size > 0) {
    const degrees = [...left].map((node) => ({ node, ...degree(node) }));
    const sink = degrees.find((one) => one.out === 0);
    const source = degrees.find((one) => one.in === 0);
    const best = degrees.reduce((a, b) => (b.out - b.in > a.out - a.in ? b : a));
    const { node } = sink ?? source ?? best;
    if (sink !== undefined) last.unshift(node);
    else first.push(node);
    left.delete(node);
  }
  return [...first, ...last];
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
