import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Arc, smallestCut } from './smallest-cut.ts';

test('no cycle needs no cut', () => {
  expect(smallestCut(3, [arc(0, 1), arc(1, 2), arc(0, 2)])).toEqual([]);
});

test('one arc that closes two cycles is cut once', () => {
  expect(smallestCut(4, [arc(0, 1), arc(1, 2), arc(2, 0), arc(1, 3), arc(3, 0)])).toEqual([arc(0, 1)]);
});

test('of two arcs that would do, the lighter is cut', () => {
  expect(smallestCut(2, [arc(0, 1, 30), arc(1, 0, 2)])).toEqual([arc(1, 0, 2)]);
  expect(smallestCut(2, [arc(0, 1, 2), arc(1, 0, 30)])).toEqual([arc(0, 1, 2)]);
});

test('one heavy arc is a smaller cut than two light ones', () => {
  const arcs = [arc(0, 1, 1_000_000), arc(1, 2, 1), arc(1, 3, 1), arc(2, 0, 1), arc(3, 0, 1)];
  expect(smallestCut(4, arcs)).toEqual([arc(0, 1, 1_000_000)]);
});

test('up to five nodes, the cut is as small and then as light as any', () => {
  fc.assert(fc.property(graphs(5), ({ nodes, arcs }) => {
    const cut = smallestCut(nodes, arcs);
    expect(isAcyclic(nodes, arcs.filter((one) => !cut.includes(one)))).toBe(true);
    expect(costOf(cut)).toEqual(bestCost(nodes, arcs));
  }), { numRuns: 150 });
});

test('past the exact limit, the cut still leaves no cycle and never takes more than half of the arcs', () => {
  fc.assert(fc.property(graphs(24), ({ nodes, arcs }) => {
    const cut = smallestCut(nodes, arcs);
    expect(isAcyclic(nodes, arcs.filter((one) => !cut.includes(one)))).toBe(true);
    if (nodes > 16) expect(cut.length).toBeLessThanOrEqual(arcs.length / 2);
  }), { numRuns: 100 });
});

function arc(from: number, to: number, weight = 1): Arc {
  return { from, to, weight };
}

function graphs(most: number): fc.Arbitrary<{ nodes: number; arcs: Arc[] }> {
  return fc.integer({ min: 1, max: most }).chain((nodes) => {
    const node = fc.nat({ max: nodes - 1 });
    return fc.record({
      nodes: fc.constant(nodes),
      arcs: fc.uniqueArray(fc.record({ from: node, to: node, weight: fc.integer({ min: 1, max: 9 }) }), {
        selector: ({ from, to }) => `${from}>${to}`,
        maxLength: most <= 5 ? 9 : 80,
      }).map((arcs) => arcs.filter(({ from, to }) => from !== to)),
    });
  });
}

function costOf(cut: readonly Arc[]): [number, number] {
  return [cut.length, cut.reduce((sum, { weight }) => sum + weight, 0)];
}

/** Tries every set of arcs. */
function bestCost(nodes: number, arcs: readonly Arc[]): [number, number] {
  let best: [number, number] = [Infinity, Infinity];
  for (let set = 0; set < 1 << arcs.length; set++) {
    const [cut, kept] = [arcs.filter((_, index) => set & (1 << index)), arcs.filter((_, index) => !(set & (1 << index)))];
    const cost = costOf(cut);
    if (cost[0] > best[0] || (cost[0] === best[0] && cost[1] >= best[1])) continue;
    if (isAcyclic(nodes, kept)) best = cost;
  }
  return best;
}

/** Takes away nodes that nothing leads to until none is left. */
function isAcyclic(nodes: number, arcs: readonly Arc[]): boolean {
  const left = new Set(Array.from({ length: nodes }, (_, node) => node));
  for (;;) {
    const free = [...left].find((node) => !arcs.some(({ from, to }) => to === node && left.has(from)));
    if (free === undefined) return left.size === 0;
    left.delete(free);
  }
}
