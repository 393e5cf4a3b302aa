import { type RecordWriter, encodeFacts } from '../model/fact-table.ts';
import { suppressionWord } from './comments/suppressions.ts';
import { readModule } from './typescript/read-module.ts';

/** Where source text comes from. */
export interface SourceInput {
  /** May give a view on a buffer that the next call overwrites. */
  bytes(path: string): Uint8Array | undefined;
  decode(bytes: Uint8Array): { readonly text: string; readonly lossy: boolean };
  keyOf(path: string, bytes: Uint8Array): string;
  /** Whether a text holds a word for which its syntax tree is wanted. */
  readonly worded: (text: string) => boolean;
}

/** What one source file came to. `offset` is where its record starts. */
export type SourceRead =
  | { readonly kind: 'read'; readonly key: string; readonly offset: number; readonly lossy: boolean }
  | { readonly kind: 'unreadable' };

/**
 * Reads one source file and appends the record of its facts, unless `known` has facts of the same bytes already.
 */
export function readSource(
  path: string,
  input: SourceInput,
  out: RecordWriter,
  intern: (text: string) => number,
  known: (key: string) => number | undefined,
): SourceRead {
  const bytes = input.bytes(path);
  if (bytes === undefined) return { kind: 'unreadable' };
  const key = sourceKey(input.keyOf(path, bytes), path);
  const offset = known(key);
  if (offset !== undefined) return { kind: 'read', key, offset, lossy: false };
  const { text, lossy } = input.decode(bytes);
  const start = out.length;
  const facts = readModule(path, text);
  encodeFacts({
    ...facts,
    ...(input.worded(text) ? { worded: true } : {}),
    ...(text.includes(suppressionWord) ? { directed: true } : {}),
  }, intern, out);
  return { kind: 'read', key, offset: start, lossy };
}

/** The same bytes mean other facts in another language: JSX or not, types or not, script blocks or not. */
export function sourceKey(contentKey: string, path: string): string {
  return contentKey + (path.endsWith('.d.ts') ? '.d.ts' : path.slice(path.lastIndexOf('.')));
}
