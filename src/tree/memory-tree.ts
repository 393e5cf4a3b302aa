import { Buffer } from 'node:buffer';
import type { Tree } from '../model/tree.ts';
import { blobId } from './blob-id.ts';
import { ignoreRules } from './ignore-rules.ts';

export interface MemoryTreeOptions {
  /** Path of a symbolic link → path it leads to. */
  readonly links?: Readonly<Record<string, string>>;
  /** Lines as in a .gitignore at the root; they only answer `ignores` and take no file away. */
  readonly ignored?: readonly string[];
}

/** A tree of files given by path: for tests, and for editors that hold text which is on no disk. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>, options: MemoryTreeOptions = {}): Tree {
  const contents = new Map(Object.entries(files));
  const ignored = ignoreRules((directory) => {
    const own = contents.get(directory === '' ? '.gitignore' : `${directory}/.gitignore`);
    return own === undefined ? undefined : Buffer.from(own).toString('utf8');
  }, options.ignored?.join('\n'));
  return {
    paths: [...contents.keys()].sort(),
    links: new Map(Object.entries(options.links ?? {})),
    problems: [],
    key: () => undefined,
    keyOf: (_path, bytes) => blobId(bytes),
    bytes(path) {
      const content = contents.get(path);
      return typeof content === 'string' ? Buffer.from(content) : content;
    },
    ignores: (path, directory) => ignored(path, directory),
  };
}
