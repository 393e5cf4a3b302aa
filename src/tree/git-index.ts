/** What git's index says of one tree, read without git. */
export interface GitIndex {
  /** Regular files, in the index's order (by UTF-8 bytes), each once. */
  readonly files: readonly string[];
  /** Symbolic links. */
  readonly links: readonly string[];
  /** Files that a sparse checkout leaves out, so that their absence is no deletion. */
  readonly sparse: readonly string[];
  /** For each file, where its entry starts in `bytes`; 0 when its object id must not be trusted. */
  readonly entries: Uint32Array;
  readonly bytes: Buffer;
}

/** The stat data and object id of the entry at an offset; times are seconds and nanoseconds. */
export interface IndexEntry {
  readonly changedSeconds: number;
  readonly changedNanoseconds: number;
  readonly modifiedSeconds: number;
  readonly modifiedNanoseconds: number;
  /** The low 32 bits; 0 when the writer did not store it. */
  readonly inode: number;
  /** The low 32 bits. */
  readonly size: number;
  readonly objectId: string;
}

const statBytes = 40;
const assumeValid = 0x8000;
const extended = 0x4000;
const stageBits = 0x3000;
const nameBits = 0x0fff;
const skipWorktree = 0x4000;
const intentToAdd = 0x2000;

/**
 * Parses an index of version 2, 3 or 4. Entries outside `prefix` ('' or a directory with its slash) and below
 * `node_modules` are left out, and the paths are given relative to the prefix. Undefined when the file is damaged or
 * needs git itself to be understood: a split or sparse index, or a required extension that is not known.
 */
export function parseGitIndex(bytes: Buffer, hashBytes: number, prefix = ''): GitIndex | undefined {
  try {
    return parse(bytes, hashBytes, prefix);
  } catch (error) {
    // A truncated file runs over the buffer's end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads the stat data and object id of the entry at `offset`. */
export function readIndexEntry(bytes: Buffer, offset: number, hashBytes: number): IndexEntry {
  return {
    changedSeconds: bytes.readUInt32BE(offset),
    changedNanoseconds: bytes.readUInt32BE(offset + 4),
    modifiedSeconds: bytes.readUInt32BE(offset + 8),
    modifiedNanoseconds: bytes.readUInt32BE(offset + 12),
    inode: bytes.readUInt32BE(offset + 20),
    size: bytes.readUInt32BE(offset + 36),
    objectId: bytes.toString('hex', offset + statBytes, offset + statBytes + hashBytes),
  };
}

function parse(bytes: Buffer, hashBytes: number, prefix: string): GitIndex | undefined {
  const version = bytes.readUInt32BE(4);
  if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined;
  const count = bytes.readUInt32BE(8);
  // An entry takes more bytes than this, so a larger count is a lie.
  if (count > bytes.length / statBytes) return undefined;
  const files: string[] = [];
  const links: string[] = [];
  const sparse: string[] = [];
  const entries = new Uint32Array(count);
  const name = version === 4 ? compressedNames(bytes) : plainNames(bytes);
  let offset = 12;
  let previous = '';
  for (let i = 0; i < count; i++) {
    const entry = offset;
    const mode = bytes.readUInt32BE(entry + 24) & 0o170000;
    const flags = bytes.readUInt16BE(entry + statBytes + hashBytes);
    const more = (flags & extended) === 0 ? 0 : bytes.readUInt16BE(entry + statBytes + hashBytes + 2);
    const { path: full, end } = name(entry, entry + statBytes + hashBytes + ((flags & extended) === 0 ? 2 : 4), flags);
    offset = end;
    if (full === previous) {
      // A second stage of a conflict: the file is one, its content is none of the stages.
      if (files.length > 0) entries[files.length - 1] = 0;
      continue;
    }
    previous = full;
    if (!full.startsWith(prefix) || isInstalled(full)) continue;
    const path = prefix === '' ? full : full.slice(prefix.length);
    if (mode === 0o120000) links.push(path);
    else if (mode === 0o100000) {
      const doubtful = (flags & (stageBits | assumeValid)) !== 0 || (more & intentToAdd) !== 0;
      entries[files.length] = doubtful ? 0 : entry;
      files.push(path);
      if ((more & skipWorktree) !== 0) sparse.push(path);
    } else if (mode === 0o040000) return undefined;
  }
  if (!hasKnownExtensions(bytes, offset, bytes.length - hashBytes)) return undefined;
  return { files, links, sparse, entries: entries.subarray(0, files.length), bytes };
}

type NameReader = (entry: number, start: number, flags: number) => { readonly path: string; readonly end: number };

/** Versions 2 and 3: the whole name, then NULs up to a multiple of eight. */
function plainNames(bytes: Buffer): NameReader {
  return (entry, start, flags) => {
    const end = (flags & nameBits) === nameBits ? endOfName(bytes, start) : start + (flags & nameBits);
    const path = bytes.toString('utf8', start, end);
    return { path, end: entry + ((end - entry + 8) & ~7) };
  };
}

/** Version 4: how many bytes to drop from the name before, then what follows them. */
function compressedNames(bytes: Buffer): NameReader {
  let name = Buffer.alloc(4096);
  let length = 0;
  return (_entry, start) => {
    let at = start;
    let byte = bytes.readUInt8(at++);
    let drop = byte & 127;
    while ((byte & 128) !== 0) {
      byte = bytes.readUInt8(at++);
      drop = (drop + 1) * 128 + (byte & 127);
    }
    const end = endOfName(bytes, at);
    if (drop > length) throw new RangeError('a name drops more than the name before it has');
    length -= drop;
    if (length + end - at > name.length) name = Buffer.concat([name], (length + end - at) * 2);
    bytes.copy(name, length, at, end);
    length += end - at;
    return { path: name.toString('utf8', 0, length), end: end + 1 };
  };
}

function endOfName(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(0, start);
  if (end < 0) throw new RangeError('a name has no end');
  return end;
}

/** An extension whose name starts in lower case must be understood; none of those is here. */
function hasKnownExtensions(bytes: Buffer, start: number, end: number): boolean {
  let offset = start;
  while (offset + 8 <= end) {
    if (bytes.readUInt8(offset) >= 0x61) return false;
    offset += 8 + bytes.readUInt32BE(offset + 4);
  }
  return offset === end;
}

/** Whether a path runs through a directory named `node_modules`. */
export function isInstalled(path: string): boolean {
  return path.includes('node_modules/') && (path.startsWith('node_modules/') || path.includes('/node_modules/'));
}
