import type { ExportFact, ImportFact, ImportKind, ModuleFacts } from './facts.ts';

/**
 * The facts of many modules in columns: 100,000 files stay small, and a cache is read in one go.
 *
 * A record is a run of integers, strings being numbers into `strings`:
 *   imports, exports, marks (1 unparsed: message, line, column follow; 2 worded; 4 directed),
 *   per import: specifier, flags (kind | typeOnly << 8 | names << 9), line, column, then imported and local per name,
 *   per export: kind (0 local, 1 from, 2 star), then name and local | name, imported and import | import.
 */
export interface FactTable {
  readonly strings: readonly string[];
  readonly records: Int32Array;
  /** Where the record of each file starts, by file number; -1 for a file that is no module. */
  readonly offsets: Int32Array;
}

export const importKinds: readonly ImportKind[] = [
  'import', 'export', 'dynamic', 'require', 'require-resolve', 'import-equals', 'import-type', 'mock', 'url',
  'augment', 'reference',
];

const kindNumbers = new Map(importKinds.map((kind, number) => [kind, number]));
const unparsedMark = 1;
const wordedMark = 2;
const directedMark = 4;
const typeOnlyBit = 1 << 8;
const namesShift = 9;

/** Where an encoder writes: a growing run of integers. */
export class RecordWriter {
  records = new Int32Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.records.length) this.reserve(1);
    this.records[this.length++] = value;
  }

  /** Appends a record that is encoded already. */
  append(record: Int32Array): void {
    this.reserve(record.length);
    this.records.set(record, this.length);
    this.length += record.length;
  }

  private reserve(count: number): void {
    let size = this.records.length;
    while (size < this.length + count) size *= 2;
    if (size === this.records.length) return;
    const grown = new Int32Array(size);
    grown.set(this.records.subarray(0, this.length));
    this.records = grown;
  }
}

/** Appends the record of one module; `intern` numbers a string. */
export function encodeFacts(facts: ModuleFacts, intern: (text: string) => number, out: RecordWriter): void {
  out.push(facts.imports.length);
  out.push(facts.exports.length);
  const marks = (facts.worded === true ? wordedMark : 0) | (facts.directed === true ? directedMark : 0);
  if (facts.unparsed === undefined) out.push(marks);
  else {
    out.push(marks | unparsedMark);
    out.push(intern(facts.unparsed.message));
    out.push(facts.unparsed.line);
    out.push(facts.unparsed.column);
  }
  for (const fact of facts.imports) {
    out.push(intern(fact.specifier));
    out.push(kindNumbers.get(fact.kind)! | (fact.typeOnly ? typeOnlyBit : 0) | (fact.names.length << namesShift));
    out.push(fact.line);
    out.push(fact.column);
    for (const name of fact.names) {
      pushPair(name.imported, name.local, intern, out);
    }
  }
  for (const fact of facts.exports) {
    if (fact.kind === 'local') {
      out.push(0);
      pushPair(fact.name, fact.local, intern, out);
    } else if (fact.kind === 'from') {
      out.push(1);
      pushPair(fact.name, fact.imported, intern, out);
      out.push(fact.from);
    } else {
      out.push(2);
      out.push(fact.from);
    }
  }
}

/** Most often both are one name, which then is looked up once. */
function pushPair(first: string, second: string, intern: (text: string) => number, out: RecordWriter): void {
  const number = intern(first);
  out.push(number);
  out.push(second === first ? number : intern(second));
}

/** The position of the first import of a record, the number of imports, and what stands at it. */
export const record = {
  importCount: (records: Int32Array, offset: number): number => records[offset]!,
  exportCount: (records: Int32Array, offset: number): number => records[offset + 1]!,
  firstImport: (records: Int32Array, offset: number): number => offset + (record.unparsed(records, offset) ? 6 : 3),
  unparsed: (records: Int32Array, offset: number): boolean => (records[offset + 2]! & unparsedMark) !== 0,
  worded: (records: Int32Array, offset: number): boolean => (records[offset + 2]! & wordedMark) !== 0,
  directed: (records: Int32Array, offset: number): boolean => (records[offset + 2]! & directedMark) !== 0,
  nextImport: (records: Int32Array, at: number): number => at + 4 + 2 * (records[at + 1]! >>> namesShift),
  specifier: (records: Int32Array, at: number): number => records[at]!,
  kind: (records: Int32Array, at: number): ImportKind => importKinds[records[at + 1]! & 0xff]!,
  typeOnly: (records: Int32Array, at: number): boolean => (records[at + 1]! & typeOnlyBit) !== 0,
  line: (records: Int32Array, at: number): number => records[at + 2]!,
  column: (records: Int32Array, at: number): number => records[at + 3]!,
  nameCount: (records: Int32Array, at: number): number => records[at + 1]! >>> namesShift,
  imported: (records: Int32Array, at: number, index: number): number => records[at + 4 + 2 * index]!,
  local: (records: Int32Array, at: number, index: number): number => records[at + 5 + 2 * index]!,
  passedOn,
};

/** The imports of a record, by index, that some export passes on: `export … from`, or an imported name exported again. */
function passedOn(records: Int32Array, offset: number): number[] {
  const exports = record.exportCount(records, offset);
  if (exports === 0) return [];
  const bound = new Map<number, number>();
  let at = record.firstImport(records, offset);
  for (let index = 0; index < record.importCount(records, offset); index++) {
    for (let name = 0; name < record.nameCount(records, at); name++) bound.set(record.local(records, at, name), index);
    at = record.nextImport(records, at);
  }
  const found = new Set<number>();
  for (let left = exports; left > 0; left--) {
    const kind = records[at]!;
    const index = kind === localExport ? bound.get(records[at + 2]!) : records[at + (kind === fromExport ? 3 : 1)]!;
    if (index !== undefined) found.add(index);
    at += exportLength[kind]!;
  }
  return [...found].sort((a, b) => a - b);
}

const localExport = 0;
const fromExport = 1;
/** Integers that an export takes, by its kind. */
const exportLength = [3, 4, 2] as const;

/** The facts behind one record, as objects. */
export function decodeFacts(table: Pick<FactTable, 'strings' | 'records'>, offset: number): ModuleFacts {
  const { strings, records } = table;
  const imports: ImportFact[] = [];
  let at = record.firstImport(records, offset);
  for (let n = record.importCount(records, offset); n > 0; n--) {
    const names = Array.from({ length: record.nameCount(records, at) }, (_, index) => ({
      imported: strings[record.imported(records, at, index)]!,
      local: strings[record.local(records, at, index)]!,
    }));
    imports.push({
      specifier: strings[record.specifier(records, at)]!,
      kind: record.kind(records, at),
      typeOnly: record.typeOnly(records, at),
      line: record.line(records, at),
      column: record.column(records, at),
      names,
    });
    at = record.nextImport(records, at);
  }
  const exports: ExportFact[] = [];
  for (let n = record.exportCount(records, offset); n > 0; n--) {
    const kind = records[at++]!;
    if (kind === 0) exports.push({ kind: 'local', name: strings[records[at++]!]!, local: strings[records[at++]!]! });
    else if (kind === 1) {
      exports.push({ kind: 'from', name: strings[records[at++]!]!, imported: strings[records[at++]!]!, from: records[at++]! });
    } else exports.push({ kind: 'star', from: records[at++]! });
  }
  return {
    imports,
    exports,
    ...(record.worded(records, offset) ? { worded: true } : {}),
    ...(record.directed(records, offset) ? { directed: true } : {}),
    ...(record.unparsed(records, offset)
      ? { unparsed: { message: strings[records[offset + 3]!]!, line: records[offset + 4]!, column: records[offset + 5]! } } : {}),
  };
}

/** Whether two records of one table say the same. */
export function isSameRecord(records: Int32Array, one: number, other: number): boolean {
  const length = copyRecord(records, one, (string) => string, new RecordWriter()) - one;
  for (let at = 0; at < length; at++) if (records[one + at] !== records[other + at]) return false;
  return true;
}

/** Copies a record while its strings get other numbers: from one table into another. Returns where it ended. */
export function copyRecord(records: Int32Array, offset: number, renumber: (string: number) => number, out: RecordWriter): number {
  let at = offset;
  const copy = (): number => { const value = records[at++]!; out.push(value); return value; };
  const text = (): void => { out.push(renumber(records[at++]!)); };
  const imports = copy();
  const exports = copy();
  if ((copy() & unparsedMark) !== 0) { text(); copy(); copy(); }
  for (let n = imports; n > 0; n--) {
    text();
    const names = copy() >>> namesShift;
    copy(); copy();
    for (let m = 2 * names; m > 0; m--) text();
  }
  for (let n = exports; n > 0; n--) {
    const kind = copy();
    if (kind === 2) { copy(); continue; }
    text(); text();
    if (kind === 1) copy();
  }
  return at;
}
