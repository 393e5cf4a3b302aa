import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { fileStatus } from './file-status.ts';
import { filteredPaths } from './filter-attributes.ts';
import { pathInside } from './follow-links.ts';
import type { GitDirectory } from './git-directory.ts';
import { isInstalled, parseGitIndex } from './git-index.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import { fileReader, readTextFile } from './read-file.ts';
import { runGit } from './run-git.ts';
import { trackedFiles } from './tracked-files.ts';
import type { TrackedFiles } from './tracked-files.ts';
import { walkFiles } from './walk-files.ts';
import type { Listing } from './walk-files.ts';

/** The files below a directory that git tracks and that are still there, and those it would offer to add. */
export interface GitListing extends Listing {
  /** The index's own checksum; undefined when it has none or only git could read it. */
  readonly indexChecksum: string | undefined;
  /** Files of the index that are gone. */
  readonly gone: readonly string[];
  /** Those of `files` that the index does not vouch for: changed ones, and what git does not track. */
  readonly unproven: readonly string[];
  key(path: string, status?: Stats): string | undefined;
}

/** Undefined when neither this program nor git can read the index. The index is read while git looks for the rest. */
export async function listGitFiles(root: string, git: GitDirectory, ignored: IgnoreRules): Promise<GitListing | undefined> {
  const answer = runGit(root, ['ls-files', '-z', '--others', '--exclude-standard', '-x', 'node_modules/']);
  const tracked = readIndex(root, git) ?? (await askGit(root));
  const paths = await answer;
  if (tracked === undefined) return undefined;
  const untracked = paths === undefined ? lookForUntracked(root, tracked, ignored) : sortOut(root, paths);
  return {
    files: inOrder([...withoutMoved(tracked.files, untracked.links), ...untracked.files]),
    links: [...tracked.links, ...untracked.links],
    problems: untracked.problems,
    indexChecksum: tracked.indexChecksum,
    gone: tracked.gone,
    unproven: [...tracked.unproven, ...untracked.files],
    key: (path, status) => tracked.key(path, status),
  };
}

/** Drops tracked files whose directory has become a link, and that are seen through it only. */
function withoutMoved(files: readonly string[], links: readonly string[]): readonly string[] {
  const prefixes = links.map((link) => `${link}/`);
  return prefixes.length === 0 ? files : files.filter((path) => !prefixes.some((prefix) => path.startsWith(prefix)));
}

interface Tracked extends TrackedFiles {
  readonly indexChecksum: string | undefined;
}

function readIndex(root: string, git: GitDirectory): Tracked | undefined {
  const file = join(git.gitDirectory, 'index');
  const bytes = fileReader()(file);
  if (bytes === undefined) return { files: [], links: [], gone: [], unproven: [], indexChecksum: undefined, key: () => undefined };
  const hashBytes = git.objectFormat === 'sha256' ? 32 : 20;
  const below = pathInside(git.workTree, root);
  const index = parseGitIndex(bytes, hashBytes, below === undefined ? '' : `${below}/`);
  if (index === undefined) return undefined;
  const tracked = trackedFiles(root, index, hashBytes, fileStatus(file)?.mtimeMs ?? 0);
  const isFiltered = filteredPaths(attributesFiles(root, git, index.files));
  return { ...tracked, indexChecksum: index.checksum, key: (path, status) => (isFiltered(path) ? undefined : tracked.key(path, status)) };
}

/** The index as git tells it, for the forms that only git can read. It gives no stat data, so there are no keys. */
async function askGit(root: string): Promise<Tracked | undefined> {
  const lines = await runGit(root, ['ls-files', '-z', '--stage']);
  if (lines === undefined) return undefined;
  const ofFiles = lines.filter((line) => line.startsWith('100') || line.startsWith('120'));
  const paths = new Set(ofFiles.map((line) => line.slice(line.indexOf('\t') + 1)).filter((path) => !isInstalled(path)));
  return { ...sortOut(root, paths), gone: [], unproven: [], indexChecksum: undefined, key: () => undefined };
}

/** Tells files from links on the disk. What git ends with a slash is a repository of its own. */
function sortOut(root: string, paths: Iterable<string>): Listing {
  const files: string[] = [];
  const links: string[] = [];
  for (const path of paths) {
    const status = path.endsWith('/') ? undefined : fileStatus(`${root}/${path}`);
    if (status?.isFile()) files.push(path);
    else if (status?.isSymbolicLink()) links.push(path);
  }
  return { files, links, problems: [] };
}

/** The untracked files when git does not tell them. */
function lookForUntracked(root: string, tracked: TrackedFiles, ignored: IgnoreRules): Listing {
  const known = new Set([...tracked.files, ...tracked.links]);
  const { files, links, problems } = walkFiles(root, ignored, false);
  return {
    files: files.filter((path) => !known.has(path)),
    links: links.filter((path) => !known.has(path)),
    problems,
  };
}

function attributesFiles(root: string, git: GitDirectory, files: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map([['', readTextFile(join(git.commonDirectory, 'info', 'attributes')) ?? '']]);
  for (const file of files) {
    if (!file.endsWith('.gitattributes')) continue;
    const directory = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    found.set(directory, `${found.get(directory) ?? ''}\n${readTextFile(`${root}/${file}`) ?? ''}`);
  }
  return found;
}

/** Sorted by code unit. Git sorts by bytes, which is the same for nearly every name, so most often nothing is to do. */
function inOrder(paths: string[]): readonly string[] {
  for (let index = 1; index < paths.length; index++) {
    if ((paths[index - 1] ?? '') >= (paths[index] ?? '')) return paths.sort();
  }
  return paths;
}
