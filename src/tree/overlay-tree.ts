import { Buffer } from 'node:buffer';
import type { Tree } from '../model/tree.ts';
import { blobId } from './blob-id.ts';

/** A tree with files added or replaced in memory: what a self-test plants, and what an editor has not saved. */
export function overlayTree(base: Tree, files: ReadonlyMap<string, string | Uint8Array>): Tree {
  if (files.size === 0) return base;
  const contents = new Map([...files].map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content) : content]));
  const keys = new Map<string, string>();
  const keyOf = (path: string, bytes: Uint8Array): string => {
    const known = keys.get(path) ?? blobId(bytes);
    keys.set(path, known);
    return known;
  };
  return {
    paths: [...new Set([...base.paths, ...contents.keys()])].sort(),
    links: base.links,
    problems: base.problems,
    key: (path) => {
      const own = contents.get(path);
      return own === undefined ? base.key(path) : keyOf(path, own);
    },
    keyOf: (path, bytes) => contents.has(path) ? keyOf(path, bytes) : base.keyOf(path, bytes),
    bytes: (path) => contents.get(path) ?? base.bytes(path),
    ignores: (path, directory) => base.ignores(path, directory),
  };
}

/** A tree that remembers the key of each file it gave: for analyses in a row, while no file changes. */
export function rememberKeys(base: Tree): Tree {
  const keys = new Map<string, string>();
  return {
    paths: base.paths,
    links: base.links,
    problems: base.problems,
    key: (path) => base.key(path) ?? keys.get(path),
    keyOf: (path, bytes) => {
      const key = base.keyOf(path, bytes);
      keys.set(path, key);
      return key;
    },
    bytes: (path) => base.bytes(path),
    ignores: (path, directory) => base.ignores(path, directory),
  };
}
