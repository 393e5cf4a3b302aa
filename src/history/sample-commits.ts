import type { Sampling } from '../model/drift.ts';
import type { Repository } from '../tree/git-revision.ts';
import { askGit } from '../tree/run-git.ts';
import type { PastCommit } from './past-commits.ts';

/** Which commits are analysed, by their places in the list; the first and the last always are. */
export function sampleCommits(commits: readonly PastCommit[], every: Sampling, tags: ReadonlyMap<string, readonly string[]>): readonly number[] {
  const isChosen = (commit: PastCommit, at: number): boolean => {
    const next = commits[at + 1];
    if (at === 0 || next === undefined || every === 'commit') return true;
    return every === 'tag' ? tags.has(commit.commit) : weekOf(commit.moment) !== weekOf(next.moment);
  };
  return commits.flatMap((commit, at) => isChosen(commit, at) ? [at] : []);
}

/** Commit → the tags that name it, sorted. */
export async function tagsOf({ root }: Repository): Promise<ReadonlyMap<string, readonly string[]>> {
  const answer = await askGit(root, ['for-each-ref', '--format=%(objectname) %(*objectname) %(refname:lstrip=2)', 'refs/tags']);
  const tags = new Map<string, string[]>();
  for (const line of answer.ok ? answer.bytes.toString('utf8').split('\n') : []) {
    const [object = '', peeled = '', ...name] = line.split(' ');
    if (name.length === 0) continue;
    const commit = peeled || object;
    tags.set(commit, [...tags.get(commit) ?? [], name.join(' ')].sort());
  }
  return tags;
}

/** ISO weeks begin on Monday, and the first day of Unix time was a Thursday. */
export function weekOf(moment: number): number {
  return Math.floor((Math.floor(moment / 86_400_000) + 3) / 7);
}
