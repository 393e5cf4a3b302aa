import { Buffer } from 'node:buffer';
import type { Tree } from '../model/tree.ts';
import { blobId } from './blob-id.ts';

/** A tree as it would be with other texts in some of its files; the tree itself, and the disk, stay as they are. */
export function overlayTree(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  return {
    paths: tree.paths,
    links: tree.links,
    problems: tree.problems,
    key: (path) => (texts.has(path) ? undefined : tree.key(path)),
    keyOf: (path, bytes) => (texts.has(path) ? blobId(bytes) : tree.keyOf(path, bytes)),
    bytes(path) {
      const text = texts.get(path);
      return text === undefined ? tree.bytes(path) : Buffer.from(text);
    },
    ignores: (path, directory) => tree.ignores(path, directory),
  };
}
