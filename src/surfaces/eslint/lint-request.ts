import type { Severity } from '../../model/rule.ts';

/** One file that a linter looks at. All of it is cloned from one thread to another. */
export interface LintRequest {
  /** The directory that the linter works in. */
  readonly cwd: string;
  /** The directory of the repository, from `cwd`; undefined for the one that `mandate check` would take there. */
  readonly root: string | undefined;
  /** Absolute path. */
  readonly file: string;
  /** The text that the linter has, which an editor may not have saved. */
  readonly text: string;
}

/** A place in the file that breaks a rule. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: Exclude<Severity, 'off'>;
  /** What is wrong, and how it is put right; whole sentences. */
  readonly message: string;
  /** Both from 1, as `Site` has them. */
  readonly line: number;
  readonly column: number;
  readonly length: number | undefined;
}

export interface LintAnswer {
  readonly findings: readonly LintFinding[];
  /** Why there are no findings, or not all; told at one file, and not at every one that a run looks at. */
  readonly fault: string | undefined;
}
