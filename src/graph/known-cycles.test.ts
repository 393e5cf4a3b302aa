import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Module } from '../model/graph.ts';
import { type Edge, cycleSourceOf, modulesOf } from './cycle-source.fixture.ts';
import { findCycles } from './cycles.ts';
import { type KnownCycles, cyclesAfter, cyclesOf } from './known-cycles.ts';

const keep = (module: Module): boolean => module.path !== '5';
const options = { typeOnly: false, dynamic: false, keep };

test('whatever files come to import, cycles that are remembered are those that a search finds', () => {
  const targets = fc.array(fc.tuple(fc.integer({ min: -1, max: 6 }), fc.constantFrom(undefined, undefined, 'type' as const)), { maxLength: 3 });
  const edits = fc.array(fc.uniqueArray(fc.record({ file: fc.nat(6), targets }), { selector: ({ file }) => file, minLength: 1, maxLength: 2 }), { maxLength: 6 });
  fc.assert(fc.property(fc.array(targets, { minLength: 7, maxLength: 7 }), edits, (files, changes) => {
    const modules = modulesOf(files.length);
    const imports = [...files];
    const source = () => cycleSourceOf(imports.flatMap((list, from) => list.map(([to, kind]): Edge => [from, to, kind])), modules);
    let known: KnownCycles = { asked: [], before: [] };
    for (const change of [[], ...changes]) {
      const before = source();
      for (const { file, targets: now } of change) imports[file] = now;
      known = cyclesAfter(known, before, source(), change.map(({ file }) => file));
      for (const typeOnly of [false, true]) {
        const asked = { ...options, typeOnly };
        expect(cyclesOf(known, source(), asked)).toEqual(findCycles(source(), asked));
      }
    }
  }));
});

test('an edit beside the cycles leaves them as they are, and one that closes another is seen', () => {
  const modules = modulesOf(4);
  const [before, aside, closing] = [[[0, 1], [1, 0], [2, 0]], [[0, 1], [1, 0], [2, 1]], [[0, 1], [1, 0], [2, 1], [1, 3], [3, 1]]]
    .map((edges) => cycleSourceOf(edges as unknown as Edge[], modules));
  const known: KnownCycles = { asked: [], before: [] };
  const cycles = cyclesOf(known, before!, options);
  const after = cyclesAfter(known, before!, aside!, [2]);
  expect(cyclesOf(after, aside!, options)).toBe(cycles);
  expect(cyclesOf(cyclesAfter(after, aside!, closing!, [3]), closing!, options)[0]?.modules).toHaveLength(3);
});

test('what nobody asks for any more is let go', () => {
  const source = cycleSourceOf([[0, 1], [1, 0]], modulesOf(3));
  const known: KnownCycles = { asked: [], before: [] };
  for (const other of [keep, () => true]) cyclesOf(known, source, { ...options, keep: other });
  const next = cyclesAfter(known, source, source, [2]);
  expect(next.before).toHaveLength(2);
  cyclesOf(next, source, options);
  expect(cyclesAfter(next, source, source, [2]).before).toHaveLength(1);
});
