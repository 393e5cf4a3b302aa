import type { ConstantOf, Told } from '../model/data-facts.ts';
import type { Tree } from '../model/tree.ts';
import { readConstants } from './code/read-constant.ts';
import type { CachedFacts } from './fact-cache.ts';
import type { SourceInput } from './read-sources.ts';

/** The constants that were asked for. */
export interface Constants {
  of: ConstantOf;
  /** What was told so far, by the key of its file, for the cache. */
  read(): CachedFacts['others'];
  /** Whether a constant of this file was asked for. */
  asked(path: string): boolean;
  /** How many of them the cache did not have. */
  misses(): number;
}

export interface ConstantsInput {
  readonly tree: Tree;
  readonly paths: readonly string[];
  decode: SourceInput['decode'];
}

/**
 * Reads the constants of source files when they are asked for, and no others: the files that hold the names of queues and
 * tables import nothing that would tell them from all the rest. What the cache knows is told without opening its file.
 */
export function createConstants(
  { tree, paths, decode }: ConstantsInput,
  keys: readonly (string | undefined)[],
  cached: CachedFacts['others'],
): Constants {
  const told = new Map<string, readonly Told[]>();
  const modules = new Map<string, (name: string) => Told | undefined>();
  const asked = new Set<string>();
  let files: ReadonlyMap<string, number> | undefined;
  let misses = 0;

  const openedAt = (path: string): (name: string) => Told | undefined => {
    let module = modules.get(path);
    if (module === undefined) {
      const bytes = tree.bytes(path);
      modules.set(path, (module = bytes === undefined ? () => undefined : readConstants(path, decode(bytes).text)));
    }
    return module;
  };

  return {
    read: () => Object.fromEntries(told),
    asked: (path) => asked.has(path),
    misses: () => misses,
    of: (path, name) => {
      const file = /\.[cm]?[jt]sx?$/.test(path) ? (files ??= new Map(paths.map((each, index) => [each, index]))).get(path) : undefined;
      if (file === undefined) return undefined;
      asked.add(path);
      const fileKey = keys[file];
      const key = fileKey && `${fileKey} constant ${name}`;
      if (key === undefined) return openedAt(path)(name);
      const known = told.get(key) ?? (Object.hasOwn(cached, key) ? cached[key] as readonly Told[] : undefined);
      if (known !== undefined) {
        told.set(key, known);
        return known[0];
      }
      misses++;
      const found = openedAt(path)(name);
      told.set(key, found === undefined ? [] : [found]);
      return found;
    },
  };
}
