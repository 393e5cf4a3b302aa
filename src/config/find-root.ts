import { readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from '../model/nearest-name.ts';
import { UserError } from '../model/user-error.ts';
import { hasConfig } from './config-files.ts';

/**
 * The directory to analyse. One that is named is taken as it is. Otherwise the nearest one upwards that has a config,
 * else the nearest workspace root, else the git root, else the working directory. The search never leaves the git
 * repository, and never climbs into the home directory.
 */
export function findRoot(cwd: string, named: string | undefined, commands: readonly string[] = []): string {
  if (named !== undefined) return namedRoot(cwd, named, commands);
  const { upwards, gitRoot } = climb(resolve(cwd));
  return upwards.find(hasConfig) ?? upwards.find(isWorkspaceRoot) ?? gitRoot ?? resolve(cwd);
}

function namedRoot(cwd: string, named: string, commands: readonly string[]): string {
  const root = resolve(cwd, named);
  const stats = statSync(root, { throwIfNoEntry: false });
  if (stats === undefined) {
    const hint = /[\\/.]/.test(named) ? '' : didYouMean(named, commands);
    throw new UserError('root', `There is no directory ${named}${hint === '' ? '.' : hint} mandate takes the directory of a repository: mandate check <directory>`);
  }
  if (!stats.isDirectory()) {
    throw new UserError('root', `${named} is a file. A boundary has two sides, so mandate checks whole repositories: name the directory instead.`);
  }
  return root;
}

function climb(from: string): { upwards: readonly string[]; gitRoot: string | undefined } {
  const upwards: string[] = [];
  const home = homedir();
  for (let directory = from; ; directory = dirname(directory)) {
    if (directory === home && directory !== from) break;
    upwards.push(directory);
    if (namesIn(directory).has('.git')) return { upwards, gitRoot: directory };
    if (directory === dirname(directory)) break;
  }
  return { upwards, gitRoot: undefined };
}

const workspaceFiles = ['pnpm-workspace.yaml', 'nx.json', 'lerna.json', 'rush.json'];

function isWorkspaceRoot(directory: string): boolean {
  const names = namesIn(directory);
  if (workspaceFiles.some((name) => names.has(name))) return true;
  const has = (file: string, ...keys: string[]): boolean => names.has(file) && keys.some((key) => key in jsonObject(join(directory, file)));
  // A nest-cli.json without projects belongs to a single application, which may be one of a workspace.
  return has('package.json', 'workspaces') || has('nest-cli.json', 'projects');
}

function namesIn(directory: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(directory));
  } catch {
    return new Set();
  }
}

function jsonObject(file: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
