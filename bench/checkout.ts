import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = /\.[cm]?[jt]sx?$/;

/** How many TypeScript and JavaScript files a checkout has: those git tracks, or all outside of node_modules. */
export function countSources(root: string): number {
  const listed = git(root, 'ls-files', '-z');
  const files = listed === undefined ? walk(root) : listed.split('\0');
  return files.filter((it) => SOURCE.test(it)).length;
}

/** What git sees in the tree, ignored files included, without touching its index; undefined without git. */
export function gitState(root: string): string | undefined {
  return git(root, 'status', '--porcelain', '--ignored');
}

function git(root: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['--no-optional-locks', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return status === 0 ? stdout : undefined;
}

function walk(root: string): string[] {
  const found: string[] = [];
  const open = [root];
  for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') open.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found;
}
