import type { Hotspot, Tally } from '../model/drift.ts';

/** Files that are told at the most. */
const most = 200;

/**
 * Commits × findings of each file that has both, the largest first, then by name: where what is wrong is worked on, so that mending it pays.
 *
 * Source: Tornhill: Your Code as a Crime Scene, second edition, 2024, with findings in the place of complexity.
 *
 * @param seenIn how many findings are seen in each file
 */
export function hotspots(seenIn: readonly Tally[], commitsOf: (file: string) => number, homeOf: (file: string) => string): readonly Hotspot[] {
  return hottest(seenIn.map(({ name: file, count: findings }): Hotspot => {
    const commits = commitsOf(file);
    return { file, home: homeOf(file), commits, findings, score: commits * findings };
  }));
}

/** Those that are told of all, in the order in which they are. */
export function hottest(all: readonly Hotspot[]): readonly Hotspot[] {
  return all.filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.commits - a.commits || (a.file < b.file ? -1 : 1))
    .slice(0, most);
}
