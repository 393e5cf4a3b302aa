import { type FactTable, record } from '../model/fact-table.ts';
import type { DataFact } from '../model/data-facts.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import type { CodeReader } from './code/code-module.ts';
import { readCode } from './code/read-code.ts';
import { dataPackages, readersWanting } from './data-readers.ts';
import type { CachedFacts } from './fact-cache.ts';
import type { SourceInput } from './read-sources.ts';

/** What one source file says of data. */
export interface CodeDataRead {
  readonly facts: readonly DataFact[];
  readonly problems: readonly Problem[];
  /** What keys its facts in the cache; undefined where they are not to be remembered. */
  readonly key: string | undefined;
  readonly isMiss: boolean;
}

export interface CodeDataInput {
  readonly tree: Tree;
  readonly paths: readonly string[];
  decode: SourceInput['decode'];
  readonly words: readonly string[];
}

type KeyedTable = FactTable & { readonly keys: readonly (string | undefined)[] };

/**
 * Makes a syntax tree of each source file that imports a library of databases or queues, or holds one of their words, and
 * reads it. All others, nearly all of a repository, are told by their imports alone and not opened again. By path, in the
 * order of `files`.
 */
export function readCodeData(
  input: CodeDataInput, sources: KeyedTable, cached: CachedFacts['others'], files: Iterable<number>,
): Map<string, CodeDataRead> {
  const isWanted = wantedFiles(sources);
  const wanted = [...files].filter((file) => isWanted(file) && /\.[cm]?[jt]sx?$/.test(input.paths[file]!));
  const keyOf = (file: number): string | undefined => sources.keys[file] && `${sources.keys[file]} code ${input.paths[file]}`;
  input.tree.expect?.(wanted.filter((file) => !Object.hasOwn(cached, keyOf(file) ?? '')).map((file) => input.paths[file]!));
  const found = new Map<string, CodeDataRead>();
  for (const file of wanted) {
    const key = keyOf(file);
    const read = key !== undefined && Object.hasOwn(cached, key)
      ? { facts: cached[key] as readonly DataFact[], problems: [], key, isMiss: false } : readAnew(input, sources, file, key);
    found.set(input.paths[file]!, read);
  }
  return found;
}

function readAnew({ tree, paths, decode, words }: CodeDataInput, sources: FactTable, file: number, key: string | undefined): CodeDataRead {
  const path = paths[file]!;
  const bytes = tree.bytes(path);
  if (bytes === undefined) return { facts: [], problems: [], key: undefined, isMiss: true };
  const { text } = decode(bytes);
  const { facts, problems } = runReaders(path, text, readersWanting(importsOf(sources, file), text, words));
  // What a reader failed on is read again next time, so that its Problem is told again.
  return { facts, problems, key: problems.length > 0 ? undefined : key, isMiss: true };
}

/** Tells the files with a sign; a specifier that many files import is judged once. */
function wantedFiles({ strings, records, offsets }: FactTable): (file: number) => boolean {
  const judged = new Map<number, boolean>();
  const tells = (specifier: number): boolean => {
    let answer = judged.get(specifier);
    if (answer === undefined) judged.set(specifier, (answer = dataPackages.has(packageOf(strings[specifier]!))));
    return answer;
  };
  return (file) => {
    const offset = offsets[file]!;
    if (offset < 0) return false;
    if (record.worded(records, offset)) return true;
    let at = record.firstImport(records, offset);
    for (let left = record.importCount(records, offset); left > 0; left--, at = record.nextImport(records, at)) {
      if (tells(record.specifier(records, at))) return true;
    }
    return false;
  };
}

function importsOf({ strings, records, offsets }: FactTable, file: number): ReadonlySet<string> {
  const found = new Set<string>();
  let at = record.firstImport(records, offsets[file]!);
  for (let left = record.importCount(records, offsets[file]!); left > 0; left--, at = record.nextImport(records, at)) {
    found.add(packageOf(strings[record.specifier(records, at)]!));
  }
  return found;
}

/** A specifier without its subpath; relative ones are no package's. */
function packageOf(specifier: string): string {
  const first = specifier.indexOf('/');
  if (first < 0) return specifier;
  const end = specifier.startsWith('@') ? specifier.indexOf('/', first + 1) : first;
  return end < 0 ? specifier : specifier.slice(0, end);
}

function runReaders(path: string, text: string, readers: readonly CodeReader[]): { facts: readonly DataFact[]; problems: readonly Problem[] } {
  try {
    return { facts: readCode(path, text, readers), problems: [] };
  } catch {
    // One of them failed: each alone tells which, and what the others read is kept.
    const problems: Problem[] = [];
    const facts = readers.flatMap((reader) => {
      try {
        return readCode(path, text, [reader]);
      } catch (error) {
        const site = { file: path, line: 1, column: 1 };
        problems.push(problem('reader-failed', `The ${reader.id} reader failed on ${path}: ${String(error)}. Please report it.`, site));
        return [];
      }
    });
    return { facts, problems };
  }
}
