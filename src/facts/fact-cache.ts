import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { replaceFile } from '../cache/replace-file.ts';
import { RecordWriter, copyRecord } from '../model/fact-table.ts';
import { withoutCredentials } from '../model/without-credentials.ts';
import { createStringTable } from './string-table.ts';

/** Facts by content: what earlier runs read from the same bytes. Keys say content, language and reader. */
export interface CachedFacts {
  /** Key of a module's content → where its record starts. */
  readonly modules: ReadonlyMap<string, number>;
  readonly records: Int32Array;
  readonly strings: readonly string[];
  /** Key of another file's content and path → the facts of its reader, as JSON values. */
  readonly others: Readonly<Record<string, readonly unknown[]>>;
  /** Whether there are records that no key leads to any more. */
  readonly stale?: boolean;
}

export const emptyCache: CachedFacts = { modules: new Map(), records: new Int32Array(), strings: [], others: {} };

const magic = 'mandate facts 1\n';
const digestLength = 20;

/**
 * Reads a cache file. One that is absent, damaged, of another version or foreign counts as empty: the cache saves work
 * and never decides anything.
 */
export function loadCache(file: string, version: string): CachedFacts {
  try {
    return decode(readFileSync(file), version) ?? emptyCache;
  } catch {
    return emptyCache;
  }
}

/**
 * Replaces the cache file in one step, so that a run beside this one, or one that is killed, leaves it whole. A
 * directory that cannot be written to is no error: the next run is a cold one.
 */
export function saveCache(file: string, version: string, cache: CachedFacts): void {
  const kept = withoutSecrets(cache);
  replaceFile(file, encode(kept.stale === true ? compactFacts(kept) : kept, version));
}

/**
 * What may be kept: a specifier or a message that holds a credential stays out, and so does its module, which is then read anew by
 * every run. Hiding the credential instead would change what the specifier leads to.
 */
function withoutSecrets(cache: CachedFacts): CachedFacts {
  const secret = new Set(cache.strings.flatMap((text, number) => withoutCredentials(text) === text ? [] : number));
  if (secret.size === 0) return cache;
  const namesSecret = (offset: number): boolean => {
    let found = false;
    copyRecord(cache.records, offset, (number) => {
      found ||= secret.has(number);
      return number;
    }, new RecordWriter());
    return found;
  };
  return { ...cache, modules: new Map([...cache.modules].filter(([, offset]) => !namesSecret(offset))), stale: true };
}

/** Keeps only the strings that records still name; branch switches would make the table grow for ever. */
export function compactFacts(cache: CachedFacts): CachedFacts {
  const table = createStringTable();
  const renumbered = new Map<number, number>();
  const renumber = (old: number): number => {
    let number = renumbered.get(old);
    if (number === undefined) renumbered.set(old, (number = table.intern(cache.strings[old]!)));
    return number;
  };
  const out = new RecordWriter();
  const modules = new Map<string, number>();
  for (const [key, offset] of cache.modules) {
    modules.set(key, out.length);
    copyRecord(cache.records, offset, renumber, out);
  }
  return { modules, records: out.records.subarray(0, out.length), strings: table.list, others: cache.others };
}

/*
 * The file: magic, SHA-1 of all that follows, the length of a JSON head, the head padded to four bytes, then columns:
 * offsets, records, string lengths (32-bit), and the text of all strings (UTF-8). A head of names and numbers and flat
 * columns load several times faster than JSON objects of the same content.
 */
interface Head {
  readonly version: string;
  readonly keys: string;
  readonly records: number;
  readonly strings: number;
  readonly others: CachedFacts['others'];
}

function encode(cache: CachedFacts, version: string): Buffer {
  const head: Head = {
    version,
    keys: [...cache.modules.keys()].join('\n'),
    records: cache.records.length,
    strings: cache.strings.length,
    others: cache.others,
  };
  const headText = Buffer.from(JSON.stringify(head));
  const padding = Buffer.alloc((4 - ((magic.length + digestLength + 4 + headText.length) % 4)) % 4, ' ');
  const headLength = Buffer.alloc(4);
  headLength.writeUInt32LE(headText.length + padding.length);
  const body = Buffer.concat([
    headLength, headText, padding,
    bytesOf(Int32Array.from(cache.modules.values())),
    bytesOf(cache.records),
    bytesOf(Int32Array.from(cache.strings, (text) => text.length)),
    Buffer.from(cache.strings.join('')),
  ]);
  return Buffer.concat([Buffer.from(magic), digest(body), body]);
}

function decode(file: Buffer, version: string): CachedFacts | undefined {
  const bodyStart = magic.length + digestLength;
  if (file.toString('latin1', 0, magic.length) !== magic) return undefined;
  if (!digest(file.subarray(bodyStart)).equals(file.subarray(magic.length, bodyStart))) return undefined;
  const headStart = bodyStart + 4;
  const headEnd = headStart + file.readUInt32LE(bodyStart);
  const head = JSON.parse(file.toString('utf8', headStart, headEnd)) as Head;
  if (head.version !== version) return undefined;
  const keys = head.keys === '' ? [] : head.keys.split('\n');
  let at = headEnd;
  const column = (length: number): Int32Array => {
    const start = file.byteOffset + at;
    at += length * 4;
    return start % 4 === 0
      ? new Int32Array(file.buffer, start, length)
      : new Int32Array(file.buffer.slice(start, start + length * 4));
  };
  const offsets = column(keys.length);
  const records = column(head.records);
  const lengths = column(head.strings);
  const text = file.toString('utf8', at);
  const strings: string[] = new Array(lengths.length);
  let from = 0;
  for (let index = 0; index < lengths.length; index++) strings[index] = text.slice(from, (from += lengths[index]!));
  return { modules: new Map(keys.map((key, index) => [key, offsets[index]!])), records, strings, others: head.others };
}

function bytesOf(column: Int32Array): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
}

function digest(body: Buffer): Buffer {
  return createHash('sha1').update(body).digest();
}
