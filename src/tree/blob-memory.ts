import { Buffer } from 'node:buffer';

/** Blobs that the trees of one repository share: manifests and the like, which each of them asks for again. */
export interface BlobMemory {
  has(id: string): boolean;
  /** The blob, read when it is not known. */
  of(id: string, read: () => Buffer | undefined): Buffer | undefined;
}

/** Manifests of a large repository take a few MB. */
const room = 16 * 1024 * 1024;

/** Holds no more than 16 MB: what was not asked for longest goes first. */
export function blobMemory(): BlobMemory {
  const known = new Map<string, Buffer>();
  let size = 0;
  const keep = (id: string, bytes: Buffer): void => {
    known.set(id, bytes);
    size += bytes.length;
    for (const [oldest, { length }] of known) {
      if (size <= room) return;
      known.delete(oldest);
      size -= length;
    }
  };
  return {
    has: (id) => known.has(id),
    of(id, read) {
      const bytes = known.get(id);
      if (bytes !== undefined) {
        known.delete(id);
        known.set(id, bytes);
        return bytes;
      }
      const found = read();
      // A copy: blobs that were read together lie in one buffer, which any of them keeps alive.
      if (found !== undefined) keep(id, Buffer.from(found));
      return found;
    },
  };
}
