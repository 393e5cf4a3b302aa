import { type FactTable, record } from '../model/fact-table.ts';
import type { Tree } from '../model/tree.ts';
import type { Suppression } from '../model/waiver.ts';
import type { CachedFacts } from './fact-cache.ts';
import type { SourceInput } from './read-sources.ts';
import { readSourceSuppressions } from './typescript/source-suppressions.ts';

/** What comments of source files say. */
export interface SuppressionsRead {
  readonly suppressions: readonly Suppression[];
  /** Facts by the key of their file, for the cache. */
  readonly read: CachedFacts['others'];
  readonly misses: number;
}

/** Reads the comments of the source files that hold the word of a directive; no other file is opened for it. */
export function readSuppressions(
  input: { readonly tree: Tree; readonly paths: readonly string[]; decode: SourceInput['decode'] },
  { records, offsets, keys }: FactTable & { readonly keys: readonly (string | undefined)[] },
  cached: CachedFacts['others'],
): SuppressionsRead {
  const suppressions: Suppression[] = [];
  const read: Record<string, readonly unknown[]> = {};
  let misses = 0;
  for (const [file, path] of input.paths.entries()) {
    const offset = offsets[file]!;
    if (offset < 0 || !record.directed(records, offset)) continue;
    const key = keys[file] && `${keys[file]} suppressions ${path}`;
    let found = key !== undefined && Object.hasOwn(cached, key) ? cached[key] as readonly Suppression[] : undefined;
    if (found === undefined) {
      misses++;
      const bytes = input.tree.bytes(path);
      if (bytes === undefined) continue;
      found = readSourceSuppressions(path, input.decode(bytes).text);
    }
    if (key !== undefined) read[key] = found;
    suppressions.push(...found);
  }
  return { suppressions, read, misses };
}
