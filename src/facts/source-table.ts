import { type FactTable, RecordWriter, copyRecord, isSameRecord, record } from '../model/fact-table.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import type { CachedFacts } from './fact-cache.ts';
import { type SourceInput, type SourceRead, readSource, sourceKey } from './read-sources.ts';
import { type Assistant, type SourceChunk, sharedWork } from './shared-work.ts';
import { type StringTable, createStringTable } from './string-table.ts';
import { moduleReader } from './typescript/read-module.ts';
import { wordSearch } from './word-search.ts';

export interface SourcesInput {
  readonly tree: Tree;
  /** The files to read, in the order of their numbers. */
  readonly paths: readonly string[];
  decode: SourceInput['decode'];
  readonly words: readonly string[];
  /** Whether the imports of a source file are of interest. */
  wants(file: number): boolean;
  /** A second thread for these source files, if they are worth one. */
  assist?(paths: readonly string[]): Assistant | undefined;
  onProgress?(done: number, of: number): void;
}

/** The module facts of a tree in one table. */
export interface Sources extends FactTable {
  /** The key of each file that was read well; undefined for others. */
  readonly keys: readonly (string | undefined)[];
  readonly modules: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** Files whose facts the cache did not have. */
  readonly misses: number;
  /** Whether there are records that shall not be remembered. */
  readonly forgotten: boolean;
  /** Whether the last rereading found nothing that was not said before. */
  readonly isSame: boolean;
  /** The sources of a tree that has other bytes in these files alone. Writes on in the same table, so these sources are at their end. */
  reread(tree: Tree, files: readonly number[]): Sources;
}

/** Reads the imports and exports of every source file; of those whose bytes the cache knows, without opening them. */
export function readSources(input: SourcesInput, cached: CachedFacts): Sources {
  const { tree, paths } = input;
  const draft = draftTable(input, cached);
  const known = (key: string): number | undefined => draft.modules.get(key) ?? cached.modules.get(key);
  const readHere = (file: number): void => draft.settle(file, draft.read(tree, file, known));
  const pending = paths.flatMap((path, file) => {
    if (!isSource(input, file)) return [];
    const contentKey = cached.modules.size === 0 ? undefined : tree.key(path);
    const key = contentKey && sourceKey(contentKey, path);
    const offset = key === undefined ? undefined : cached.modules.get(key);
    if (offset === undefined) return [file];
    draft.settle(file, { kind: 'read', key: key!, offset, lossy: false });
    return [];
  });
  tree.expect?.(pending.map((file) => paths[file]!));
  readTogether(pending, input, { readHere, settle: draft.settle, append: draft.append });
  return finished(input, draft, pending.length);
}

/** A table that is being written. */
interface Draft {
  readonly strings: StringTable;
  readonly out: RecordWriter;
  readonly modules: Map<string, number>;
  readonly offsets: Int32Array;
  readonly keys: (string | undefined)[];
  /** By file; what parses badly is told by the records. */
  readonly faults: Map<number, Problem>;
  read(tree: Tree, file: number, known: (key: string) => number | undefined): SourceRead;
  settle(file: number, source: SourceRead): void;
  append(chunk: SourceChunk, at: number): number;
}

function draftTable({ paths, words, decode }: SourcesInput, cached: CachedFacts): Draft {
  const strings = createStringTable(cached.strings);
  const out = new RecordWriter();
  out.append(cached.records);
  const modules = new Map<string, number>();
  const offsets = new Int32Array(paths.length).fill(-1);
  const keys: (string | undefined)[] = new Array(paths.length).fill(undefined);
  const faults = new Map<number, Problem>();
  const worded = wordSearch(words);
  return {
    strings, out, modules, offsets, keys, faults,
    read: (tree, file, known) => readSource(paths[file]!, { bytes: tree.bytes, decode, keyOf: tree.keyOf, worded }, out, strings.intern, known),
    settle: (file, source) => {
      if (source.kind === 'unreadable') faults.set(file, unreadable(paths[file]!));
      else {
        offsets[file] = source.offset;
        // A file that was not read well is not remembered, so that its Problem is told again next time.
        if (source.lossy) faults.set(file, notUtf8(paths[file]!));
        else modules.set(keys[file] = source.key, source.offset);
      }
    },
    append: (chunk, at) => appendRecord(chunk, at, strings.intern, out),
  };
}

function finished(input: SourcesInput, draft: Draft, misses: number, isSame = false): Sources {
  const { strings, out, modules, offsets, keys, faults } = draft;
  const table = { strings: strings.list, records: out.records.subarray(0, out.length), offsets };
  return {
    ...table, modules, keys, misses, isSame,
    problems: [...faults.values(), ...unparsedFiles(input.paths, table)],
    forgotten: faults.size > 0,
    reread(tree, files) {
      const same = files.filter((file) => isSource(input, file)).map((file) => rereadFile(draft, tree, file));
      return finished(input, draft, files.length, same.every((answer) => answer));
    },
  };
}

/** Gives whether the file says what it said before; then its old record stays, and the new one is taken back. */
function rereadFile(draft: Draft, tree: Tree, file: number): boolean {
  const { out, keys, modules, offsets, faults } = draft;
  const [before, fault, end] = [offsets[file]!, faults.get(file), out.length];
  // What was typed and is gone again is not worth remembering.
  if (keys[file] !== undefined) modules.delete(keys[file]);
  keys[file] = undefined;
  offsets[file] = -1;
  faults.delete(file);
  draft.settle(file, draft.read(tree, file, (key) => modules.get(key)));
  const after = offsets[file]!;
  if (before < 0 || after < 0 || faults.get(file)?.code !== fault?.code || !isSameRecord(out.records, before, after)) return false;
  offsets[file] = before;
  if (keys[file] !== undefined) modules.set(keys[file], before);
  if (after === end) out.length = end;
  return true;
}

function isSource({ paths, wants }: SourcesInput, file: number): boolean {
  return moduleReader.reads(paths[file]!) && wants(file);
}

interface Sink {
  readHere(file: number): void;
  settle(file: number, source: SourceRead): void;
  append(chunk: SourceChunk, at: number): number;
}

/** Reads the pending files here and, where it is worth it, in a second thread at the same time. */
function readTogether(pending: readonly number[], { paths, assist, onProgress }: SourcesInput, sink: Sink): void {
  const assistant = assist?.(pending.map((file) => paths[file]!));
  const work = assistant?.work ?? sharedWork(pending.length);
  for (let claim = work.claim('here'); claim !== undefined; claim = work.claim('here')) {
    for (let at = claim[0]; at < claim[1]; at++) sink.readHere(pending[at]!);
    onProgress?.(claim[1], pending.length);
  }
  if (assistant === undefined) return;
  const chunk = assistant.collect();
  if (chunk === undefined) for (const at of work.claimedBy('there')) sink.readHere(pending[at]!);
  else addChunk(chunk, pending, sink);
}

function addChunk(chunk: SourceChunk, pending: readonly number[], sink: Sink): void {
  let key = 0;
  for (let row = 0; row < chunk.rows.length; row += 3) {
    const file = pending[chunk.rows[row]!]!;
    const start = chunk.rows[row + 1]!;
    if (start < 0) sink.settle(file, { kind: 'unreadable' });
    else sink.settle(file, { kind: 'read', key: chunk.keys[key++]!, offset: sink.append(chunk, start), lossy: chunk.rows[row + 2] === 1 });
  }
}

/** Copies a record of the other thread, whose strings go by other numbers. */
function appendRecord(chunk: SourceChunk, at: number, intern: (text: string) => number, out: RecordWriter): number {
  const start = out.length;
  copyRecord(chunk.records, at, (number) => intern(chunk.strings[number]!), out);
  return start;
}

function unparsedFiles(paths: readonly string[], { strings, records, offsets }: FactTable): Problem[] {
  const found: Problem[] = [];
  for (const [file, path] of paths.entries()) {
    const offset = offsets[file]!;
    if (offset < 0 || !record.unparsed(records, offset)) continue;
    const [message, line, column] = [strings[records[offset + 3]!]!, records[offset + 4]!, records[offset + 5]!];
    found.push(problem('unparsed-file', `${path} does not parse: ${message}. Its imports may be incomplete.`, { file: path, line, column }));
  }
  return found;
}

function unreadable(path: string): Problem {
  return problem('unreadable-file', `${path} cannot be read; whatever it imports is unknown.`, { file: path, line: 1, column: 1 });
}

function notUtf8(path: string): Problem {
  return problem('not-utf8', `${path} is not valid UTF-8; bytes that are not were read as replacement characters.`, { file: path, line: 1, column: 1 });
}
