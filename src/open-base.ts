import type { Base } from './model/report.ts';
import { mergeBase, openRepository } from './tree/git-revision.ts';
import { openGitTree } from './tree/open-git-tree.ts';
import type { GitTree } from './tree/open-git-tree.ts';

/** The tree of the commit where HEAD and a ref parted: what was there before this branch. */
export async function openBase(root: string, ref: string): Promise<{ readonly base: Base; readonly tree: GitTree }> {
  const repository = openRepository(root);
  const commit = await mergeBase(repository, ref);
  return { base: { ref, commit }, tree: await openGitTree(repository, commit) };
}
