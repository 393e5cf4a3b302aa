import { type FactTable, RecordWriter, copyRecord, record } from '../model/fact-table.ts';
import type { ConstantOf, DataFact } from '../model/data-facts.ts';
import type { DeploymentFact } from '../model/facts.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import { constantsVersion } from './code/read-constant.ts';
import { createConstants } from './constants.ts';
import type { Suppression } from '../model/waiver.ts';
import { documentSuppressions } from './comments/document-suppressions.ts';
import { deploymentReaders } from './deployment/deployment-readers.ts';
import { type CachedFacts, emptyCache } from './fact-cache.ts';
import { codeReaders, documentReaders } from './data-readers.ts';
import { readCodeData } from './read-code-data.ts';
import { readDocuments } from './read-documents.ts';
import { readSuppressions } from './read-suppressions.ts';
import { type SourceInput, type SourceRead, readSource, sourceKey } from './read-sources.ts';
import { type Assistant, type SourceChunk, sharedWork } from './shared-work.ts';
import { createStringTable } from './string-table.ts';
import { moduleReader } from './typescript/read-module.ts';
import { sourceSuppressions } from './typescript/source-suppressions.ts';
import { wordSearch } from './word-search.ts';

/** The facts of a whole tree. */
export interface Facts {
  readonly table: FactTable;
  readonly deployments: readonly DeploymentFact[];
  /** What files say of databases and queues, by path. */
  readonly data: ReadonlyMap<string, readonly DataFact[]>;
  /** Reads the file when it is first asked for, unless the cache knows the answer. */
  constantOf: ConstantOf;
  /** Comments that except something from a rule, by file and line. */
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

export interface ExtractInput {
  readonly tree: Tree;
  /** The files to read, in the order of their numbers. */
  readonly paths: readonly string[];
  decode: SourceInput['decode'];
  readonly words: readonly string[];
  /** Whether the imports of a source file are of interest. */
  wants(file: number): boolean;
  readonly cached?: CachedFacts;
  /** A second thread for these source files, if they are worth one. */
  assist?(paths: readonly string[]): Assistant | undefined;
  onProgress?(done: number, of: number): void;
}

export interface Extraction {
  readonly facts: Facts;
  /** What to keep of all that was read until now for the next run; undefined when the cache held all of it. */
  cache(): CachedFacts | undefined;
}

/** What keys the cache beside content: facts of another reader's version are worth nothing. */
export function factsVersion(words: readonly string[]): string {
  const readers = [moduleReader, sourceSuppressions, documentSuppressions, ...deploymentReaders, ...documentReaders, ...codeReaders].map(({ id, version }) => `${id}@${version}`);
  return [...readers, `constants@${constantsVersion}`, ...words].join(' ');
}

/** Reads the facts of every file that some reader knows; of files whose bytes the cache knows, without opening them. */
export function extractFacts(input: ExtractInput): Extraction {
  const { tree, paths, cached = emptyCache } = input;
  const sources = readSources(input, cached);
  const documents = readDocuments(tree, paths, input.decode, cached.others);
  const code = readCodeData(input, sources, cached.others);
  const directed = readSuppressions(input, sources, cached.others);
  const { strings, records, modules, offsets } = sources;
  const constants = createConstants(input, sources.keys, cached.others);
  return {
    facts: {
      table: { strings, records, offsets },
      deployments: documents.deployments,
      data: new Map([...documents.data, ...code.data]),
      constantOf: constants.of,
      suppressions: [...directed.suppressions, ...documents.suppressions].sort(bySite),
      problems: [...sources.problems, ...unparsedFiles(paths, sources), ...documents.problems, ...code.problems],
    },
    cache: () => (sources.misses + documents.misses + code.misses + directed.misses + constants.misses() === 0 ? undefined
      : { ...keep(modules, cached.modules, sources.forgotten), records, strings, others: { ...documents.read, ...code.read, ...directed.read, ...constants.read } }),
  };
}

function bySite({ site: a }: Suppression, { site: b }: Suppression): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}

interface Sources extends FactTable {
  /** The key of each file that was read well; undefined for others. */
  readonly keys: readonly (string | undefined)[];
  readonly modules: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** Files whose facts the cache did not have. */
  readonly misses: number;
  /** Whether there are records that shall not be remembered. */
  readonly forgotten: boolean;
}

function readSources(input: ExtractInput, cached: CachedFacts): Sources {
  const { tree, paths } = input;
  const strings = createStringTable(cached.strings);
  const out = new RecordWriter();
  out.append(cached.records);
  const modules = new Map<string, number>();
  const offsets = new Int32Array(paths.length).fill(-1);
  const keys: (string | undefined)[] = new Array(paths.length).fill(undefined);
  const problems: Problem[] = [];
  const worded = wordSearch(input.words);
  const known = (key: string): number | undefined => modules.get(key) ?? cached.modules.get(key);
  const settle = (file: number, source: SourceRead): void => {
    if (source.kind === 'unreadable') problems.push(unreadable(paths[file]!));
    else {
      offsets[file] = source.offset;
      // A file that was not read well is not remembered, so that its Problem is told again next time.
      if (source.lossy) problems.push(notUtf8(paths[file]!));
      else modules.set(keys[file] = source.key, source.offset);
    }
  };
  const readHere = (file: number): void => settle(file, readSource(paths[file]!, { bytes: tree.bytes, decode: input.decode, keyOf: tree.keyOf, worded }, out, strings.intern, known));

  const pending = paths.flatMap((path, file) => {
    if (!moduleReader.reads(path) || !input.wants(file)) return [];
    const contentKey = cached.modules.size === 0 ? undefined : tree.key(path);
    const key = contentKey && sourceKey(contentKey, path);
    const offset = key === undefined ? undefined : cached.modules.get(key);
    if (offset === undefined) return [file];
    settle(file, { kind: 'read', key: key!, offset, lossy: false });
    return [];
  });
  tree.expect?.(pending.map((file) => paths[file]!));
  readTogether(pending, input, { readHere, settle, append: (chunk, at) => appendRecord(chunk, at, strings.intern, out) });
  return { strings: strings.list, records: out.records.subarray(0, out.length), modules, keys, offsets, problems, misses: pending.length, forgotten: problems.length > 0 };
}

interface Sink {
  readHere(file: number): void;
  settle(file: number, source: SourceRead): void;
  append(chunk: SourceChunk, at: number): number;
}

/** Reads the pending files here and, where it is worth it, in a second thread at the same time. */
function readTogether(pending: readonly number[], { paths, assist, onProgress }: ExtractInput, sink: Sink): void {
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

/** What this run used, and of what earlier runs used (another branch, perhaps) as much again at the most. */
function keep(used: ReadonlyMap<string, number>, cached: ReadonlyMap<string, number>, forgotten: boolean): Pick<CachedFacts, 'modules' | 'stale'> {
  if (cached.size === 0) return { modules: used, stale: forgotten };
  const kept = new Map(used);
  for (const [key, offset] of cached) {
    if (kept.has(key)) continue;
    if (kept.size >= 2 * used.size) return { modules: kept, stale: true };
    kept.set(key, offset);
  }
  return { modules: kept, stale: forgotten };
}

function unparsedFiles(paths: readonly string[], { strings, records, offsets }: FactTable): Problem[] {
  return paths.flatMap((path, file) => {
    const offset = offsets[file]!;
    if (offset < 0 || !record.unparsed(records, offset)) return [];
    const [message, line, column] = [strings[records[offset + 3]!]!, records[offset + 4]!, records[offset + 5]!];
    return [problem('unparsed-file', `${path} does not parse: ${message}. Its imports may be incomplete.`, { file: path, line, column })];
  });
}

function unreadable(path: string): Problem {
  return problem('unreadable-file', `${path} cannot be read; whatever it imports is unknown.`, { file: path, line: 1, column: 1 });
}

function notUtf8(path: string): Problem {
  return problem('not-utf8', `${path} is not valid UTF-8; bytes that are not were read as replacement characters.`, { file: path, line: 1, column: 1 });
}
