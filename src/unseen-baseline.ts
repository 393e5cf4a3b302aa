import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { baselineDirectory, isBaselineFile } from './check/baseline-file.ts';
import type { Tree } from './model/tree.ts';

/** Why files of the baseline that lie on the disk are no part of the tree, so that they except nothing; undefined when all are. */
export function unseenBaseline(root: string, { paths, ignores }: Pick<Tree, 'paths' | 'ignores'>): string | undefined {
  const onDisk = namesIn(join(root, baselineDirectory)).map((name) => `${baselineDirectory}/${name}`).filter(isBaselineFile);
  if (onDisk.length === 0) return undefined;
  const seen = new Set(paths);
  const unseen = onDisk.filter((path) => !seen.has(path)).sort();
  const [first] = unseen;
  if (first === undefined) return undefined;
  const what = unseen.length === onDisk.length ? `The baseline in ${baselineDirectory}` : `${first} of the baseline${unseen.length === 1 ? '' : ` (and ${unseen.length - 1} more)`}`;
  const link = linkOnTheWay(root, first);
  if (link !== undefined) return `${what} has no effect: ${link} is a symbolic link, and what lies behind one is not read. Put what it leads to in its place, and commit that.`;
  return ignores(first, false) ? `${what} has no effect: git ignores it, so nobody else has it either. \`git check-ignore -v ${first}\` tells the line that does; `
    + 'take it out, and commit the files.' : undefined;
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function linkOnTheWay(root: string, path: string): string | undefined {
  const names = path.split('/');
  return names.map((_, at) => names.slice(0, at + 1).join('/')).find((part) => lstatSync(join(root, part), { throwIfNoEntry: false })?.isSymbolicLink() === true);
}
