import type { Repository } from '../tree/git-revision.ts';
import type { TellChanges } from './history-of-files.ts';
import type { PastCommit } from './past-commits.ts';
import { readChanges } from './read-changes.ts';
import type { OpenStore } from './store/open-store.ts';
import type { MissingChanges } from './store/store-changes.ts';

/**
 * What commits changed: git tells it of those that the clone has, and a history file of those before.
 *
 * @param commits oldest first; what the first of them changed is left out
 * @param onMissing takes what neither tells
 */
export function allChanges(
  repository: Repository, commits: readonly PastCommit[], store: OpenStore | undefined, onMissing: (missing: MissingChanges) => void,
): TellChanges {
  const first = commits.findIndex(({ commit }) => store?.isBefore(commit) !== true);
  const moments = new Map(commits.map(({ commit, moment }) => [commit, moment]));
  return async (exact, onCommit) => {
    const failure = await readChanges(repository, commits[first]!.commit, commits.at(-1)!.commit, exact, (changes) => {
      store?.keepChanges({ ...changes, moment: moments.get(changes.commit)!, exact });
      onCommit(changes.files);
    });
    if (failure === undefined && store !== undefined) onMissing(store.changesBack(commits.slice(0, first + 1), onCommit));
    return failure;
  };
}
