import type { Snapshot } from '../snapshot.ts';
import { type ChangesLine, isChanges } from './changes-line.ts';
import { snapshotOf } from './snapshot-state.ts';
import type { RevisionLine } from './revision-line.ts';
import { lineStart, parseLine } from './store-line.ts';

/** A line of a revision with the snapshot that it tells of. */
export interface StoredRevision {
  readonly line: Omit<RevisionLine, 'state'>;
  readonly snapshot: Snapshot;
  /** Bytes of the lines from the last one that stands alone up to this one, this one counted, that one not. */
  readonly chain: number;
}

/** A line that cannot count. */
export interface LostLine {
  /** From 1. */
  readonly number: number;
  readonly why: string;
}

/** What is in a history file. */
export interface StoreContent {
  readonly revisions: readonly StoredRevision[];
  readonly changes: readonly ChangesLine[];
  readonly lost: readonly LostLine[];
  /** Whether there is anything in it that such a file has, or there is nothing in it. */
  readonly isStore: boolean;
}

/**
 * Reads the bytes of a history file. Lines stand in any order and as often as they like: a line names the one that it builds on by what that
 * says. What is damaged, foreign or builds on what is not there is told and counts for nothing.
 */
export function readStore(bytes: Uint8Array): StoreContent {
  const lost: LostLine[] = [];
  const lines = new Map<string, NumberedLine>();
  const changes = new Map<string, ChangesLine>();
  let isOurs = true;
  for (const [number, written] of linesOf(bytes)) {
    const line = written === undefined ? `is longer than ${longest / 1024 / 1024} MB` : parseLine(written);
    if (typeof line === 'string') {
      lost.push({ number, why: line });
      isOurs &&= written !== undefined && (written.startsWith(lineStart) || lineStart.startsWith(written));
    } else if (isChanges(line)) changes.set(line.id, line);
    else if (!lines.has(line.id)) lines.set(line.id, { line, number, size: written!.length });
  }
  const resolved = resolveLines([...lines.values()]);
  return {
    revisions: [...lines.keys()].flatMap((id) => resolved.revisions.get(id) ?? []),
    changes: [...changes.values()],
    lost: [...lost, ...resolved.lost].sort((a, b) => a.number - b.number),
    isStore: lines.size > 0 || changes.size > 0 || isOurs,
  };
}

interface NumberedLine {
  readonly line: RevisionLine;
  readonly number: number;
  readonly size: number;
}

/** Those that stand alone first, then those that build on them, and so on. */
function resolveLines(lines: readonly NumberedLine[]): { readonly revisions: ReadonlyMap<string, StoredRevision>; readonly lost: readonly LostLine[] } {
  const revisions = new Map<string, StoredRevision>();
  const lost: LostLine[] = [];
  const waiting = new Map<string, NumberedLine[]>();
  const ready: NumberedLine[] = [];
  for (const one of lines) {
    const { base } = one.line;
    if (base === undefined) ready.push(one);
    else waiting.set(base, [...waiting.get(base) ?? [], one]);
  }
  for (let one = ready.pop(); one !== undefined; one = ready.pop()) {
    const { line: { state, ...line }, number, size } = one;
    const base = line.base === undefined ? undefined : revisions.get(line.base);
    const snapshot = snapshotOf(state, base?.snapshot);
    if (snapshot === undefined) {
      lost.push({ number, why: 'does not have what a line has' });
      continue;
    }
    revisions.set(line.id, { line, snapshot, chain: base === undefined ? 0 : base.chain + size });
    for (const next of waiting.get(line.id) ?? []) ready.push(next);
    waiting.delete(line.id);
  }
  return { revisions, lost: [...lost, ...[...waiting.values()].flat().map(({ number }) => ({ number, why: 'builds on a line that is not there' }))] };
}

/** Bytes that a line has at the most: no repository fills so many. */
const longest = 64 * 1024 * 1024;

/** Lines with their numbers; undefined for one that is too long. Empty lines are nothing, and CR before LF is what git made of LF. */
function* linesOf(bytes: Uint8Array): Generator<readonly [number, string | undefined]> {
  const decoder = new TextDecoder();
  let number = 0;
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    number++;
    if (end - start > longest) yield [number, undefined];
    else {
      const written = decoder.decode(bytes.subarray(start, end)).replace(/\r$/, '');
      if (written.trim() !== '') yield [number, written];
    }
    start = end + 1;
  }
}
