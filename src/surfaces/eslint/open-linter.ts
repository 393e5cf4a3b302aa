import { rules } from '../../../rules/index.ts';
import { defaultCacheDirectory } from '../../cache/cache-directory.ts';
import { findRoot } from '../../config/find-root.ts';
import { UserError } from '../../model/user-error.ts';
import type { Workspace, WorkspaceSettings } from '../../open-workspace.ts';
import { faultText } from './fault-text.ts';
import { type Held, type Linted, hold, lintFile } from './lint-file.ts';
import type { LintAnswer, LintRequest } from './lint-request.ts';
import { pathBelow } from './path-below.ts';

/** What a linter takes from the world around it. */
export interface LinterSurroundings {
  open(root: string, settings: WorkspaceSettings): Workspace;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970, as the disk stamps files. */
  now(): number;
}

/** Answers for one file after the other. Requests come one at a time. */
export type Linter = (request: LintRequest) => Promise<LintAnswer>;

/**
 * After this long without a request, anything may have happened on the disk; milliseconds. A run over thousands of files asks
 * without a pause, and looking again would only slow it down; in an editor there is a pause between saving one file and
 * typing in another. A watcher would be set up in vain by every run that is no editor, and has limits where trees are large.
 */
const pause = 1_000;

/** A linter that has one workspace for each root. */
export function openLinter({ open, env, now }: LinterSurroundings): Linter {
  const held = new Map<string, Held>();
  const roots = new Map<string, string>();
  // The file of each root that tells what is wrong with the analysis as a whole, until there is a pause.
  const bearers = new Map<string, string>();
  let askedAt = now();
  const today = (): string => new Date(now()).toISOString().slice(0, 10);

  const rootOf = ({ cwd, root }: LintRequest, key: string): string => {
    const found = roots.get(key) ?? findRoot(cwd, root);
    roots.set(key, found);
    return found;
  };
  const heldAt = (root: string): Held => {
    // Who lints has code of the repository run already: the config of the linter.
    const settings = { rules, trusted: true, cacheDirectory: defaultCacheDirectory(root, env), today };
    const one = held.get(root) ?? hold(open(root, settings), now());
    held.set(root, one);
    return one;
  };
  const answer = async (request: LintRequest, key: string): Promise<Linted> => {
    try {
      const root = rootOf(request, key);
      const path = pathBelow(root, request.file);
      return path === undefined ? { findings: [], faults: [] } : await lintFile(heldAt(root), path, request, now());
    } catch (error) {
      return { findings: [], faults: [reasonOf(error)] };
    }
  };
  return async (request) => {
    if (now() - askedAt >= pause) {
      for (const one of held.values()) one.isOld = true;
      roots.clear();
      bearers.clear();
    }
    const key = `${request.cwd}\0${request.root ?? ''}`;
    const { findings, faults } = await answer(request, key);
    askedAt = now();
    if (faults.length === 0) return { findings, fault: undefined };
    const bearer = bearers.get(key) ?? request.file;
    bearers.set(key, bearer);
    return { findings, fault: bearer === request.file ? faultText(faults) : undefined };
  };
}

/** A fault of this program must not end a run of the linter, with all that other rules have to say. */
function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return `it failed: ${error instanceof Error ? error.message : String(error)}`;
}
