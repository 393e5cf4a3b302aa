import { UserError } from '../../model/user-error.ts';
import { deepen, isShallow } from '../../tree/git-revision.ts';
import type { Repository } from '../../tree/git-revision.ts';
import { askGitNow } from '../../tree/run-git.ts';
import type { Earlier, PastCommit, PastCommits } from '../past-commits.ts';
import type { Snapshot } from '../snapshot.ts';
import { historyStore, type LookedAt } from './history-store.ts';
import type { StoreContent } from './read-store.ts';
import { directoryOf, repositoryName } from './repository-name.ts';
import type { DatedChanges, MissingChanges, StoreChanges } from './store-changes.ts';
import { appendLines, loadStore, requireWritable } from './store-file.ts';
import type { JudgedBy, RevisionLine } from './revision-line.ts';
import { gapNote, lostNote, otherVerdictNote, uncountedNote } from './store-notes.ts';

/** A history file, and the name that the user has for it. */
export interface StoreFile {
  readonly path: string;
  readonly name: string;
}

/** The history file of a run over one repository. */
export interface OpenStore {
  earlierThan(clone: readonly PastCommit[], parent: string | undefined): Earlier | undefined;
  /** Whether a commit is only stored. */
  isBefore(commit: string): boolean;
  /** What is stored of a commit that the clone does not have. */
  tell(commit: PastCommit): Snapshot | undefined;
  find(commit: PastCommit, by: JudgedBy): Snapshot | undefined;
  keep(commit: PastCommit, by: JudgedBy, snapshot: Snapshot): void;
  /** Takes what a commit changed, newest first. */
  keepChanges(changes: DatedChanges): void;
  /** What commits changed that the clone does not have, back from the last of a list. */
  changesBack: StoreChanges['back'];
  tagsOf(commit: string): readonly string[];
  /** Writes what is new of all that was looked at since this was last asked. `isWhole` says that nothing between is left to be looked at. */
  write(past: PastCommits, tags: ReadonlyMap<string, readonly string[]>, isWhole: boolean): void;
  /** What has to be said of what these commits were told from. @param missing of what commits changed */
  notes(told: readonly PastCommit[], all: readonly PastCommit[], missing: MissingChanges | undefined): readonly string[];
}

/**
 * Throws a UserError where the file is no history, cannot be written, or is of another repository.
 *
 * @param counts whether a verdict is as good as one of now
 */
export async function openStore(
  repository: Repository, { path, name }: StoreFile, counts: (by: JudgedBy) => boolean,
): Promise<OpenStore> {
  const content = requireWritable(path, name) ? loadStore(path, name) : { revisions: [], changes: [], lost: [], isStore: true };
  const of = { repository: await repositoryName(repository), directory: directoryOf(repository) };
  await requireSame(repository, content, of.repository, name);
  const store = historyStore(content, of);
  const before = new Set<string>();
  const looked = new Map<string, Pick<LookedAt, 'by' | 'snapshot'>>();
  const others = new Set<string>();
  const changes: string[] = [];
  let written = -1;
  return {
    earlierThan(clone, parent) {
      const earlier = store.chain.before(clone, parent);
      for (const { commit } of earlier?.commits ?? []) before.add(commit);
      return earlier;
    },
    isBefore: (commit) => before.has(commit),
    tell({ commit }) {
      const told = before.has(commit) ? store.tell(commit, counts) : undefined;
      if (told === undefined) return undefined;
      if (!counts(told.line.by)) others.add(commit);
      looked.set(commit, { by: told.line.by, snapshot: told.snapshot });
      return told.snapshot;
    },
    find(commit, by) {
      const snapshot = store.find(commit, by);
      if (snapshot !== undefined) looked.set(commit.commit, { by, snapshot });
      return snapshot;
    },
    keep: ({ commit }, by, snapshot) => looked.set(commit, { by, snapshot }),
    keepChanges(told) {
      const line = store.changes.add(told);
      if (line !== undefined) changes.push(line);
    },
    changesBack: store.changes.back,
    tagsOf: store.tagsOf,
    write({ commits, isBeginning }, tags, isWhole) {
      const lines: string[] = [];
      for (const [place, commit] of commits.entries()) {
        const one = looked.get(commit.commit);
        if (one === undefined) continue;
        const after = written < 0 ? undefined : linkOf(commits, written, place, isWhole);
        const line = store.add({
          commit, ...one, tags: tags.get(commit.commit) ?? [], isBeginning: isBeginning && place === 0, ...(after === undefined ? {} : { after }),
        });
        if (line !== undefined) lines.push(line);
        written = place;
      }
      looked.clear();
      appendLines(path, name, [...lines, ...changes.splice(0).reverse()]);
    },
    notes: (told, all, missing) => [...lostNote(name, store.lost), ...otherVerdictNote(told, others, ' This clone lacks them; a run with all of the history judges them anew.'), ...gapNote(name, all), ...missing === undefined ? [] : uncountedNote(`neither the clone nor ${name} tells`, missing)],
  };
}

/** How far it is from one place of a list to another is only told where it is known which commit each difference came with. */
function linkOf(commits: readonly PastCommit[], from: number, to: number, isWhole: boolean): RevisionLine['after'] {
  const way = commits.slice(from + 1, to + 1).map(({ apart }) => apart ?? 1);
  const isKnown = isWhole && !way.includes('unknown');
  return { commit: commits[from]!.commit, ...(isKnown ? { apart: way.reduce<number>((sum, one) => sum + Number(one), 0) } : {}) };
}

/** A file that was named by mistake is not to be filled with two histories. */
async function requireSame({ root }: Repository, { revisions }: StoreContent, repository: string, name: string): Promise<void> {
  if (revisions.length === 0) return;
  const asked = [...new Set(revisions.map(({ line }) => line.commit))];
  const answers = askGitNow(root, ['cat-file', '--batch-check=%(objecttype)'], `${asked.join('\n')}\n`).toString('latin1').split('\n');
  if (answers.includes('commit')) return;
  const shallow = await isShallow(root);
  if (shallow && revisions.some(({ line }) => line.repository === repository)) return;
  const other = revisions.at(-1)!.line.repository;
  throw new UserError('usage', `${name} tells of ${other === repository ? 'another history of ' : ''}${other}, and this is ${repository}: none of its `
    + `${asked.length} revisions is in this clone. Name another file with --store; where history was rewritten, begin a new one.`
    + (shallow ? ` This clone is shallow; where the repository was renamed, run it once with its history. ${deepen}` : ''));
}
