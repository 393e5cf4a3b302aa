import type { Stats } from 'node:fs';
import { fileStatus } from './file-status.ts';
import { readIndexEntry, readObjectId } from './git-index.ts';
import type { GitIndex, IndexEntry } from './git-index.ts';

/** What of an index is there on the disk. */
export interface TrackedFiles {
  readonly files: readonly string[];
  readonly links: readonly string[];
  /** Files of the index that are gone. */
  readonly gone: readonly string[];
  /** Those of `files` that may have changed since the index was written. */
  readonly unproven: readonly string[];
  /** The blob id of a file that is proven unchanged since it entered the index: by its status, if one is given. */
  key(path: string, status?: Stats): string | undefined;
}

/**
 * Compares the index with the disk, one `lstat` for each file. The answer to the first question for a key rests on
 * that; a later question, which may come after an edit, looks at the disk again.
 *
 * @param root directory that the paths start from, absolute
 * @param writtenAt when the index was written, in milliseconds
 */
export function trackedFiles(root: string, index: GitIndex, hashBytes: number, writtenAt: number): TrackedFiles {
  const files: string[] = [];
  const links: string[] = [];
  const gone: string[] = [];
  const unproven: string[] = [];
  const clean = new Uint8Array(index.files.length);
  const isClean = (number: number, status: Stats): boolean => {
    const offset = index.entries[number] ?? 0;
    return offset !== 0 && isUnchanged(readIndexEntry(index.bytes, offset), status, writtenAt);
  };
  for (const [number, path] of index.files.entries()) {
    const status = fileStatus(`${root}/${path}`);
    if (status === undefined) {
      gone.push(path);
      continue;
    }
    if (status.isFile()) files.push(path);
    else if (status.isSymbolicLink()) links.push(path);
    if (isClean(number, status)) clean[number] = 1;
    else if (status.isFile()) unproven.push(path);
  }
  for (const path of index.links) {
    const isFile = fileStatus(`${root}/${path}`)?.isFile() === true;
    (isFile ? files : links).push(path);
    if (isFile) unproven.push(path);
  }

  let numbers: Map<string, number> | undefined;
  return {
    files,
    links,
    gone,
    unproven,
    key(path, given) {
      numbers ??= new Map(index.files.map((file, number) => [file, number]));
      const number = numbers.get(path);
      if (number === undefined) return undefined;
      const known = given === undefined && clean[number] === 1;
      clean[number] = 0;
      const status = known ? undefined : given ?? fileStatus(`${root}/${path}`);
      if (!known && (status === undefined || !isClean(number, status))) return undefined;
      return readObjectId(index.bytes, index.entries[number] ?? 0, hashBytes);
    },
  };
}

/** Coarse clocks of file systems tick every ten milliseconds or faster. */
const tick = 20;

/**
 * Trusts an entry on the conditions that git does: same size, same time of last modification and of last status change,
 * same inode, and not written about when the index was ("racily clean": a later change within one tick of the file
 * system's clock would not show). Times are compared as the floating-point milliseconds that Node.js makes of seconds
 * and nanoseconds, made here by the same sum, so equal doubles differ by less than a quarter of a microsecond; git as
 * it is usually built compares whole seconds. What the writer of the index left at zero is not compared, as in git,
 * and without nanoseconds the whole second of the index's writing counts as racy.
 */
function isUnchanged(entry: IndexEntry, status: Stats, writtenAt: number): boolean {
  if (!status.isFile() || status.size % 2 ** 32 !== entry.size) return false;
  if (entry.inode !== 0 && status.ino % 2 ** 32 !== entry.inode) return false;
  if (entry.changedSeconds !== 0 && !isTime(status.ctimeMs, entry.changedSeconds, entry.changedNanoseconds)) return false;
  if (!isTime(status.mtimeMs, entry.modifiedSeconds, entry.modifiedNanoseconds)) return false;
  return entry.modifiedNanoseconds === 0
    ? entry.modifiedSeconds < Math.floor(writtenAt / 1000)
    : status.mtimeMs < writtenAt - tick;
}

function isTime(milliseconds: number, seconds: number, nanoseconds: number): boolean {
  if (nanoseconds === 0) return Math.floor(milliseconds / 1000) === seconds;
  return milliseconds === seconds * 1000 + nanoseconds / 1e6;
}
