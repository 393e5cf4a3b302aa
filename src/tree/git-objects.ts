import type { Buffer } from 'node:buffer';
import { askGitNow } from './run-git.ts';

/** The blobs of a repository's object store. */
export interface BlobReader {
  /** The bytes of a blob; undefined when it is not there, or larger than any file that is read. */
  bytes(id: string, soon: () => readonly string[]): Buffer | undefined;
  /** How many blobs that were asked for the object store does not have. */
  readonly lost: number;
}

/** No string can hold a larger file. */
const longest = 512 * 1024 * 1024;
/** Blobs that are read together take no more than this, and twice as much is remembered. */
const together = 48 * 1024 * 1024;
const mostTogether = 4096;

/**
 * Reads blobs by `git cat-file`, which is waited for: whoever asks for one names those that will be asked for soon, and
 * they come together. Nothing is fetched from anywhere: a blob that a partial clone left out counts as lost, and after
 * one such no other is looked for.
 */
export function blobReader(directory: string): BlobReader {
  const read = new Map<string, Buffer | undefined>();
  let size = 0;
  let lost = 0;

  function readTogether(ids: readonly string[]): void {
    const wanted = affordable(sizesOf(directory, ids));
    if (wanted.length === 0) return;
    const answer = askGitNow(directory, ['cat-file', '--batch'], lines(wanted));
    for (const [id, bytes] of blobsOf(answer)) {
      size += bytes.length;
      read.set(id, bytes);
    }
  }

  /** Gives up the blobs that were read first. */
  function makeRoom(): void {
    for (const [id, bytes] of read) {
      if (size <= 2 * together) return;
      size -= bytes?.length ?? 0;
      read.delete(id);
    }
  }

  return {
    bytes(id, soon) {
      if (read.has(id)) return read.get(id);
      if (lost === 0) {
        makeRoom();
        readTogether([...new Set([id, ...soon().slice(0, mostTogether)])].filter((one) => !read.has(one)));
        if (read.has(id)) return read.get(id);
        const own = sizesOf(directory, [id])[0];
        if (own !== undefined && own.size > longest) {
          read.set(id, undefined);
          return undefined;
        }
      }
      lost++;
      return undefined;
    },
    get lost() { return lost; },
  };
}

interface Sized {
  readonly id: string;
  readonly size: number;
}

/** The sizes of those that are there. */
function sizesOf(directory: string, ids: readonly string[]): readonly Sized[] {
  const answer = askGitNow(directory, ['cat-file', '--batch-check'], lines(ids)).toString('latin1');
  return [...answer.matchAll(/^([0-9a-f]+) blob (\d+)$/gm)].map(([, id, size]) => ({ id: id!, size: Number(size) }));
}

/** As many from the front as may be read together, but at least the first. */
function affordable(blobs: readonly Sized[]): readonly string[] {
  let sum = 0;
  const ids: string[] = [];
  for (const { id, size } of blobs) {
    if (size > longest) continue;
    sum += size;
    if (ids.length > 0 && sum > together) break;
    ids.push(id);
  }
  return ids;
}

/** Cuts what `git cat-file --batch` wrote: a line of id, type and size, the bytes, a line end. */
function blobsOf(answer: Buffer): Array<[string, Buffer]> {
  const found: Array<[string, Buffer]> = [];
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf(10, at);
    const [, id, length] = /^([0-9a-f]+) blob (\d+)$/.exec(answer.toString('latin1', at, end < 0 ? at : end)) ?? [];
    if (id === undefined || end + 1 + Number(length) > answer.length) return found;
    found.push([id, answer.subarray(end + 1, end + 1 + Number(length))]);
    at = end + 1 + Number(length) + 1;
  }
  return found;
}

function lines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}
