import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModuleCycle } from '../model/graph.ts';
import { type Edge, cycleSourceOf, modulesOf } from './cycle-source.fixture.ts';
import { type CycleOptions, findCycles } from './cycles.ts';

test('a cycle is told once, with a way round it', () => {
  const [cycle, ...others] = cycles(4, [[0, 1], [1, 2], [2, 0], [2, 3]]);
  expect(others).toEqual([]);
  expect(cycle!.modules.map(({ path }) => path)).toEqual(['0', '1', '2']);
  expect(wayOf(cycle!)).toEqual(['0', '1', '2']);
});

test('only imports that load the target count, unless asked for more', () => {
  const back = (kind: Edge[2]): Edge[] => [[0, 1], [1, 0, kind]];
  for (const kind of ['export', 'require', 'import-equals'] as const) expect(cycles(2, back(kind))).toHaveLength(1);
  for (const kind of ['require-resolve', 'mock', 'url', 'augment', 'reference'] as const) {
    expect(cycles(2, back(kind), { typeOnly: true, dynamic: true })).toEqual([]);
  }
  expect([cycles(2, back('dynamic')), cycles(2, back('type')), cycles(2, back('import-type'))]).toEqual([[], [], []]);
  expect(cycles(2, back('dynamic'), { dynamic: true })).toHaveLength(1);
  expect(cycles(2, back('type'), { typeOnly: true })).toHaveLength(1);
  expect(cycles(2, back('import-type'), { typeOnly: true })).toHaveLength(1);
});

test('the way goes by an import that counts, though another stands before it', () => {
  const [cycle] = cycles(2, [[0, 1, 'type'], [0, 1, 'dynamic'], [0, 1], [1, 0]]);
  expect(cycle!.walk.map(({ kind, typeOnly }) => [kind, typeOnly])).toEqual([['import', false], ['import', false]]);
});

test('modules that are not kept and imports that lead nowhere close no cycle', () => {
  expect(cycles(3, [[0, 1], [1, 2], [2, 0]], { keep: ({ path }) => path !== '1' })).toEqual([]);
  expect(cycles(2, [[0, 1], [1, -1], [1, 1]])).toEqual([]);
});

test('cycles are the sets of modules that reach each other, and the way shown is a shortest', () => {
  fc.assert(fc.property(graphs, fc.boolean(), fc.boolean(), ({ files, edges }, typeOnly, dynamic) => {
    const counted = edges.filter(([from, to, kind]) => from !== to && to >= 0
      && (kind === undefined || (kind === 'type' && typeOnly) || (kind === 'dynamic' && dynamic)));
    const found = cycles(files, edges, { typeOnly, dynamic });
    expect(found.map(({ modules }) => modules.map(({ path }) => Number(path)))).toEqual(knots(files, counted));
    for (const cycle of found) {
      const { walk, modules } = cycle;
      walk.forEach(({ to }, index) => expect(to).toBe(walk[(index + 1) % walk.length]!.from));
      expect(walk).toHaveLength(Math.min(...modules.map(({ path }) => shortestRound(counted, Number(path)))));
    }
  }));
});

const graphs = fc.integer({ min: 1, max: 7 }).chain((files) => fc.record({
  files: fc.constant(files),
  edges: fc.array(fc.tuple(
    fc.nat(files - 1), fc.integer({ min: -1, max: files - 1 }), fc.constantFrom(undefined, undefined, 'type' as const, 'dynamic' as const, 'mock' as const),
  ), { maxLength: 16 }),
}));

function cycles(files: number, edges: readonly Edge[], options: Partial<CycleOptions> = {}): ModuleCycle[] {
  return findCycles(cycleSourceOf(edges, modulesOf(files)), { typeOnly: false, dynamic: false, keep: () => true, ...options });
}

function wayOf({ walk }: ModuleCycle): string[] {
  return walk.map(({ from }) => from.path);
}

function knots(files: number, edges: readonly Edge[]): number[][] {
  const all = Array.from({ length: files }, (_, file) => file);
  const reach = all.map((file) => reachable(edges, file));
  return all.map((file) => all.filter((other) => reach[file]!.has(other) && reach[other]!.has(file)))
    .filter((knot, file) => knot.length > 1 && knot[0] === file);
}

function reachable(edges: readonly Edge[], start: number): Set<number> {
  const seen = new Set<number>([start]);
  for (const file of seen) for (const [from, to] of edges) if (from === file) seen.add(to);
  return seen;
}

function shortestRound(edges: readonly Edge[], start: number): number {
  let front = new Set([start]);
  for (let steps = 1; steps <= edges.length; steps++) {
    front = new Set(edges.filter(([from]) => front.has(from)).map(([, to]) => to));
    if (front.has(start)) return steps;
  }
  return Infinity;
}
