import type { GitTree } from './open-git-tree.ts';

/**
 * The files that have other bytes in one tree than in another of the same directory; undefined where more than bytes differs: files
 * that come or go, links, what version control ignores.
 */
export function changedBytes(before: GitTree, now: GitTree): readonly string[] | undefined {
  if (before.surroundings !== now.surroundings || before.paths.length !== now.paths.length) return undefined;
  const changed: string[] = [];
  for (const [place, path] of now.paths.entries()) {
    if (before.paths[place] !== path) return undefined;
    if (before.key(path) !== now.key(path)) changed.push(path);
  }
  return changed;
}
