import type { CoChange, Hotspot } from '../model/drift.ts';
import { mostFiles, startCoChanges } from './co-changes.ts';
import { startChurn } from './churn.ts';
import { homesOf, type PastRoots } from './homes.ts';
import { hotspots } from './hotspots.ts';
import type { FileChange } from './read-changes.ts';
import type { Snapshot } from './snapshot.ts';

/** What the changes of files tell, beside the analyses of revisions. */
export interface HistoryOfFiles {
  readonly hotspots: readonly Hotspot[];
  readonly coChanges: readonly CoChange[];
  /** What was left out of them. */
  readonly notes: readonly string[];
}

/**
 * Tells which files each commit changed, newest first. Gives why it could not, where that is so.
 *
 * @param exact whether only a file whose content stays is known under its new name
 */
export type TellChanges = (exact: boolean, onCommit: (files: readonly FileChange[]) => void) => Promise<string | undefined>;

/** Holds what commits changed against the last revision. */
export async function historyOfFiles(tell: TellChanges, { last, roots }: { readonly last: Snapshot; readonly roots: PastRoots }): Promise<HistoryOfFiles> {
  const { serviceOf, homeOf } = homesOf(last.projects, last.picture, roots);
  const read = async (exact: boolean) => {
    const [churn, together] = [startChurn(), startCoChanges(serviceOf)];
    const failure = await tell(exact, (files) => together.add(churn.add(files)));
    return { churn, together, failure };
  };
  let found = await read(false);
  const notes: string[] = [];
  if (found.failure !== undefined) {
    // To compare contents takes contents; which files a commit changed is told without.
    found = await read(true);
    notes.push(found.failure === undefined ? withoutContents : `How often files were changed could not be told: ${found.failure}.`);
  }
  const { churn, together, failure } = found;
  if (failure !== undefined) return { hotspots: [], coChanges: [], notes };
  const count = together.leftOut();
  if (count > 0 && last.services > 1) notes.push(leftOut(count));
  return { hotspots: hotspots(last.seenIn, churn.commitsOf, homeOf), coChanges: together.result(), notes };
}

const withoutContents = 'This clone lacks the contents of files that commits of this time renamed, so for hotspots and changes in common '
  + 'only files that were moved as they are count under their older names too. `git fetch --refetch --no-filter` gets all contents.';

function leftOut(count: number): string {
  const commits = count === 1 ? 'One commit that changes' : `${count} commits that change`;
  return `${commits} more than ${mostFiles} files ${count === 1 ? 'does' : 'do'} not count for which services change together.`;
}
