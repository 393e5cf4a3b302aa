import type { Repository } from '../tree/git-revision.ts';
import { streamGit } from '../tree/run-git.ts';

/** What one commit changed against the one before it on its branch, its first parent. */
export interface CommitChanges {
  readonly commit: string;
  readonly parent: string;
  readonly files: readonly FileChange[];
}

/** One file that a commit changed. */
export interface FileChange {
  /** Posix path from the directory of the analysis, as the commit left it; as it was, where the commit removed it. */
  readonly path: string;
  /** What it was called before, where the commit gave it another name. */
  readonly before?: string;
  /** Whether the content is what it was. */
  readonly isMove: boolean;
}

/**
 * Tells the files that each commit after the first and up to the second changed, along first parents, newest first; what a merge brought
 * counts as one change. Gives why it could not be told, where that is so.
 *
 * @param exact whether only a file whose content stays is known under its new name; else one that is at least half the same is
 */
export async function readChanges(
  { root }: Repository, from: string, to: string, exact: boolean, onCommit: (changes: CommitChanges) => void,
): Promise<string | undefined> {
  let files: FileChange[] = [];
  let hashes = '';
  const tell = (): void => {
    const [commit = '', parent = ''] = hashes.split(' ');
    if (commit !== '') onCommit({ commit, parent, files });
    files = [];
  };
  let status = '';
  let paths: string[] = [];
  const failure = await streamGit(root, [...log, exact ? '-M100%' : '-M50%', `${from}..${to}`, '--'], (field) => {
    if (status === '') {
      const text = field.startsWith('\n') ? field.slice(1) : field;
      if (/^[A-Z]\d*$/.test(text)) status = text;
      else if (text !== '') {
        tell();
        hashes = text;
      }
      return;
    }
    paths.push(field);
    const isRename = status.startsWith('R');
    if (paths.length < (isRename ? 2 : 1)) return;
    const [first, second] = paths as [string, string?];
    files.push(second === undefined ? { path: first, isMove: false } : { path: second, before: first, isMove: status === 'R100' });
    [status, paths] = ['', []];
  });
  if (failure === undefined) tell();
  return failure;
}

/**
 * Neither the user's settings nor those of the repository change what is told; of renames that are more than can be compared only those
 * with the same content are found.
 */
const log = [
  '-c', 'log.diffMerges=separate', '-c', 'log.follow=false', '-c', 'diff.ignoreSubmodules=all',
  'log', '-z', '--first-parent', '-m', '--name-status', '--relative', '-l1000', '-O/dev/null', '--no-ext-diff', '--no-show-signature', '--no-color', '--format=tformat:%H %P',
];
