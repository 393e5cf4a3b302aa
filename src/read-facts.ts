import { join } from 'node:path';
import { wordsFor } from './facts/data-readers.ts';
import { type Extraction, extractFacts, factsVersion } from './facts/extract-facts.ts';
import { type CachedFacts, compactFacts, emptyCache, loadCache, saveCache } from './facts/fact-cache.ts';
import type { Inventory } from './model/inventory.ts';
import type { Tree } from './model/tree.ts';
import { startExtractionThread } from './threads/extraction-thread.ts';
import { decodeText } from './tree/decode-text.ts';

/** What a tree of the disk has beside its files. */
export interface OnDisk {
  /** Absolute path, where a second thread can read the same files. */
  readonly root?: string;
  readonly cacheFile?: string;
  /** Whether the facts read now are left out of that file: those of another revision would take the place of this one's. */
  readonly forgets?: boolean;
  /** Called when a second thread reads a part of the files. */
  onAssist?(): void;
  /** Facts of trees that share most of their files, from one analysis to the next. */
  readonly memory?: FactMemory;
}

/** Facts that are kept as long as a process wants them; each analysis adds what it read. No more of them than twice what one analysis needs. */
export interface FactMemory {
  version?: string;
  facts?: CachedFacts;
  /** The size from which on to let go of what no file leads to any more. */
  room?: number;
}

/** Where a cache directory keeps facts. */
export function cacheFileIn(cacheDirectory: string | false | undefined): Pick<OnDisk, 'cacheFile'> {
  return cacheDirectory ? { cacheFile: join(cacheDirectory, 'facts.bin') } : {};
}

export interface FactsRead {
  readonly extraction: Extraction;
  /** Leaves what was read, until now, to the memory and the cache. */
  save(): void;
}

/** Reads the facts of a tree, but for those that the memory or the cache has. */
export function readFacts(
  tree: Tree, inventory: Inventory, { root, cacheFile, forgets = false, onAssist, memory }: OnDisk, onProgress: (done: number, of: number) => void,
): FactsRead {
  const words = wordsFor(dependenciesOf(inventory));
  const version = factsVersion(words);
  const remembered = memory?.version === version ? memory.facts : undefined;
  const cached = remembered ?? (cacheFile === undefined ? emptyCache : loadCache(cacheFile, version));
  const extraction = extractFacts({
    tree,
    paths: inventory.paths,
    decode: decodeText,
    ...(root === undefined ? {} : { assist: (paths) => assistant(root, paths, words, onAssist) }),
    words,
    wants: (file) => inventory.roleOf(file) !== 'generated',
    cached,
    onProgress,
  });
  const saves = cacheFile !== undefined && !forgets;
  return {
    extraction,
    save: () => {
      const read = saves || memory !== undefined ? extraction.cache() : undefined;
      if (memory !== undefined) keepIn(memory, version, read ?? cached);
      // Who remembers is about to analyse again, and writing takes longer than that.
      if (saves && remembered === undefined && read !== undefined) saveCache(cacheFile, version, read);
    },
  };
}

/** Leaves the facts of all files to the next analysis. */
export function rememberFacts(extraction: Extraction, inventory: Inventory, memory: FactMemory): void {
  const facts = extraction.cache();
  if (facts !== undefined) keepIn(memory, factsVersion(wordsFor(dependenciesOf(inventory))), facts);
}

/** What no file leads to any more goes once that may be half of all. */
function keepIn(memory: FactMemory, version: string, facts: CachedFacts): void {
  memory.room ??= 2 * sizeOf(facts);
  const kept = sizeOf(facts) <= memory.room ? facts : compactFacts(facts);
  if (kept !== facts) memory.room = 2 * sizeOf(kept);
  Object.assign(memory, { version, facts: kept } satisfies FactMemory);
}

function sizeOf({ records, strings }: CachedFacts): number {
  return records.length + strings.length;
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
