import type { ConstantOf, DataFact } from '../model/data-facts.ts';
import type { FactTable } from '../model/fact-table.ts';
import type { DeploymentFact } from '../model/facts.ts';
import type { Problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import { constantsVersion } from './code/read-constant.ts';
import { type Constants, createConstants } from './constants.ts';
import type { Suppression } from '../model/waiver.ts';
import { documentSuppressions } from './comments/document-suppressions.ts';
import { deploymentReaders } from './deployment/deployment-readers.ts';
import { type CachedFacts, emptyCache } from './fact-cache.ts';
import { codeReaders, documentReaders } from './data-readers.ts';
import { type CodeDataRead, readCodeData } from './read-code-data.ts';
import { type DocumentRead, readDocument, readDocuments } from './read-documents.ts';
import { type SuppressionsRead, readSuppressions } from './read-suppressions.ts';
import { type Sources, type SourcesInput, readSources } from './source-table.ts';
import { moduleReader } from './typescript/read-module.ts';
import { sourceSuppressions } from './typescript/source-suppressions.ts';

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

export interface ExtractInput extends SourcesInput {
  readonly cached?: CachedFacts;
}

export interface Extraction {
  readonly facts: Facts;
  /** What to keep of all that was read until now for the next run; undefined when the cache held all of it. */
  cache(): CachedFacts | undefined;
  /** The extraction of a tree that has other bytes in these files alone, and whether it says the same. This one is then at its end. */
  reread(tree: Tree, files: readonly number[]): { readonly extraction: Extraction; readonly isSame: boolean };
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
  return gathered(input, {
    sources,
    documents: readDocuments(tree, paths, input.decode, cached.others),
    code: readCodeData(input, sources, cached.others, paths.keys()),
    directed: readSuppressions(input, sources, cached.others, paths.keys()),
    constants: createConstants(input, sources.keys, cached.others),
  });
}

/** What was read, each part by path. */
interface Parts {
  readonly sources: Sources;
  readonly documents: ReadonlyMap<string, DocumentRead>;
  readonly code: ReadonlyMap<string, CodeDataRead>;
  readonly directed: ReadonlyMap<string, SuppressionsRead>;
  readonly constants: Constants;
}

function gathered(input: ExtractInput, parts: Parts): Extraction {
  const { sources, constants } = parts;
  const [documents, code, directed] = [[...parts.documents.values()], [...parts.code.values()], [...parts.directed.values()]];
  const { strings, records, modules, offsets } = sources;
  const data = [
    ...[...parts.documents].map(([path, read]) => [path, read.data] as const), ...[...parts.code].map(([path, { facts }]) => [path, facts] as const),
  ];
  return {
    facts: {
      table: { strings, records, offsets },
      deployments: documents.flatMap(({ deployments }) => deployments),
      data: new Map(data.filter(([, facts]) => facts.length > 0)),
      constantOf: constants.of,
      suppressions: [...directed, ...documents].flatMap(({ suppressions }) => suppressions).sort(bySite),
      problems: [...sources.problems, ...[...documents, ...code].flatMap(({ problems }) => problems)],
    },
    cache: () => {
      const misses = documents.reduce((sum, read) => sum + read.misses, 0) + [...code, ...directed].filter(({ isMiss }) => isMiss).length;
      if (sources.misses + misses + constants.misses() === 0) return undefined;
      const others: Record<string, readonly unknown[]> = {};
      for (const { read } of documents) Object.assign(others, read);
      for (const { key, facts } of code) if (key !== undefined) others[key] = facts;
      for (const { key, suppressions } of directed) if (key !== undefined) others[key] = suppressions;
      return { ...keep(modules, (input.cached ?? emptyCache).modules, sources.forgotten), records, strings, others: { ...others, ...constants.read() } };
    },
    reread: (tree, files) => {
      const paths = files.map((file) => input.paths[file]!);
      const now = reread(input, parts, tree, files);
      const isSame = now.sources.isSame && !paths.some((path) => constants.asked(path) || said(parts, path) !== said(now, path));
      // Who says the same is asked the same again, so what was asked stays known.
      return { extraction: gathered(input, isSame ? { ...now, constants } : now), isSame };
    },
  };
}

/** All that is said of a path beside its imports and exports. */
function said({ documents, code, directed }: Parts, path: string): string {
  const { deployments, data, suppressions, problems } = documents.get(path) ?? {};
  const { facts, problems: failures } = code.get(path) ?? {};
  return JSON.stringify([deployments, data, suppressions, problems, facts, failures, directed.get(path)?.suppressions]);
}

function reread(input: ExtractInput, before: Parts, tree: Tree, files: readonly number[]): Parts {
  const sources = before.sources.reread(tree, files);
  const now = { ...input, tree };
  const paths = files.map((file) => input.paths[file]!);
  const documents = paths.flatMap((path) => {
    const document = readDocument(tree, path, input.decode, {});
    return document === undefined ? [] : [[path, document] as const];
  });
  return {
    sources,
    documents: replaced(before.documents, paths, new Map(documents)),
    code: replaced(before.code, paths, readCodeData(now, sources, {}, files)),
    directed: replaced(before.directed, paths, readSuppressions(now, sources, {}, files)),
    constants: createConstants(now, sources.keys, before.constants.read()),
  };
}

/** What is said of these paths now in the place of what was; in the order of paths, which later stages rely on. */
function replaced<Read>(before: ReadonlyMap<string, Read>, paths: readonly string[], now: ReadonlyMap<string, Read>): ReadonlyMap<string, Read> {
  if (now.size === 0 && !paths.some((path) => before.has(path))) return before;
  const after = new Map(before);
  for (const path of paths) if (!now.has(path)) after.delete(path);
  for (const [path, read] of now) after.set(path, read);
  const isNew = [...now.keys()].some((path) => !before.has(path));
  return isNew ? new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1))) : after;
}

function bySite({ site: a }: Suppression, { site: b }: Suppression): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
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
