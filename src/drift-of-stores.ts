import { historyOfFiles } from './history/history-of-files.ts';
import { cutSince, type PastCommit } from './history/past-commits.ts';
import { mergeDrifts, type PlacedRevision, type RepositoryDrift } from './history/merge-drifts.ts';
import { parseSince } from './history/parse-since.ts';
import { sampleCommits } from './history/sample-commits.ts';
import type { Snapshot } from './history/snapshot.ts';
import { historyStore, type HistoryStore } from './history/store/history-store.ts';
import type { StoreFile } from './history/store/open-store.ts';
import type { StoreContent, StoredRevision } from './history/store/read-store.ts';
import type { MissingChanges } from './history/store/store-changes.ts';
import { loadStore } from './history/store/store-file.ts';
import { gapNote, leftNote, lostNote, otherVerdictNote, uncountedNote } from './history/store/store-notes.ts';
import { revisionsByRepository } from './history/store/repositories-of.ts';
import { walkHistory } from './history/walk-history.ts';
import type { Drift, Sampling } from './model/drift.ts';
import { UserError } from './model/user-error.ts';
import { version as toolVersion } from './version.ts';

export type { StoreFile } from './history/store/open-store.ts';

export interface MergeSettings {
  readonly every: Sampling;
  /** Before the last commit of all; a year when not given. */
  readonly since?: string;
}

/** A history file of a merge. */
export interface MergedFile extends StoreFile {
  /** What its repository is called; as it says itself when not given. */
  readonly as?: string;
}

/** What history files tell of their repositories, as one. No git is asked, and nothing is written. Throws a UserError for a file that is none. */
export async function driftOfStores(files: readonly MergedFile[], { every, since = '1y' }: MergeSettings): Promise<Drift> {
  const contents = files.map(({ path, name, as }) => {
    const content = loadStore(path, name);
    return { name, ...as === undefined ? content : calledBy(as, content) };
  });
  requireApart(contents);
  const changes = contents.flatMap((content) => content.changes);
  const repositories = [...revisionsByRepository(contents.flatMap(({ revisions }) => revisions))].map(([name, revisions]) => openRepository(name, revisions, changes));
  if (repositories.length === 0) throw new UserError('usage', `There is no revision in ${files.map(({ name }) => name).join(', ')}. \`mandate drift --store <file>\` writes them.`);
  const last = Math.max(...repositories.map(({ commits }) => commits.at(-1)!.moment));
  const told: Told[] = [];
  for (const one of repositories) told.push(await tell(one, every, parseSince(since, last)));
  const merged = mergeDrifts(told, every);
  const { commits, ...rest } = merged;
  return {
    version: 1,
    tool: { name: 'mandate', version: toolVersion },
    range: {
      from: rest.revisions[0]!.commit, to: rest.revisions.at(-1)!.commit, every, commits,
      config: told.every(({ isOwn }) => isOwn) ? 'revision' : 'today', shallow: told.some(({ isCut }) => isCut),
    },
    notes: [
      ...contents.flatMap(({ name, lost }) => lostNote(name, lost)), ...told.flatMap(({ notes }) => notes), ...beginnings(told),
    ],
    ...rest,
  };
}

/** The same by a name that the user has for it. */
function calledBy(name: string, { revisions, changes, ...rest }: StoreContent): StoreContent {
  return {
    ...rest,
    revisions: revisions.map((one) => ({ ...one, line: { ...one.line, repository: name, directory: '' } })),
    changes: changes.map((one) => ({ ...one, directory: '' })),
  };
}

/** Directories of the same name are no repository in common, and no sum is to be made of two histories as if they were one. */
function requireApart(contents: readonly { readonly name: string; readonly revisions: readonly StoredRevision[] }[]): void {
  const all = contents.flatMap(({ name, revisions }) => [...revisionsByRepository(revisions)].map(([repository, those]) => (
    { name, repository, commits: new Set(those.flatMap(({ line }) => [line.commit, line.after?.commit ?? line.commit])) }
  )));
  for (const one of all) {
    const others = all.filter((other) => other !== one && other.repository === one.repository);
    if (others.length === 0 || others.some(({ commits }) => [...one.commits].some((commit) => commits.has(commit)))) continue;
    throw new UserError('usage', `${one.name} and ${others[0]!.name} both tell of ${one.repository}, and have no commit in common. `
      + `Say which is which: --merge first/name=${one.name} second/name=${others[0]!.name}.`);
  }
}

interface StoredRepository {
  readonly name: string;
  readonly store: HistoryStore;
  readonly commits: readonly PastCommit[];
  /** What other branches had. */
  readonly left: number;
}

interface Told extends RepositoryDrift {
  readonly notes: readonly string[];
  readonly isOwn: boolean;
  readonly isCut: boolean;
}

function openRepository(name: string, revisions: readonly StoredRevision[], changes: StoreContent['changes']): StoredRepository {
  const { repository, directory } = revisions[0]!.line;
  const store = historyStore({ revisions, changes, lost: [], isStore: true }, { repository, directory });
  const commits = store.chain.backFrom(store.chain.tip()!);
  return { name, store, commits, left: new Set(revisions.map(({ line }) => line.commit)).size - commits.length };
}

/** A verdict counts that is of the config and the program that the last revision was judged by. */
async function tell({ name, store, commits: all, left }: StoredRepository, every: Sampling, moment: number): Promise<Told> {
  const tip = store.tell(all.at(-1)!.commit, () => false)!.line.by;
  const others = new Set<string>();
  const snapshotOf = ({ commit }: PastCommit): Snapshot => {
    const { line: { by }, snapshot } = store.tell(commit, (one) => isLike(one, tip))!;
    if (!isLike(by, tip)) others.add(commit);
    return snapshot;
  };
  const isWhole = store.chain.isBeginning(all[0]!.commit);
  const { commits, isBeginning, shallow, count } = cutSince(all, moment, isWhole);
  const tags = new Map(commits.flatMap(({ commit }) => (store.tagsOf(commit).length === 0 ? [] : [[commit, store.tagsOf(commit)] as const])));
  const sampled = sampleCommits(commits, every, tags);
  const { revisions, findings, edges, last, roots } = await walkHistory({
    commits, sampled, tags, isBeginning, touching: async () => Promise.resolve(new Set()), snapshotOf: async (commit) => Promise.resolve(snapshotOf(commit)),
  });
  const placed = sampled.map((place, at): PlacedRevision => (
    { revision: revisions[at]!, moment: commits[place]!.moment, picture: snapshotOf(commits[place]!).picture }
  ));
  let missing: MissingChanges = { gaps: [], uncompared: 0 };
  const files = await historyOfFiles(async (_, onCommit) => {
    missing = store.changes.back(commits, onCommit);
    return Promise.resolve(undefined);
  }, { last, roots });
  const notes = [...otherVerdictNote(sampled.map((place) => commits[place]!), others), ...gapNote('the history file', commits), ...leftNote(left), ...uncountedNote('the history file does not tell', missing), ...files.notes];
  return {
    name, revisions: placed, findings, edges, hotspots: files.hotspots, coChanges: files.coChanges, commits: count, isOwn: tip.own === true, isCut: shallow, notes: notes.map((note) => `${name}: ${note}`),
  };
}

function isLike(one: StoredRevision['line']['by'], other: StoredRevision['line']['by']): boolean {
  return one.program === other.program && (other.own === true ? one.own === true : one.own === undefined && one.config !== undefined && one.config === other.config);
}

/** Repositories that begin later than the first of them. */
function beginnings(told: readonly Told[]): readonly string[] {
  const dates = told.map(({ name, revisions }) => ({ name, date: revisions[0]!.revision.date.slice(0, 10) }));
  const first = dates.map(({ date }) => date).sort()[0]!;
  return dates.filter(({ date }) => date > first).map(({ name, date }) => `${name} is told from ${date} on; what was before is the sum of the others.`);
}
