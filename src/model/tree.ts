import type { Problem } from './problem.ts';

/**
 * Where bytes come from: the working tree, a git revision, an editor's unsaved buffer over either. All paths are posix
 * and relative to the root. Reading never throws: a file that is gone or cannot be read is `undefined`.
 */
export interface Tree {
  /** Every file, sorted by code unit; directories, ignored files and symlinks are not among them. */
  readonly paths: readonly string[];
  /** Symbolic links that lead to a file or directory of this tree: path of the link → path it leads to. */
  readonly links: ReadonlyMap<string, string>;
  /** What could not be listed, such as symlinks that lead nowhere. */
  readonly problems: readonly Problem[];
  /**
   * The content key of a file when it is known without reading it: git's blob id of a file that is unchanged since it
   * entered the index. Equal keys mean equal bytes.
   */
  key(path: string): string | undefined;
  /** The content key of the bytes that `bytes` has just given for this path, in the same form as `key` gives. */
  keyOf(path: string, bytes: Uint8Array): string;
  /**
   * The bytes of a file. The array may be a view on a buffer that the next `bytes` call overwrites: decode or copy it
   * before reading on.
   */
  bytes(path: string): Uint8Array | undefined;
  /** Announces the files that will be read next, in this order, to a tree that reads many at once faster than one by one. */
  expect?(paths: readonly string[]): void;
  /**
   * A text that two trees share only if they answer alike: the same files with the same bytes. Undefined when that cannot
   * be told without reading most of them, or when a file that was read has changed since the tree was opened.
   */
  state?(): string | undefined;
  /** Whether version control ignores this path, so that a missing file is told as generated. */
  ignores(path: string, directory?: boolean): boolean;
}
