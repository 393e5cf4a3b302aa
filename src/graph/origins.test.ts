import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordWriter, encodeFacts } from '../model/fact-table.ts';
import type { ExportFact, ModuleFacts } from '../model/facts.ts';
import type { Edges } from './edges.ts';
import { type Origins, createOrigins } from './origins.ts';

/** An import of another file (-1 leads outside) with what it takes. */
type Imports = readonly (readonly [target: number, names?: readonly (readonly [imported: string, local: string])[]])[];
type File = { readonly imports?: Imports; readonly exports?: readonly ExportFact[] } | 'no module';

const here = (name: string, local = name): ExportFact => ({ kind: 'local', name, local });
const from = (index: number, name: string, imported = name): ExportFact => ({ kind: 'from', name, imported, from: index });
const star = (index: number): ExportFact => ({ kind: 'star', from: index });

test('a name is declared where it is exported and not imported', () => {
  const { find } = originsOf([{ exports: [here('a'), here('default', 'A')] }]);
  expect(find(0, 'a')).toEqual({ file: 0, name: 'a', chain: [], told: true });
  expect(find(0, 'default')).toMatchObject({ file: 0, name: 'default' });
  expect(find(0, 'b')).toBeUndefined();
});

test('named re-exports are followed under each name they take, edge by edge', () => {
  const { find } = originsOf([
    { imports: [[1]], exports: [from(0, 'x', 'y')] },
    { imports: [[2]], exports: [from(0, 'y', 'default')] },
    { exports: [here('default', 'Thing')] },
  ]);
  expect(find(0, 'x')).toEqual({ file: 2, name: 'default', chain: [0, 1], told: true });
});

test('what is imported and then exported is followed like a re-export', () => {
  const { find } = originsOf([
    { imports: [[1, [['a', 'b'], ['default', 'c'], ['*', 'all']]]], exports: [here('b'), here('default', 'c'), here('all')] },
    { exports: [here('a'), here('default', 'd')] },
  ]);
  expect(find(0, 'b')).toMatchObject({ file: 1, name: 'a' });
  expect(find(0, 'default')).toMatchObject({ file: 1, name: 'default' });
  expect(find(0, 'all')).toMatchObject({ file: 1, name: '*' });
});

test('a namespace re-export leads to the whole module', () => {
  const { find } = originsOf([{ imports: [[1]], exports: [from(0, 'ns', '*')] }, { exports: [here('a')] }]);
  expect(find(0, 'ns')).toEqual({ file: 1, name: '*', chain: [0], told: true });
});

test('a star passes on every name but the default; an own export comes first', () => {
  const { find, names } = originsOf([
    { imports: [[1]], exports: [star(0), here('a')] },
    { exports: [here('a'), here('b'), here('default', 'd')] },
  ]);
  expect(find(0, 'a')).toMatchObject({ file: 0 });
  expect(find(0, 'b')).toMatchObject({ file: 1 });
  expect(find(0, 'default')).toBeUndefined();
  expect(names(0)).toEqual(['a', 'b']);
  expect(names(1)).toEqual(['a', 'b', 'default']);
});

test('a file that tells no names is the end of the way, and comes after every star that is seen to have the name', () => {
  const { find } = originsOf([
    { imports: [[1], [2], [3]], exports: [star(0), star(1), star(2)] },
    {},
    'no module',
    { exports: [here('a')] },
  ]);
  expect(find(0, 'a')).toMatchObject({ file: 3, told: true });
  expect(find(0, 'b')).toMatchObject({ file: 1, told: false });
  expect(find(1, 'b')).toEqual({ file: 1, name: 'b', chain: [], told: false });
});

test('a name that is passed on by name from such a file is told by who passes it on', () => {
  const { find } = originsOf([{ imports: [[1]], exports: [from(0, 'a')] }, {}]);
  expect(find(0, 'a')).toEqual({ file: 1, name: 'a', chain: [0], told: true });
});

test('what leads outside of the repository is declared nowhere in it', () => {
  const { find } = originsOf([{ imports: [[-1]], exports: [from(0, 'a'), star(0)] }]);
  expect([find(0, 'a'), find(0, 'b')]).toEqual([undefined, undefined]);
});

test('files that re-export each other end the search', () => {
  const { find, names } = originsOf([
    { imports: [[1]], exports: [star(0), from(0, 'x', 'x')] },
    { imports: [[0]], exports: [star(0), from(0, 'x', 'x'), here('a')] },
  ]);
  expect(find(0, 'x')).toBeUndefined();
  expect(find(0, 'a')).toMatchObject({ file: 1 });
  expect(names(0)).toEqual(['a', 'x']);
});

test('a barrel of 5,000 stars is searched to its last; a chain of as many files is followed to its end', () => {
  const wide: File[] = [
    { imports: Array.from({ length: 5_000 }, (_, index) => [index + 1] as const), exports: Array.from({ length: 5_000 }, (_, index) => star(index)) },
    ...Array.from({ length: 5_000 }, (_, index): File => ({ exports: [here(`name${index}`)] })),
  ];
  expect(originsOf(wide).find(0, 'name4999')).toMatchObject({ file: 5_000, told: true });
  const deep = Array.from({ length: 5_000 }, (_, index): File => ({ imports: [[index + 1]], exports: [from(0, 'a')] }));
  const found = originsOf([...deep, { exports: [here('a')] }]).find(0, 'a');
  expect({ ...found, chain: found?.chain.length }).toEqual({ file: 5_000, name: 'a', chain: 5_000, told: true });
});

test('passed on are stars, named re-exports and imports that are exported again', () => {
  const { passedOn } = originsOf([
    { imports: [[1, [['a', 'a']]], [2], [3, [['b', 'b']]], [-1]], exports: [here('a'), star(1), star(3), here('own')] }, {}, {}, {},
  ]);
  expect([...passedOn(0)].sort()).toEqual([0, 1, 3]);
  expect(passedOn(1)).toEqual([]);
});

test('whatever barrels lead to each other, a name is found where a plain search finds it', () => {
  fc.assert(fc.property(barrels, (files) => {
    const { find, names } = originsOf(files);
    for (const file of files.keys()) for (const name of ['a', 'b']) {
      const expected = declarationsOf(files, file, name, []);
      const found = find(file, name);
      expect(found !== undefined).toBe(expected.size > 0);
      if (found === undefined) continue;
      expect([...expected]).toContain(`${found.file}:${found.name}`);
      expect(names(file)).toContain(name);
    }
  }));
});

const size = 5;

/** Every file exports something, so that each says what it exports. */
const barrels: fc.Arbitrary<File[]> = fc.array(fc.record({
  imports: fc.constant(Array.from({ length: size }, (_, target) => [target] as const)),
  exports: fc.uniqueArray(fc.oneof(
    fc.constantFrom('a', 'b').map((name) => here(name)),
    fc.tuple(fc.nat(size - 1), fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b')).map(([index, name, imported]) => from(index, name, imported)),
    fc.nat(size - 1).map(star),
  ), { maxLength: 4, selector: (fact) => (fact.kind === 'star' ? `*${fact.from}` : fact.name) }).map((exports) => [here('c'), ...exports]),
}), { minLength: size, maxLength: size });

/** Every declaration that a name may stand for, by walking every way; a star counts only beside no export of the name. */
function declarationsOf(files: readonly File[], file: number, name: string, way: readonly string[]): Set<string> {
  const mark = `${file}:${name}`;
  const module = files[file]!;
  if (way.includes(mark) || module === 'no module') return new Set();
  const own = module.exports!.find((fact) => fact.kind !== 'star' && fact.name === name);
  if (own?.kind === 'local') return new Set([mark]);
  if (own?.kind === 'from') return declarationsOf(files, own.from, own.imported, [...way, mark]);
  return new Set(module.exports!.flatMap((fact) => (fact.kind === 'star' ? [...declarationsOf(files, fact.from, name, [...way, mark])] : [])));
}

function originsOf(files: readonly File[]): Origins {
  const strings: string[] = [];
  const out = new RecordWriter();
  const starts = new Int32Array(files.length + 1);
  const targets: number[] = [];
  const offsets = Int32Array.from(files, (file, index) => {
    starts[index] = targets.length;
    if (file === 'no module') return -1;
    const offset = out.length;
    targets.push(...(file.imports ?? []).map(([target]) => target));
    encodeFacts(factsOf(file), (text) => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1), out);
    return offset;
  });
  starts[files.length] = targets.length;
  const table = { strings, records: out.records, offsets };
  return createOrigins(table, { starts, targets: Int32Array.from(targets) } as unknown as Edges);
}

function factsOf({ imports = [], exports = [] }: Exclude<File, string>): ModuleFacts {
  return {
    imports: imports.map(([, names = []]) => ({
      specifier: 'x', kind: 'import', typeOnly: false, line: 1, column: 1, names: names.map(([imported, local]) => ({ imported, local })),
    })),
    exports,
  };
}
