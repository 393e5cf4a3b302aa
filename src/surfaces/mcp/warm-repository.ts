import { relative, sep } from 'node:path';
import { findConfigFile } from '../../config/config-files.ts';
import type { Rule } from '../../model/rule.ts';
import { openWorkspace, type Workspace } from '../../open-workspace.ts';
import { type FileWatcher, watchFiles } from '../../tree/watch-files.ts';

export interface RepositorySettings {
  readonly rules: readonly Rule[];
  /** Whether a config that is code may run. */
  readonly trusted: boolean;
  /** Directory for facts of earlier runs; false for none. */
  readonly cacheDirectory: string | false;
  /** The day in UTC, `2026-05-04`. */
  today(): string;
  /** The document of a rule; undefined for one that has none. */
  helpOf(rule: string): string | undefined;
}

/** A repository that is kept analysed, so that questions about it are answered at once. */
export interface WarmRepository {
  /** Absolute path. */
  readonly root: string;
  readonly settings: RepositorySettings;
  /** Questions are answered in turn: one may lay a buffer over a file, and what changes meanwhile waits until it is answered. */
  ask<Answer>(question: (workspace: Workspace) => Promise<Answer>): Promise<Answer>;
  /** The config that is not run because it is code that nobody trusts; undefined where there is none such. */
  untrustedConfig(): string | undefined;
  /** Waits for what is being answered, and stops watching. */
  close(): Promise<void>;
}

/** @param root absolute path */
export function openWarmRepository(root: string, settings: RepositorySettings): WarmRepository {
  const workspace = openWorkspace(root, settings);
  let turn: Promise<unknown> = Promise.resolve();
  const changed = new Set<string>();
  // Until somebody tells of changes any file may have changed, and once more when that begins.
  let looks: 'always' | 'once' | 'when-told' = 'always';
  const watching = watch(workspace, {
    changed: (path) => changed.add(path),
    ready: () => (looks = 'once'),
    failed: () => (looks = 'always'),
  });
  return {
    root,
    settings,
    ask(question) {
      const answer = turn.then(async () => {
        if (looks !== 'when-told') workspace.touched();
        else if (changed.size > 0) workspace.touched(changed);
        if (looks === 'once') looks = 'when-told';
        changed.clear();
        return question(workspace);
      });
      turn = answer.catch(() => undefined);
      return answer;
    },
    untrustedConfig: () => (settings.trusted ? undefined : configOfCode(root)),
    async close() {
      await turn;
      await (await watching)?.close();
    },
  };
}

interface Listener {
  changed(path: string): void;
  ready(): void;
  failed(): void;
}

/** Watches the files of a workspace; without a watcher, every question looks for changes itself. */
async function watch(workspace: Workspace, { changed, ready, failed }: Listener): Promise<FileWatcher | undefined> {
  try {
    const ignored = await workspace.ignores();
    let isOver = false;
    const watcher = await watchFiles({
      root: workspace.root,
      others: [],
      ignored,
      changed: (path) => changed(relative(workspace.root, path).split(sep).join('/')),
      failed: () => {
        isOver = true;
        failed();
      },
    });
    if (!isOver) ready();
    return watcher;
  } catch {
    return undefined;
  }
}

function configOfCode(root: string): string | undefined {
  try {
    const file = findConfigFile(root);
    return file !== undefined && /\.[cm]?[jt]s$/.test(file) ? relative(root, file).split(sep).join('/') : undefined;
  } catch {
    return undefined;
  }
}
