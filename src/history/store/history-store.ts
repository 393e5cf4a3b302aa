import type { DriftCommit } from '../../model/drift.ts';
import type { PastCommit } from '../past-commits.ts';
import type { Snapshot } from '../snapshot.ts';
import type { LostLine, StoreContent, StoredRevision } from './read-store.ts';
import { snapshotOf, stateOf } from './snapshot-state.ts';
import { type StoreChain, chainOf, isNearer } from './store-chain.ts';
import type { JudgedBy, RevisionLine } from './revision-line.ts';
import { type StoreChanges, storeChanges } from './store-changes.ts';
import { lineText } from './store-line.ts';

/** A revision that a run looked at. */
export interface LookedAt {
  readonly commit: PastCommit;
  readonly by: JudgedBy;
  readonly snapshot: Snapshot;
  readonly tags: readonly string[];
  readonly after?: RevisionLine['after'];
  readonly isBeginning: boolean;
}

/** What a history file tells of one repository, and what is to be added to it. */
export interface HistoryStore {
  readonly chain: StoreChain;
  readonly changes: StoreChanges;
  /** What is stored of a commit under this verdict; where it cannot be told whether that is the same, nothing. */
  find(commit: PastCommit, by: JudgedBy): Snapshot | undefined;
  /** What is stored of a commit that cannot be analysed: by a verdict that counts, else by another one. */
  tell(commit: string, counts: (by: JudgedBy) => boolean): StoredRevision | undefined;
  tagsOf(commit: string): readonly string[];
  /** The text of the line that tells what is not told yet; undefined where all is. */
  add(looked: LookedAt): string | undefined;
  readonly lost: readonly LostLine[];
}

/** @param of the repository; lines of another directory of it are of no use */
export function historyStore({ revisions, changes, lost }: StoreContent, of: Pick<RevisionLine, 'repository' | 'directory'>): HistoryStore {
  const stored = new Map<string, StoredRevision[]>();
  for (const revision of revisions) if (revision.line.directory === of.directory) put(stored, revision);
  const at = (commit: string): readonly StoredRevision[] => stored.get(commit) ?? [];
  return {
    lost,
    chain: chainOf([...stored.values()].flat().map(({ line }) => line)),
    changes: storeChanges(changes, of.directory),
    find: (commit, by) => by.config === undefined ? undefined : at(commit.commit).find(({ line }) => isSame(line, commit, by))?.snapshot,
    tell: (commit, counts) => at(commit).find(({ line }) => counts(line.by)) ?? at(commit).at(-1),
    tagsOf: (commit) => [...new Set(at(commit).flatMap(({ line }) => line.tags))].sort(),
    add(looked) {
      const known = at(looked.commit.commit);
      const verdicts = known.filter(({ line }) => isSame(line, looked.commit, looked.by));
      if (looked.by.config !== undefined && verdicts.length > 0 && !isMore(looked, known)) return undefined;
      const snapshot = plain(looked.snapshot);
      const same = verdicts.find((one) => Object.keys(stateOf(snapshot, one.snapshot)).length === 0);
      if (same !== undefined && !isMore(looked, known)) return undefined;
      const base = same ?? at(looked.after?.commit ?? '').at(-1);
      const { line, text } = shorter(headOf(looked, of), snapshot, base);
      put(stored, { line, snapshot, chain: line.base === undefined ? 0 : base!.chain + text.length });
      return text;
    },
  };
}

/** Without an end, a line that was read last needs all of those before it: once they are as long as all that they tell, all is told anew. */
function shorter(head: Omit<RevisionLine, 'id' | 'state' | 'base'>, snapshot: Snapshot, base: StoredRevision | undefined): { line: StoredRevision['line']; text: string } {
  const whole = { ...head, state: stateOf(snapshot) };
  const short = base && { ...head, base: base.line.id, state: stateOf(snapshot, base.snapshot) };
  const written = lineText(whole);
  const brief = short && lineText(short);
  const isShort = base !== undefined && brief !== undefined && base.chain + brief.text.length <= written.text.length;
  const { id, text } = isShort ? brief : written;
  return { line: { ...head, ...(isShort ? { base: base.line.id } : {}), id }, text };
}

function headOf({ commit: { commit, date, subject, moment }, by, tags, after, isBeginning }: LookedAt, of: Pick<RevisionLine, 'repository' | 'directory'>) {
  return {
    mandate: 1 as const, repository: of.repository, directory: of.directory,
    ...{ commit, date, subject } satisfies DriftCommit, moment, tags, by,
    ...(after === undefined ? {} : { after }), ...(isBeginning ? { beginning: true as const } : {}),
  };
}

/** Whether something is known of a commit that no line tells. */
function isMore({ tags, after, isBeginning }: LookedAt, known: readonly StoredRevision[]): boolean {
  const lines = known.map(({ line }) => line);
  return tags.some((tag) => !lines.some((line) => line.tags.includes(tag)))
    || (after !== undefined && lines.every((line) => isNearer(after, line.after)))
    || (isBeginning && !lines.some(({ beginning }) => beginning === true));
}

/** A verdict is that of a day: waivers run out. */
function isSame({ by, moment }: Pick<RevisionLine, 'by' | 'moment'>, commit: PastCommit, other: JudgedBy): boolean {
  return by.program === other.program && by.config === other.config && by.own === other.own && dayOf(moment) === dayOf(commit.moment);
}

function dayOf(moment: number): number {
  return Math.floor(moment / 86_400_000);
}

/** As it will be read again. */
function plain(snapshot: Snapshot): Snapshot {
  const read = snapshotOf(stateOf(snapshot));
  if (read === undefined) throw new Error('A snapshot cannot be read as it is written.');
  return read;
}

function put(stored: Map<string, StoredRevision[]>, revision: StoredRevision): void {
  const there = stored.get(revision.line.commit);
  if (there === undefined) stored.set(revision.line.commit, [revision]);
  else there.push(revision);
}
