import { join } from 'node:path';
import { inferArchitecture } from './architecture/infer-architecture.ts';
import { deadSelectors } from './check/dead-selectors.ts';
import { enableRules } from './check/enable-rules.ts';
import { makeReport } from './check/make-report.ts';
import { type EnabledRule, runRules } from './check/run-rules.ts';
import { wordsFor } from './facts/data-readers.ts';
import { extractFacts, factsVersion } from './facts/extract-facts.ts';
import { emptyCache, loadCache, saveCache } from './facts/fact-cache.ts';
import { prepareReaders } from './facts/prepare-readers.ts';
import { readYaml } from './facts/documents/yaml-documents.ts';
import { buildGraph } from './graph/build-graph.ts';
import type { Reading } from './inventory/reading.ts';
import { takeInventory } from './inventory/take-inventory.ts';
import type { Architecture } from './model/architecture.ts';
import type { Inventory } from './model/inventory.ts';
import type { Config } from './model/config.ts';
import { problem, type Problem } from './model/problem.ts';
import type { Report } from './model/report.ts';
import type { Rule } from './model/rule.ts';
import type { Tree } from './model/tree.ts';
import { startExtractionThread } from './threads/extraction-thread.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';
import { version as toolVersion } from './version.ts';

export interface SessionSettings {
  readonly config?: Config;
  /** Every rule there is; the config says which of them run. */
  readonly rules: readonly Rule[];
  /** Directory for facts of earlier runs; false for none. */
  readonly cacheDirectory?: string | false;
  onProgress?(stage: string, done: number, of: number): void;
}

/** What else goes into a report: rules that are no function of the tree alone, and what kept others from a verdict. */
export interface Beside {
  readonly rules: readonly EnabledRule[];
  readonly problems: readonly Problem[];
}

/** One repository with all of its stages alive. */
export interface Session {
  readonly architecture: Architecture;
  /** Runs the enabled rules, and those beside. The same bytes give the same report. */
  report(beside?: Beside): Report;
  /** The text of a file, as the analysis read it. */
  sourceOf(path: string): string | undefined;
}

/** Analyses the working tree of a directory. */
export async function openSession(root: string, settings: SessionSettings): Promise<Session> {
  const tree = await openWorkingTree(root);
  await prepare(tree);
  return analyse(tree, settings, onDisk(root, settings.cacheDirectory));
}

/** Loads what can only be waited for. An analysis without it tells of the files that it could then not read. */
export async function prepare({ paths }: Tree): Promise<void> {
  await prepareReaders(paths);
}

/** What an analysis of a directory of the disk may use. */
export function onDisk(root: string, cacheDirectory: string | false | undefined): OnDisk {
  return { root, ...(cacheDirectory ? { cacheFile: join(cacheDirectory, 'facts.bin') } : {}) };
}

/** What a tree of the disk has beside its files. */
export interface OnDisk {
  /** Absolute path, where a second thread can read the same files. */
  readonly root?: string;
  readonly cacheFile?: string;
  /** Called when a second thread reads a part of the files. */
  onAssist?(): void;
}

/** Analyses any tree: of memory, of a git revision, of a directory. */
export function analyse(tree: Tree, settings: SessionSettings, { root, cacheFile, onAssist }: OnDisk = {}): Session {
  const config = settings.config ?? {};
  const inventory = takeInventory(tree, { text: (path) => textOf(tree, path), yaml: yamlOf }, config);
  const words = wordsFor(dependenciesOf(inventory));
  const version = factsVersion(words);
  const { facts, cache } = extractFacts({
    tree,
    paths: inventory.paths,
    decode: decodeText,
    ...(root === undefined ? {} : { assist: (paths) => assistant(root, paths, words, onAssist) }),
    words,
    wants: (file) => inventory.roleOf(file) !== 'generated',
    cached: cacheFile === undefined ? emptyCache : loadCache(cacheFile, version),
    onProgress: (done, of) => settings.onProgress?.('Reading files', done, of),
  });
  const { graph, problems: unresolved } = buildGraph(inventory, facts.table);
  const architecture = inferArchitecture(inventory, graph, facts, config);
  const enabled = enableRules(settings.rules, config);
  const problems: Problem[] = [
    ...tree.problems, ...inventory.problems, ...facts.problems, ...unresolved, ...architecture.problems,
    ...(graph.modules.length === 0 ? [noModules()] : deadSelectors(architecture, enabled)),
  ];
  if (cacheFile !== undefined && cache !== undefined) saveCache(cacheFile, version, cache);
  return {
    architecture,
    sourceOf: (path) => textOf(tree, path),
    report: (beside = { rules: [], problems: [] }) => {
      const run = runRules(architecture, [...enabled, ...beside.rules]);
      return makeReport({
        toolVersion,
        files: graph.modules.length,
        architecture,
        findings: run.findings,
        problems: [...problems, ...beside.problems, ...run.problems],
        config,
      });
    },
  };
}

function assistant(root: string, paths: readonly string[], words: readonly string[], onAssist: OnDisk['onAssist']): ReturnType<typeof startExtractionThread> {
  const started = startExtractionThread(root, paths, words);
  if (started !== undefined) onAssist?.();
  return started;
}

/** Every package that some manifest of the repository asks for. */
function dependenciesOf({ projects }: Inventory): ReadonlySet<string> {
  return new Set(projects.flatMap(({ manifest }) => manifest === undefined ? []
    : [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies, manifest.optionalDependencies].flatMap((section) => Object.keys(section))));
}

function textOf(tree: Tree, path: string): string | undefined {
  const bytes = tree.bytes(path);
  return bytes && decodeText(bytes).text;
}

function yamlOf(text: string): ReturnType<Reading['yaml']> {
  const { documents, problem: found } = readYaml(text);
  return { value: documents[0]?.value, ...(found === undefined ? {} : { problem: found }) };
}

function noModules(): Problem {
  return problem('no-modules', 'No TypeScript or JavaScript file was found, so no rule could fire. Run mandate at the root '
    + 'of the repository, or name its directory: mandate check <directory>. Ignored files are not analysed.');
}
