import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edges, reverseEdges } from './edges.ts';
import { reexporters } from './reexporters.ts';

/** The imports of each file: where each leads, -1 for nowhere, and whether the file passes it on. */
type Imports = readonly (readonly { readonly to: number; readonly passed: boolean }[])[];

test('marked are the files of the set and those from which re-exports lead there', () => {
  const files: Imports = [
    [{ to: 1, passed: true }], [{ to: 2, passed: true }, { to: 3, passed: false }], [{ to: 0, passed: true }, { to: -1, passed: true }], [],
  ];
  expect(marked(files, new Set([2]))).toEqual([0, 1, 2]);
  expect(marked(files, new Set([3]))).toEqual([3]);
});

test('going backwards from the set finds what going forwards from each file finds', () => {
  const graphs = fc.integer({ min: 1, max: 7 }).chain((count) => fc.array(
    fc.array(fc.record({ to: fc.integer({ min: -1, max: count - 1 }), passed: fc.boolean() }), { maxLength: 4 }), { minLength: count, maxLength: count },
  ));
  fc.assert(fc.property(graphs, fc.uniqueArray(fc.nat(6)), (files, set) => {
    const inside = new Set(set.filter((file) => file < files.length));
    expect(marked(files, inside)).toEqual([...files.keys()].filter((file) => leadsThere(files, file, inside)));
  }));
});

function leadsThere(files: Imports, start: number, set: ReadonlySet<number>): boolean {
  const seen = new Set([start]);
  for (const file of seen) for (const { to, passed } of files[file]!) if (passed && to >= 0) seen.add(to);
  return [...seen].some((file) => set.has(file));
}

function marked(files: Imports, set: ReadonlySet<number>): number[] {
  const edges = edgesOf(files);
  const passedOn = (file: number): number[] => files[file]!.flatMap(({ passed }, place) => (passed ? [place] : []));
  return [...reexporters(edges, reverseEdges(edges), passedOn, (file) => set.has(file)).entries()].flatMap(([file, mark]) => (mark === 1 ? [file] : []));
}

function edgesOf(files: Imports): Edges {
  const all = files.flatMap((imports, source) => imports.map(({ to }) => ({ source, to })));
  return {
    count: all.length, facts: new Int32Array(all.length), verdicts: [],
    starts: Int32Array.from({ length: files.length + 1 }, (_, file) => all.filter(({ source }) => source < file).length),
    sources: Int32Array.from(all, ({ source }) => source), targets: Int32Array.from(all, ({ to }) => to),
  };
}
