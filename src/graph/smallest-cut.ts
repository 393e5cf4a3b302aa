/** An edge between two of the nodes 0 … n-1, and what it costs to cut it. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** A whole number; decides between cuts of equally many arcs. */
  readonly weight: number;
}

/** Up to here every order of the nodes is weighed; the work doubles with each node. */
const exactLimit = 16;

/**
 * The arcs whose removal leaves no cycle: as few as possible for up to 16 nodes, and of those cuts the one of least
 * weight; few for more nodes. Each arc stands once in `arcs`, none leads back to its own node. An order of the nodes
 * leaves cut the arcs that lead backwards in it; the best order is found by dynamic programming over sets of nodes that
 * stand first (Lawler 1964).
 */
export function smallestCut(nodes: number, arcs: readonly Arc[]): Arc[] {
  const order = nodes <= exactLimit ? bestOrder(nodes, arcs) : greedyOrder(nodes, arcs);
  const position = new Array<number>(nodes);
  order.forEach((node, index) => { position[node] = index; });
  return arcs.filter(({ from, to }) => position[from]! > position[to]!);
}

/** One arc more outweighs every sum of weights. */
const oneArc = 2 ** 40;

function bestOrder(nodes: number, arcs: readonly Arc[]): number[] {
  const leaving = Array.from({ length: nodes }, (_, node) => arcs.filter(({ from }) => from === node));
  const backwards = (node: number, placed: number): number => (
    leaving[node]!.reduce((sum, { to, weight }) => ((placed & (1 << to)) === 0 ? sum : sum + oneArc + weight), 0)
  );
  const cost = new Float64Array(1 << nodes).fill(-1);
  const last = new Int8Array(1 << nodes);
  cost[0] = 0;
  for (let placed = 0; placed < 1 << nodes; placed++) {
    for (let node = 0; node < nodes; node++) {
      if (placed & (1 << node)) continue;
      const next = placed | (1 << node);
      const total = cost[placed]! + backwards(node, placed);
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
  while (left.size > 0) {
    const degrees = degreesAmong(left, arcs);
    const sink = degrees.find((one) => one.out === 0);
    const source = degrees.find((one) => one.in === 0);
    const { node } = sink ?? source ?? degrees.reduce((a, b) => (b.out - b.in > a.out - a.in ? b : a));
    if (sink !== undefined) last.unshift(node);
    else first.push(node);
    left.delete(node);
  }
  return [...first, ...last];
}

function degreesAmong(nodes: ReadonlySet<number>, arcs: readonly Arc[]): { node: number; out: number; in: number }[] {
  const degrees = new Map([...nodes].map((node) => [node, { node, out: 0, in: 0 }]));
  for (const { from, to } of arcs) {
    const [source, target] = [degrees.get(from), degrees.get(to)];
    if (source === undefined || target === undefined) continue;
    source.out++;
    target.in++;
  }
  return [...degrees.values()];
}
