/**
 * A violation that `mandate selftest` adds to a repository in memory: the rule that gives it must fire there. Nothing is
 * written to disk.
 */
export interface Plant {
  /** One clause for people, without a full stop: `orders imports apps/billing/src/main.ts`. */
  readonly what: string;
  readonly edits: readonly PlantEdit[];
  /** Files where the finding may stand: one of its sites must be on a planted line of one of them. */
  readonly at: readonly string[];
}

export interface PlantEdit {
  /** Posix path from the repository root; a file that is not there is made. */
  readonly path: string;
  readonly text: string;
  /** Text goes behind what the file has, unless it takes its place. */
  readonly replaces?: boolean;
}

/** What the options ask for and no place of the repository can break, so that the rule can never fire for it. */
export interface NoPlace {
  readonly what: string;
  /** One clause: why it cannot be broken. */
  readonly cannot: string;
}

export type Planting = Plant | NoPlace;
