import { type FactTable, record } from '../model/fact-table.ts';
import type { Tree } from '../model/tree.ts';
import type { Suppression } from '../model/waiver.ts';
import type { CachedFacts } from './fact-cache.ts';
import type { SourceInput } from './read-sources.ts';
import { readSourceSuppressions } from './typescript/source-suppressions.ts';

/** What the comments of one source file say. */
export interface SuppressionsRead {
  readonly suppressions: readonly Suppression[];
  /** What keys them in the cache; undefined where they are not to be remembered. */
  readonly key: string | undefined;
  readonly isMiss: boolean;
}

/** Reads the comments of the source files that hold the word of a directive, by path; no other file is opened for it. */
export function readSuppressions(
  input: { readonly tree: Tree; readonly paths: readonly string[]; decode: SourceInput['decode'] },
  { records, offsets, keys }: FactTable & { readonly keys: readonly (string | undefined)[] },
  cached: CachedFacts['others'],
  files: Iterable<number>,
): Map<string, SuppressionsRead> {
  const found = new Map<string, SuppressionsRead>();
  for (const file of files) {
    const path = input.paths[file]!;
    const offset = offsets[file]!;
    if (offset < 0 || !record.directed(records, offset)) continue;
    const key = keys[file] && `${keys[file]} suppressions ${path}`;
    if (key !== undefined && Object.hasOwn(cached, key)) {
      found.set(path, { suppressions: cached[key] as readonly Suppression[], key, isMiss: false });
      continue;
    }
    const bytes = input.tree.bytes(path);
    const suppressions = bytes === undefined ? [] : readSourceSuppressions(path, input.decode(bytes).text);
    found.set(path, { suppressions, key: bytes === undefined ? undefined : key, isMiss: true });
  }
  return found;
}
