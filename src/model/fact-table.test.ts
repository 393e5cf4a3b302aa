import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordWriter, copyRecord, decodeFacts, encodeFacts, importKinds, record } from './fact-table.ts';
import type { ExportFact, ImportFact, ModuleFacts } from './facts.ts';

test('what is encoded is decoded again', () => {
  fc.assert(fc.property(fc.array(facts, { maxLength: 4 }), (modules) => {
    const { table, offsets } = encodeAll(modules);
    expect(offsets.map((offset) => decodeFacts(table, offset))).toEqual(modules);
  }));
});

test('the accessors read what the objects say', () => {
  fc.assert(fc.property(facts, (module) => {
    const { table: { strings, records }, offsets: [offset] } = encodeAll([module]);
    expect(record.importCount(records, offset!)).toBe(module.imports.length);
    expect(record.exportCount(records, offset!)).toBe(module.exports.length);
    let at = record.firstImport(records, offset!);
    for (const fact of module.imports) {
      expect(strings[record.specifier(records, at)]).toBe(fact.specifier);
      expect([record.kind(records, at), record.typeOnly(records, at)]).toEqual([fact.kind, fact.typeOnly]);
      expect([record.line(records, at), record.column(records, at)]).toEqual([fact.line, fact.column]);
      expect(record.nameCount(records, at)).toBe(fact.names.length);
      fact.names.forEach(({ imported, local }, index) => {
        expect(strings[record.imported(records, at, index)]).toBe(imported);
        expect(strings[record.local(records, at, index)]).toBe(local);
      });
      at = record.nextImport(records, at);
    }
  }));
});

test('a record that is copied says the same in the strings of another table', () => {
  fc.assert(fc.property(fc.array(facts, { minLength: 1, maxLength: 3 }), fc.array(fc.string(), { maxLength: 5 }), (modules, others) => {
    const { table, offsets } = encodeAll(modules);
    const strings = interner(others);
    const out = new RecordWriter();
    const copies = offsets.map((offset, index) => {
      const start = out.length;
      const end = copyRecord(table.records, offset, (string) => strings.intern(table.strings[string]!), out);
      expect(end).toBe(offsets[index + 1] ?? table.records.length);
      return start;
    });
    const copied = { strings: strings.list, records: out.records.subarray(0, out.length) };
    expect(copies.map((offset) => decodeFacts(copied, offset))).toEqual(modules);
  }));
});

test('a writer grows past its first size, by value and by record', () => {
  const out = new RecordWriter();
  for (let value = 0; value < 5_000; value++) out.push(value);
  out.append(Int32Array.from({ length: 40_000 }, (_, index) => index));
  expect(out.length).toBe(45_000);
  expect([out.records[4_999], out.records[5_000], out.records[44_999]]).toEqual([4_999, 0, 39_999]);
});

test('a module with very many names keeps its kind and flags', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => ({ imported: `a${index}`, local: `b${index}` }));
  const module: ModuleFacts = {
    imports: [{ specifier: './wide', kind: 'reference', typeOnly: true, line: 1, column: 1, names }],
    exports: [],
  };
  const { table, offsets } = encodeAll([module]);
  expect(decodeFacts(table, offsets[0]!)).toEqual(module);
});

const position = fc.integer({ min: 1, max: 2_000_000 });
const name = fc.string({ maxLength: 6 });

const importFact: fc.Arbitrary<ImportFact> = fc.record({
  specifier: fc.string({ minLength: 1 }),
  kind: fc.constantFrom(...importKinds),
  typeOnly: fc.boolean(),
  line: position,
  column: position,
  names: fc.array(fc.record({ imported: name, local: name }), { maxLength: 3 }),
});

const exportFact: fc.Arbitrary<ExportFact> = fc.oneof(
  fc.record({ kind: fc.constant('local' as const), name, local: name }),
  fc.record({ kind: fc.constant('from' as const), name, imported: name, from: fc.nat({ max: 50 }) }),
  fc.record({ kind: fc.constant('star' as const), from: fc.nat({ max: 50 }) }),
);

const facts: fc.Arbitrary<ModuleFacts> = fc.record({
  imports: fc.array(importFact, { maxLength: 4 }),
  exports: fc.array(exportFact, { maxLength: 4 }),
  worded: fc.constant(true as const),
  unparsed: fc.record({ message: fc.string(), line: position, column: position }),
}, { requiredKeys: ['imports', 'exports'] });

function encodeAll(modules: readonly ModuleFacts[]): { table: { strings: readonly string[]; records: Int32Array }; offsets: number[] } {
  const strings = interner([]);
  const out = new RecordWriter();
  const offsets = modules.map((module) => {
    const offset = out.length;
    encodeFacts(module, strings.intern, out);
    return offset;
  });
  return { table: { strings: strings.list, records: out.records.subarray(0, out.length) }, offsets };
}

function interner(first: readonly string[]): { list: string[]; intern(text: string): number } {
  const list = [...new Set(first)];
  const numbers = new Map(list.map((text, number) => [text, number]));
  return {
    list,
    intern: (text) => {
      if (!numbers.has(text)) numbers.set(text, list.push(text) - 1);
      return numbers.get(text)!;
    },
  };
}
