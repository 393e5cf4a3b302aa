import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { monorepoFiles, planMonorepo, type MonorepoOptions } from './generate/monorepo.ts';
import type { Planted } from './generate/plan.ts';

export type Generated = {
  readonly projects: number;
  readonly files: number;
  readonly bytes: number;
  readonly imports: number;
  readonly planted: Planted;
};

/** Writes a generated monorepo into an empty directory and commits it, so that git's index is clean. */
export function writeMonorepo(root: string, options: MonorepoOptions): Generated {
  const plan = planMonorepo(options);
  const made = new Set<string>();
  let bytes = 0;
  for (const { path, text } of monorepoFiles(plan, options.seed)) {
    const file = join(root, path);
    const directory = dirname(file);
    if (!made.has(directory)) mkdirSync(directory, { recursive: true });
    made.add(directory);
    writeFileSync(file, text);
    if (/\.[cm]?[jt]sx?$/.test(path)) bytes += Buffer.byteLength(text);
  }
  commit(root);
  const modules = plan.projects.flatMap((it) => it.modules);
  const imports = modules.reduce((sum, it) => sum + it.imports.length, 0);
  return { projects: plan.projects.length, files: modules.length, bytes, imports, planted: plan.planted };
}

/** Commits with an identity, a date and hooks of its own: nothing of the user's git is used. */
function commit(root: string): void {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'core.hooksPath=/dev/null', '-c', 'gc.auto=0', '-c', 'core.autocrlf=false', ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'bench', GIT_AUTHOR_EMAIL: 'bench@example.com', GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
        GIT_COMMITTER_NAME: 'bench', GIT_COMMITTER_EMAIL: 'bench@example.com', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
      },
    });
  };
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'generated');
}
