/** What git's index says of one tree, read without git. */
export interface GitIndex {
  /** Regular files, in the index's order (by UTF-8 bytes), each once. */
  readonly files: readonly string[];
  /** Symbolic links. */
  readonly links: readonly string[];
  /** For each file, where its entry starts in `bytes`; 0 when its object id must not be trusted. */
  readonly entries: Uint32Array;
  readonly bytes: Buffer;
  /** The checksum that stands at the end, in hex; undefined where git was told to write none. */
  readonly checksum: string | undefined;
}

/** The stat data of an entry; times are seconds and nanoseconds. */
export interface IndexEntry {
  readonly changedSeconds: number;
  readonly changedNanoseconds: number;
  readonly modifiedSeconds: number;
  readonly modifiedNanoseconds: number;
  /** The low 32 bits; 0 when the writer did not store it. */
  readonly inode: number;
  /** The low 32 bits. */
  readonly size: number;
}

// An entry starts with its stat data; the object id and the flags follow.
const statBytes = 40;
const assumeValid = 0x8000;
const extended = 0x4000;
const stageBits = 0x3000;
const nameBits = 0x0fff;
const intentToAdd = 0x2000;
const longestPath = 4096;

/**
 * Parses an index of version 2, 3 or 4. Entries outside `prefix` ('' or a directory with its slash) and below
 * `node_modules` are left out, and the paths are given relative to the prefix. Undefined when the file is damaged or
 * needs git itself to be understood: a split or sparse index, or a required extension that is not known.
 */
export function parseGitIndex(bytes: Buffer, hashBytes: number, prefix = ''): GitIndex | undefined {
  if (bytes.length < 12 + hashBytes || bytes.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  // An entry takes more bytes than this, so a larger count is a lie.
  if (version < 2 || version > 4 || count > bytes.length / statBytes) return undefined;
  const read = version === 4 ? compressedNames(bytes) : plainNames(bytes);
  const files: string[] = [];
  const links: string[] = [];
  const entries = new Uint32Array(count);
  const end = bytes.length - hashBytes;
  let previous = '';
  let offset = 12;
  for (let i = 0; i < count; i++) {
    const flagsAt = offset + statBytes + hashBytes;
    if (flagsAt + 4 > end) return undefined;
    const flags = twoBytes(bytes, flagsAt);
    const isExtended = (flags & extended) !== 0;
    const name = read.path(flagsAt + (isExtended ? 4 : 2), flags & nameBits);
    const type = (bytes[offset + 26] ?? 0) >> 4;
    const entry = offset;
    offset = read.end(entry);
    if (offset > end || type === directoryType) return undefined;
    if (name === previous) {
      // A further stage of a conflict: the file is one, and its content is none of the stages.
      if (files.length > 0) entries[files.length - 1] = 0;
      continue;
    }
    previous = name;
    if (name.length > longestPath || !name.startsWith(prefix) || isInstalled(name)) continue;
    const path = prefix === '' ? name : name.slice(prefix.length);
    if (type === linkType) links.push(path);
    else if (type === fileType) {
      const moreFlags = isExtended ? twoBytes(bytes, flagsAt + 2) : 0;
      const doubtful = (flags & (stageBits | assumeValid)) !== 0 || (moreFlags & intentToAdd) !== 0;
      entries[files.length] = doubtful ? 0 : entry;
      files.push(path);
    }
  }
  if (!hasKnownExtensions(bytes, offset, end)) return undefined;
  const checksum = bytes.toString('hex', end);
  return { files, links, entries: entries.subarray(0, files.length), bytes, checksum: /^0+$/.test(checksum) ? undefined : checksum };
}

/** Reads the stat data of the entry at `offset`. */
export function readIndexEntry(bytes: Buffer, offset: number): IndexEntry {
  return {
    changedSeconds: bytes.readUInt32BE(offset),
    changedNanoseconds: bytes.readUInt32BE(offset + 4),
    modifiedSeconds: bytes.readUInt32BE(offset + 8),
    modifiedNanoseconds: bytes.readUInt32BE(offset + 12),
    inode: bytes.readUInt32BE(offset + 20),
    size: bytes.readUInt32BE(offset + 36),
  };
}

/** Reads the object id of the entry at `offset`, in hex. */
export function readObjectId(bytes: Buffer, offset: number, hashBytes: number): string {
  return bytes.toString('hex', offset + statBytes, offset + statBytes + hashBytes);
}

/** Whether a path runs through a directory named `node_modules`. */
export function isInstalled(path: string): boolean {
  return path.includes('node_modules/') && (path.startsWith('node_modules/') || path.includes('/node_modules/'));
}

// The upper four of the sixteen mode bits.
const directoryType = 0x4;
const fileType = 0x8;
const linkType = 0xa;

/** Reads the name that starts at a place, and then says where the entry that holds it ends (past the file when damaged). */
interface NameReader {
  path(start: number, length: number): string;
  end(entry: number): number;
}

/** Versions 2 and 3: the whole name, then NULs up to a multiple of eight. */
function plainNames(bytes: Buffer): NameReader {
  let nameEnd = 0;
  return {
    path(start, length) {
      nameEnd = length === nameBits ? endOfName(bytes, start) : start + length;
      return bytes.toString('utf8', start, nameEnd);
    },
    end: (entry) => entry + ((nameEnd - entry + 8) & ~7),
  };
}

/** Version 4: how many bytes to drop from the name before, then what follows them. */
function compressedNames(bytes: Buffer): NameReader {
  const latin = bytes.toString('latin1');
  // One character stands for one byte here, so that a cut inside a character of several bytes does no harm.
  let name = '';
  let nameEnd = 0;
  return {
    path(start) {
      let at = start;
      let byte = bytes[at++] ?? 0;
      let drop = byte & 127;
      while ((byte & 128) !== 0 && at < bytes.length) {
        byte = bytes[at++] ?? 0;
        drop = (drop + 1) * 128 + (byte & 127);
      }
      nameEnd = endOfName(bytes, at);
      name = name.slice(0, Math.max(0, name.length - drop)) + latin.slice(at, nameEnd);
      return isPlain(name) ? name : Buffer.from(name, 'latin1').toString('utf8');
    },
    end: () => nameEnd + 1,
  };
}

function isPlain(name: string): boolean {
  return !/[\x80-\xff]/.test(name);
}

function endOfName(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(0, start);
  return end < 0 ? bytes.length : end;
}

/** An extension whose name starts in lower case must be understood; none of those is here. */
function hasKnownExtensions(bytes: Buffer, start: number, end: number): boolean {
  let offset = start;
  while (offset + 8 <= end) {
    if ((bytes[offset] ?? 0) >= 0x61) return false;
    offset += 8 + bytes.readUInt32BE(offset + 4);
  }
  return offset === end;
}

function twoBytes(bytes: Buffer, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}
