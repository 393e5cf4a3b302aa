import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Adjacency, shortestCycle, stronglyConnected } from './components.ts';

type Arc = readonly [from: number, to: number];

test('nodes that reach each other are one component; single nodes are none', () => {
  const arcs: Arc[] = [[0, 1], [1, 0], [1, 2], [2, 3], [3, 4], [4, 2], [5, 5]];
  expect(stronglyConnected(6, adjacency(6, arcs))).toEqual([[0, 1], [2, 3, 4]]);
});

test('components are those of mutual reach', () => {
  fc.assert(fc.property(graphs, ({ nodes, arcs }) => {
    expect(stronglyConnected(nodes, adjacency(nodes, arcs))).toEqual(byMutualReach(nodes, arcs));
  }));
});

test('a chain of 200,000 nodes does not exhaust the stack', () => {
  const nodes = 200_000;
  const arcs = Array.from({ length: nodes }, (_, node): Arc => [node, (node + 1) % nodes]);
  expect(stronglyConnected(nodes, adjacency(nodes, arcs))[0]).toHaveLength(nodes);
});

test('a shortest cycle starts where asked, follows edges, and no walk is shorter', () => {
  fc.assert(fc.property(graphs, ({ nodes, arcs }) => {
    const columns = adjacency(nodes, arcs);
    for (const component of stronglyConnected(nodes, columns)) for (const start of component) {
      const walk = shortestCycle([start], component, columns);
      expect(walk[0]).toBe(start);
      walk.forEach((node, index) => expect(has(arcs, node, walk[(index + 1) % walk.length]!)).toBe(true));
      expect(walk).toHaveLength(distance(nodes, arcs, start));
    }
  }));
});

test('of several starts, the first of those with the shortest walk counts', () => {
  fc.assert(fc.property(graphs, ({ nodes, arcs }) => {
    const columns = adjacency(nodes, arcs);
    for (const component of stronglyConnected(nodes, columns)) {
      const lengths = component.map((start) => shortestCycle([start], component, columns).length);
      const walk = shortestCycle(component, component, columns);
      expect(walk).toEqual(shortestCycle([component[lengths.indexOf(Math.min(...lengths))]!], component, columns));
    }
  }));
});

test('a node on no cycle has no walk', () => {
  expect(shortestCycle([0], [0, 1], adjacency(2, [[0, 1]]))).toEqual([]);
});

const graphs = fc.integer({ min: 1, max: 8 }).chain((nodes) => fc.record({
  nodes: fc.constant(nodes),
  arcs: fc.array(fc.tuple(fc.nat({ max: nodes - 1 }), fc.nat({ max: nodes - 1 })), { maxLength: 20 })
    .map((arcs): Arc[] => arcs.sort((a, b) => a[0] - b[0])),
}));

function adjacency(nodes: number, arcs: readonly Arc[]): Adjacency {
  const starts = new Int32Array(nodes + 1);
  for (const [from] of arcs) starts[from + 1]!++;
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  return { starts, targets: Int32Array.from(arcs, ([, to]) => to) };
}

function has(arcs: readonly Arc[], from: number, to: number): boolean {
  return arcs.some((one) => one[0] === from && one[1] === to);
}

function byMutualReach(nodes: number, arcs: readonly Arc[]): number[][] {
  const all = Array.from({ length: nodes }, (_, node) => node);
  const reach = all.map((start) => reachable(arcs, start));
  const components = all.map((node) => all.filter((other) => other === node || (reach[node]!.has(other) && reach[other]!.has(node))));
  return components.filter((component, node) => component.length > 1 && component[0] === node);
}

function reachable(arcs: readonly Arc[], start: number): Set<number> {
  const seen = new Set([start]);
  for (const node of seen) for (const [from, to] of arcs) if (from === node) seen.add(to);
  return seen;
}

/** Edges of the shortest way from a node back to itself, by widening step for step. */
function distance(nodes: number, arcs: readonly Arc[], start: number): number {
  let front = new Set([start]);
  for (let steps = 1; steps <= nodes; steps++) {
    front = new Set(arcs.filter(([from]) => front.has(from)).map(([, to]) => to));
    if (front.has(start)) return steps;
  }
  return Infinity;
}
