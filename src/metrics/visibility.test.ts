import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulativeDependency } from './cumulative-dependency.ts';
import { cyclicity } from './cyclicity.ts';
import { networkOf, reversed, type Network } from './network.ts';
import { propagationCost } from './propagation-cost.ts';
import { visibility } from './visibility.ts';

type Edge = readonly [from: number, to: number];

test('the example of MacCormack, Rusnak and Baldwin: six elements, a propagation cost of 42%', () => {
  const [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5];
  const network = networkOf(6, [[a, b], [a, c], [b, d], [c, e], [e, f]]);
  expect([...visibility(network)]).toEqual([6, 2, 3, 1, 2, 1]);
  expect([...visibility(reversed(network))]).toEqual([1, 2, 2, 3, 3, 4]);
  expect(propagationCost(visibility(network))).toBe(0.4167);
});

test('the examples of Lakos: seven components in a row, as a tree, in a cycle, and on their own', () => {
  const row = networkOf(7, Array.from({ length: 6 }, (_, at): Edge => [at, at + 1]));
  const tree = networkOf(7, [[0, 1], [0, 2], [1, 3], [1, 4], [2, 5], [2, 6]]);
  const cycle = networkOf(7, Array.from({ length: 7 }, (_, at): Edge => [at, (at + 1) % 7]));
  expect(cumulativeDependency(visibility(row))).toEqual({ ccd: 28, acd: 4, nccd: 1.6471 });
  expect(cumulativeDependency(visibility(tree))).toEqual({ ccd: 17, acd: 2.4286, nccd: 1 });
  expect(cumulativeDependency(visibility(cycle))).toEqual({ ccd: 49, acd: 7, nccd: 2.8824 });
  expect(cumulativeDependency(visibility(networkOf(7, [])))).toEqual({ ccd: 7, acd: 1, nccd: 0.4118 });
});

test('nothing has no average and no cost', () => {
  const none = visibility(networkOf(0, []));
  expect(cumulativeDependency(none)).toEqual({ ccd: 0, acd: null, nccd: null });
  expect(propagationCost(none)).toBe(null);
  expect(cyclicity(networkOf(0, []))).toEqual({ cycles: [], members: 0, share: null });
});

test('cycles are told by size, the largest first; a node that leads to itself is none', () => {
  expect(cyclicity(networkOf(6, [[0, 1], [1, 0], [2, 3], [3, 4], [4, 2], [5, 5]]))).toEqual({ cycles: [3, 2], members: 5, share: 0.8333 });
});

test('any graph: as the transitive closure of Warshall counts', () => {
  fc.assert(fc.property(graphs(), ({ nodes, edges }) => {
    const network = networkOf(nodes, edges);
    const closure = closureOf(nodes, edges);
    const rows = closure.map((row) => row.filter(Boolean).length);
    expect([...visibility(network)]).toEqual(rows);
    expect([...visibility(reversed(network))]).toEqual(closure.map((_, to) => closure.filter((row) => row[to]).length));
    expect(propagationCost(visibility(network))).toBeCloseTo(rows.reduce((sum, count) => sum + count, 0) / nodes ** 2, 3);
    expect(cyclicity(network).cycles).toEqual(cyclesIn(closure));
  }), { numRuns: 300 });
});

test('one edge more never lowers what is reached', () => {
  fc.assert(fc.property(graphs(), fc.nat(), fc.nat(), ({ nodes, edges }, from, to) => {
    const before = visibility(networkOf(nodes, edges));
    const after = visibility(networkOf(nodes, [...edges, [from % nodes, to % nodes]]));
    expect([...after].every((count, node) => count >= before[node]!)).toBe(true);
  }), { numRuns: 100 });
});

test('graphs of more nodes than are worked on at a time', () => {
  const size = 5_000;
  const row = Array.from({ length: size - 1 }, (_, at): Edge => [(at * 7) % size, ((at + 1) * 7) % size]);
  expect(cumulativeDependency(visibility(networkOf(size, row))).ccd).toBe(size * (size + 1) / 2);
  const knot = [...row.slice(0, 2_999), [(2_999 * 7) % size, 0] as const];
  expect(cyclicity(networkOf(size, knot)).cycles).toEqual([3_000]);
  expect(cumulativeDependency(visibility(networkOf(size, knot))).ccd).toBe(3_000 ** 2 + 2_000);
  const scattered = networkOf(size, Array.from({ length: 6_000 }, (_, at): Edge => [(at * 7_919) % size, (at * at * 31 + 17) % size]));
  const reached = visibility(scattered);
  for (let node = 0; node < size; node += 97) expect(reached[node]).toBe(walkFrom(scattered, node));
});

function graphs(): fc.Arbitrary<{ nodes: number; edges: Edge[] }> {
  return fc.integer({ min: 1, max: 40 }).chain((nodes) => fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { maxLength: nodes * 2 }),
  }));
}

/** Warshall's algorithm, by its definition. */
function closureOf(nodes: number, edges: readonly Edge[]): boolean[][] {
  const closure = Array.from({ length: nodes }, (_, from) => Array.from({ length: nodes }, (__, to) => from === to));
  for (const [from, to] of edges) closure[from]![to] = true;
  for (let over = 0; over < nodes; over++) {
    for (let from = 0; from < nodes; from++) {
      for (let to = 0; to < nodes; to++) if (closure[from]![over] && closure[over]![to]) closure[from]![to] = true;
    }
  }
  return closure;
}

function cyclesIn(closure: readonly boolean[][]): number[] {
  const sets = new Set(closure.map((row, from) => row.flatMap((is, to) => (is && closure[to]![from] ? to : [])).join(' ')));
  return [...sets].map((set) => set.split(' ').length).filter((size) => size > 1).sort((a, b) => b - a);
}

function walkFrom({ starts, targets }: Network, start: number): number {
  const seen = new Set([start]);
  for (const node of seen) for (const target of targets.subarray(starts[node], starts[node + 1])) seen.add(target);
  return seen.size;
}
