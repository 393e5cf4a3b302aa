import { type FactTable, record } from '../model/fact-table.ts';
import type { DataFact } from '../model/data-facts.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import type { CodeReader } from './code/code-module.ts';
import { readCode } from './code/read-code.ts';
import { dataPackages, readersWanting } from './data-readers.ts';
import type { CachedFacts } from './fact-cache.ts';
import type { SourceInput } from './read-sources.ts';

/** What source files say of data. */
export interface CodeDataRead {
  /** By path; files that say nothing are left out. */
  readonly data: ReadonlyMap<string, readonly DataFact[]>;
  readonly problems: readonly Problem[];
  /** Facts by the key of their file, for the cache. */
  readonly read: CachedFacts['others'];
  readonly misses: number;
}

/**
 * Makes a syntax tree of each source file that imports a library of databases or queues, or holds one of their words, and
 * reads it. All others, nearly all of a repository, are told by their imports alone and not opened again.
 */
export function readCodeData(
  input: { readonly tree: Tree; readonly paths: readonly string[]; decode: SourceInput['decode']; readonly words: readonly string[] },
  sources: FactTable & { readonly keys: readonly (string | undefined)[] },
  cached: CachedFacts['others'],
): CodeDataRead {
  const read: Record<string, readonly unknown[]> = {};
  const data = new Map<string, readonly DataFact[]>();
  const problems: Problem[] = [];
  let misses = 0;
  const isWanted = wantedFiles(sources);
  const wanted = [...input.paths.entries()].filter(([file, path]) => isWanted(file) && /\.[cm]?[jt]sx?$/.test(path));
  input.tree.expect?.(wanted.filter(([file, path]) => !Object.hasOwn(cached, `${sources.keys[file]} code ${path}`)).map(([, path]) => path));
  for (const [file, path] of wanted) {
    const sourceKey = sources.keys[file];
    const key = sourceKey && `${sourceKey} code ${path}`;
    let facts = key !== undefined && Object.hasOwn(cached, key) ? cached[key] as readonly DataFact[] : undefined;
    if (facts === undefined) {
      misses++;
      const bytes = input.tree.bytes(path);
      if (bytes === undefined) continue;
      const { text } = input.decode(bytes);
      const outcome = runReaders(path, text, readersWanting(importsOf(sources, file), text, input.words));
      problems.push(...outcome.problems);
      facts = outcome.facts;
      if (outcome.problems.length > 0) continue;
    }
    if (key !== undefined) read[key] = facts;
    if (facts.length > 0) data.set(path, facts);
  }
  return { data, problems, read, misses };
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

