import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { Buffer } from 'node:buffer';

/** Reads a file by its absolute path; undefined when it is gone, not readable or no regular file. */
export interface FileReader {
  (path: string): Buffer | undefined;
  /** The status of the file that was read last, taken while it was open. */
  status: Stats | undefined;
}

// A named pipe must not block the run, and a link must not lead it elsewhere. Windows has neither flag.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** Beyond this no string can hold the file. */
const longest = 512 * 1024 * 1024;

/** A reader that hands out a view on one buffer, which its next call overwrites. Links are not followed. */
export function fileReader(): FileReader {
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);
  const read: FileReader = (path) => {
    let file: number | undefined;
    try {
      file = openSync(path, flags);
      const status = fstatSync(file);
      read.status = status;
      if (!status.isFile() || status.size > longest) return undefined;
      if (status.size > buffer.length) buffer = Buffer.allocUnsafeSlow(Math.max(status.size, buffer.length * 2));
      return buffer.subarray(0, readWhole(file, buffer, status.size));
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
  read.status = undefined;
  return read;
}

/** The text of a small file in UTF-8, such as an ignore file; undefined when there is none to read. */
export function readTextFile(path: string): string | undefined {
  return fileReader()(path)?.toString('utf8');
}

/** Reads until `size` bytes or the end, and says how many there were. */
function readWhole(file: number, buffer: Buffer, size: number): number {
  let length = 0;
  while (length < size) {
    const read = readSync(file, buffer, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}
