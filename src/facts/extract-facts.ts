import { type FactTable, RecordWriter, encodeFacts } from '../model/fact-table.ts';
import type { DeploymentFact, Reader } from '../model/facts.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import { deploymentReaders } from './deployment-readers.ts';
import { type CachedFacts, emptyCache } from './fact-cache.ts';
import { createStringTable } from './string-table.ts';
import { moduleReader, readModule } from './typescript/read-module.ts';

/** The facts of a whole tree. */
export interface Facts {
  readonly table: FactTable;
  readonly deployments: readonly DeploymentFact[];
  readonly problems: readonly Problem[];
}

export interface ExtractInput {
  readonly tree: Tree;
  /** The files to read, in the order of their numbers. */
  readonly paths: readonly string[];
  decode(bytes: Uint8Array): { readonly text: string; readonly lossy: boolean };
  /** Whether the imports of a source file are of interest. */
  wants(file: number): boolean;
  readonly cached?: CachedFacts;
  onProgress?(done: number, of: number): void;
}

export interface Extraction {
  readonly facts: Facts;
  /** What to keep for the next run; undefined when nothing was read that the cache did not hold. */
  readonly cache: CachedFacts | undefined;
}

/** What keys the cache beside content: facts of another reader's version are worth nothing. */
export const factsVersion = [moduleReader, ...deploymentReaders].map(({ id, version }) => `${id}@${version}`).join(' ');

/** Reads the facts of every file that some reader knows; of files whose bytes the cache knows, without opening them. */
export function extractFacts(input: ExtractInput): Extraction {
  const { tree, paths, cached = emptyCache } = input;
  const strings = createStringTable(cached.strings);
  const out = new RecordWriter();
  out.append(cached.records);
  const modules = new Map<string, number>();
  const offsets = new Int32Array(paths.length).fill(-1);
  const others: Record<string, readonly unknown[]> = {};
  const deployments: DeploymentFact[] = [];
  const problems: Problem[] = [];
  let misses = 0;

  const source = (path: string, suffix: string, known: (key: string) => boolean): { key: string; text?: string } | undefined => {
    const contentKey = cached === emptyCache ? undefined : tree.key(path);
    if (contentKey !== undefined && known(contentKey + suffix)) return { key: contentKey + suffix };
    const bytes = tree.bytes(path);
    if (bytes === undefined) {
      problems.push(unreadable(path));
      return undefined;
    }
    const key = (contentKey ?? tree.keyOf(bytes)) + suffix;
    if (known(key)) return { key };
    const { text, lossy } = input.decode(bytes);
    if (lossy) problems.push(notUtf8(path));
    misses++;
    return { key, text };
  };

  const readSource = (file: number, path: string): void => {
    const found = source(path, languageOf(path), (key) => modules.has(key) || cached.modules.has(key));
    if (found === undefined) return;
    const { key, text } = found;
    let offset = modules.get(key) ?? cached.modules.get(key);
    if (offset === undefined) {
      offset = out.length;
      encodeFacts(readModule(path, text!), strings.intern, out);
    }
    modules.set(key, offset);
    offsets[file] = offset;
    if (out.records[offset + 2] === 1) problems.push(unparsed(path, strings.list, out.records, offset));
  };

  const readOther = (reader: Reader<DeploymentFact>, path: string): void => {
    const found = source(path, ` ${reader.id} ${path}`, (key) => Object.hasOwn(cached.others, key));
    if (found === undefined) return;
    const { key, text } = found;
    const read = text === undefined ? cached.others[key]! as readonly DeploymentFact[] : runReader(reader, path, text, problems);
    // A file that could not be read is read again next time, so that its Problem is told again.
    if (read === undefined) return;
    others[key] = read;
    deployments.push(...read);
  };

  paths.forEach((path, file) => {
    if (moduleReader.reads(path) && input.wants(file)) readSource(file, path);
    for (const reader of deploymentReaders) if (reader.reads(path)) readOther(reader, path);
    if ((file & 0xff) === 0) input.onProgress?.(file, paths.length);
  });

  const records = out.records.subarray(0, out.length);
  return {
    facts: { table: { strings: strings.list, records, offsets }, deployments, problems },
    cache: misses === 0 ? undefined : { modules: keep(modules, cached.modules), records, strings: strings.list, others },
  };
}

/** What this run used, and of what earlier runs used (another branch, perhaps) as much again at the most. */
function keep(used: ReadonlyMap<string, number>, cached: ReadonlyMap<string, number>): Map<string, number> {
  const kept = new Map(used);
  for (const [key, offset] of cached) {
    if (kept.size >= 2 * used.size) break;
    if (!kept.has(key)) kept.set(key, offset);
  }
  return kept;
}

/** The same bytes mean other facts in another language: JSX or not, types or not, script blocks or not. */
function languageOf(path: string): string {
  return path.endsWith('.d.ts') ? '.d.ts' : path.slice(path.lastIndexOf('.'));
}

function runReader(reader: Reader<DeploymentFact>, path: string, text: string, problems: Problem[]): readonly DeploymentFact[] | undefined {
  try {
    const { facts, problem: found } = reader.read(path, text);
    if (found === undefined) return facts;
    problems.push(problem('invalid-deployment', `${path} is not read whole: ${found.message}`, { file: path, line: found.line, column: found.column }));
    return undefined;
  } catch (error) {
    problems.push(problem('reader-failed', `The ${reader.id} reader failed on ${path}: ${String(error)}. Please report it.`, { file: path, line: 1, column: 1 }));
    return undefined;
  }
}

function unparsed(path: string, strings: readonly string[], records: Int32Array, offset: number): Problem {
  const [message, line, column] = [strings[records[offset + 3]!]!, records[offset + 4]!, records[offset + 5]!];
  return problem('unparsed-file', `${path} does not parse: ${message}. Its imports may be incomplete.`, { file: path, line, column });
}

function unreadable(path: string): Problem {
  return problem('unreadable-file', `${path} cannot be read; whatever it imports is unknown.`, { file: path, line: 1, column: 1 });
}

function notUtf8(path: string): Problem {
  return problem('not-utf8', `${path} is not valid UTF-8; bytes that are not were read as replacement characters.`, { file: path, line: 1, column: 1 });
}
