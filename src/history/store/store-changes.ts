import type { PastCommit } from '../past-commits.ts';
import type { CommitChanges, FileChange } from '../read-changes.ts';
import { type ChangesLine, readChange, writtenChange } from './changes-line.ts';
import { lineText } from './store-line.ts';

/** What a commit changed, and when. */
export interface DatedChanges extends CommitChanges {
  readonly moment: number;
  /** Whether contents were not there to be compared. */
  readonly exact: boolean;
}

/** Two commits that follow each other in a list, between which it is not known of every commit what it changed. */
interface ChangesGap {
  readonly from: PastCommit;
  readonly to: PastCommit;
}

/** What a history file does not tell of the changes of files. */
export interface MissingChanges {
  /** Newest first. */
  readonly gaps: readonly ChangesGap[];
  /** Commits whose contents were not there to be compared. */
  readonly uncompared: number;
}

/** Which files the commits of one repository changed, as far as a history file tells. */
export interface StoreChanges {
  /** The text of the line that tells it; undefined where it is told. */
  add(changes: DatedChanges): string | undefined;
  /** Goes back from the last commit of a list (oldest first) to the first, whose own changes are left out. Gives what is missing. */
  back(commits: readonly PastCommit[], onCommit: (files: readonly FileChange[]) => void): MissingChanges;
}

/** @param lines of any number of directories, in any order */
export function storeChanges(lines: readonly ChangesLine[], directory: string): StoreChanges {
  const byCommit = new Map<string, Omit<ChangesLine, 'id'>>();
  const put = (line: Omit<ChangesLine, 'id'>): boolean => {
    const known = byCommit.get(line.commit);
    if (known !== undefined && (known.exact === undefined || line.exact === true)) return false;
    byCommit.set(line.commit, line);
    return true;
  };
  for (const line of lines) if (line.directory === directory) put(line);
  return {
    add({ commit, parent, files, moment, exact }) {
      const line = { mandate: 1 as const, directory, commit, moment, after: parent, ...(exact ? { exact: true as const } : {}), files: files.map(writtenChange) };
      return put(line) ? lineText(line).text : undefined;
    },
    back(commits, onCommit) {
      const gaps: ChangesGap[] = [];
      let uncompared = 0;
      const passed = new Set<string>();
      for (let at = commits.length - 1; at > 0; at--) {
        const [from, to] = [commits[at - 1]!, commits[at]!];
        let { commit } = to;
        for (let line = byCommit.get(commit); commit !== from.commit && line !== undefined; line = byCommit.get(commit)) {
          // What is older, or was passed, is on no way from the one to the other.
          if (passed.has(commit) || (line.moment < from.moment && line.after !== from.commit)) break;
          passed.add(commit);
          if (line.exact === true) uncompared++;
          onCommit(line.files.map(readChange));
          commit = line.after;
        }
        if (commit !== from.commit) gaps.push({ from, to });
      }
      return { gaps, uncompared };
    },
  };
}
