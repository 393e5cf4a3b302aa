import { createHash } from 'node:crypto';
import type { Problem } from '../model/problem.ts';
import { blobId } from './blob-id.ts';

/** More files than these that git's index cannot vouch for are not worth reading for a state. */
const mostRead = 2_000;

export interface TreeState {
  readonly state: string;
  /** Blob id of each file that was read for it. */
  readonly contents: ReadonlyMap<string, string>;
}

/**
 * The state of a working tree as one hash: git's index, by its own checksum, stands for all files that are unchanged
 * since it was written; every other file is read. Undefined when that does not tell the tree: no index, too many files
 * to read, one that cannot be read.
 */
export function readState(input: {
  /** Checksum that git wrote at the end of the index; undefined when it wrote none. */
  readonly indexChecksum: string | undefined;
  /** Files of the index that are gone. */
  readonly gone: readonly string[];
  /** Files that the index does not vouch for. */
  readonly unproven: readonly string[];
  readonly links: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Ignore files from outside the tree. */
  readonly ignoreTexts: readonly string[];
  bytes(path: string): Uint8Array | undefined;
}): TreeState | undefined {
  const { indexChecksum, gone, unproven, links, problems, ignoreTexts } = input;
  if (indexChecksum === undefined || unproven.length > mostRead) return undefined;
  const contents = new Map<string, string>();
  for (const path of unproven) {
    const bytes = input.bytes(path);
    if (bytes === undefined) return undefined;
    contents.set(path, blobId(bytes));
  }
  const told = JSON.stringify([indexChecksum, gone, [...contents], [...links], problems, ignoreTexts]);
  return { state: createHash('sha1').update(told).digest('hex'), contents };
}

/**
 * Reads a state when it is first asked for, and forgets it for good when a file that is read later is not as the state
 * has it: what was made of such a tree belongs to no state.
 */
export function watchState(read: () => TreeState | undefined): {
  tell(): string | undefined;
  /** @param isProven whether the index vouches for the file as it was read */
  see(path: string, bytes: Uint8Array | undefined, isProven: boolean): void;
} {
  let asked = false;
  let known: TreeState | undefined;
  return {
    tell() {
      if (!asked) known = read();
      asked = true;
      return known?.state;
    },
    see(path, bytes, isProven) {
      if (known === undefined) return;
      const content = known.contents.get(path);
      const same = bytes !== undefined && (content === undefined ? isProven : content === blobId(bytes));
      if (!same) known = undefined;
    },
  };
}
