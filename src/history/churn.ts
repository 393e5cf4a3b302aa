import type { FileChange } from './read-changes.ts';

/** How often files were changed, each under the name that it has at the end. */
export interface Churn {
  /** Goes back by one commit. */
  add(files: readonly FileChange[]): readonly string[];
  /** Commits that changed the content of a file. */
  commitsOf(file: string): number;
}

/**
 * Counts the commits of each file from the newest to the oldest. A file is known by its path; where a commit gave it another name, by the
 * older one before that. To be moved as it is is no change.
 *
 * Source: Tornhill: Your Code as a Crime Scene, second edition, 2024 (change frequency).
 */
export function startChurn(): Churn {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  const nameOf = (path: string): string => names.get(path) ?? path;
  return {
    add(files) {
      const changed = [...new Set(files.flatMap(({ path, isMove }) => (isMove ? [] : nameOf(path))))];
      for (const file of changed) counts.set(file, (counts.get(file) ?? 0) + 1);
      // All at once: two files may have changed places.
      const older = files.flatMap(({ path, before }) => (before === undefined ? [] : [[before, nameOf(path)] as const]));
      for (const [before, name] of older) names.set(before, name);
      return changed;
    },
    commitsOf: (file) => counts.get(file) ?? 0,
  };
}
