import { Buffer } from 'node:buffer';
import type { Tree } from '../model/tree.ts';
import { blobId } from './blob-id.ts';

/** A tree with the texts of buffers over it, that is told what changes below. */
export interface LiveTree {
  /** As it is now. It stays the same object while no file comes or goes. */
  readonly tree: Tree;
  /** Lays a text over a file, or takes it away again. Gives what that changed: the list of files, the bytes of this one, or nothing. */
  edit(path: string, text: string | undefined): 'files' | 'bytes' | 'nothing';
  /** Tells that the disk has changed here. What the base cannot know without being opened anew is `files`. */
  touched(path: string): 'files' | 'bytes' | 'nothing';
}

/** @param texts the texts of buffers, by path; edits are written there */
export function liveTree(base: Tree, texts: Map<string, string>): LiveTree {
  const files = new Set(base.paths);
  // The content of each file as it was last asked for: what is the same needs no second look.
  const keys = new Map<string, string>();
  const changed = new Set<string>();
  const bytesOf = (path: string): Uint8Array | undefined => {
    const text = texts.get(path);
    return text === undefined ? base.bytes(path) : Buffer.from(text);
  };
  const keyOf = (path: string, bytes: Uint8Array): string => {
    const key = texts.has(path) ? blobId(bytes) : base.keyOf(path, bytes);
    keys.set(path, key);
    return key;
  };
  const counts = (path: string): boolean => files.has(path) || !base.ignores(path);
  const open = (): Tree => ({
    paths: [...new Set([...base.paths, ...[...texts.keys()].filter(counts)])].sort(),
    links: base.links,
    problems: base.problems,
    key: (path) => {
      if (texts.has(path) || changed.has(path)) return keys.get(path);
      const key = base.key(path) ?? keys.get(path);
      if (key !== undefined) keys.set(path, key);
      return key;
    },
    keyOf,
    bytes: bytesOf,
    ignores: (path, directory) => base.ignores(path, directory),
  });
  /** Whether the bytes are others than those that were read last. */
  const differs = (path: string): boolean => {
    const known = keys.get(path);
    const bytes = bytesOf(path);
    if (known !== undefined && bytes !== undefined && (texts.has(path) ? blobId(bytes) : base.keyOf(path, bytes)) === known) return false;
    keys.delete(path);
    return true;
  };
  let tree = open();
  return {
    get tree() { return tree; },
    edit(path, text) {
      if (texts.get(path) === text) return 'nothing';
      if (text === undefined) texts.delete(path);
      else texts.set(path, text);
      if (!counts(path)) return 'nothing';
      if (!files.has(path) && tree.paths.includes(path) !== texts.has(path)) {
        keys.delete(path);
        tree = open();
        return 'files';
      }
      return differs(path) ? 'bytes' : 'nothing';
    },
    touched(path) {
      // What is below a directory of tools, or ignored, is no file of the tree, and does not become one.
      if (!counts(path) || /(?:^|\/)(?:node_modules|\.git)\//.test(path)) return 'nothing';
      if (!files.has(path) || path.endsWith('.gitignore') || path.endsWith('.gitattributes') || base.bytes(path) === undefined) return 'files';
      changed.add(path);
      return texts.has(path) || !differs(path) ? 'nothing' : 'bytes';
    },
  };
}
