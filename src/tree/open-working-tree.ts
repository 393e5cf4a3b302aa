import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '../model/tree.ts';
import { UserError } from '../model/user-error.ts';
import { blobId } from './blob-id.ts';
import { fileStatus } from './file-status.ts';
import { followLinks, pathInside } from './follow-links.ts';
import { findGitDirectory } from './git-directory.ts';
import type { GitDirectory } from './git-directory.ts';
import { ignoreRules } from './ignore-rules.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import { listGitFiles } from './list-git-files.ts';
import type { GitListing } from './list-git-files.ts';
import { fileReader, readTextFile } from './read-file.ts';
import { readState, watchState } from './tree-state.ts';
import { walkFiles } from './walk-files.ts';

/**
 * The files of a directory as they are now: what git tracks there or would offer to add, and without git all that no
 * .gitignore names. Installed packages, nested repositories and submodules are not part of it. Throws a UserError when
 * there is no such directory.
 *
 * @param root absolute path; it may lie below the top of its git repository
 */
export async function openWorkingTree(root: string): Promise<Tree> {
  const top = realDirectory(root);
  const git = findGitDirectory(top);
  const { files, links: symlinks, problems: unlisted, key, ignored, ignoreTexts, ...listed } = await list(top, git);
  const { links, problems } = followLinks(top, symlinks);
  const read = fileReader();
  const isReal = directoryCheck(top);
  const bytesOf: Tree['bytes'] = (path) => (path.length <= longestPath && isReal(parentOf(path)) ? read(`${top}/${path}`) : undefined);
  // The key of the file that was read last: both the state of the tree and whoever reads want it.
  let last: { readonly path: string | undefined; readonly key: string | undefined } = { path: undefined, key: undefined };
  const state = watchState(() => readState({ ...listed, links, problems: [...unlisted, ...problems], ignoreTexts, bytes: bytesOf }));
  return {
    paths: files,
    links,
    problems: [...unlisted, ...problems],
    key: (path) => key(path),
    keyOf: (path, bytes) => (path === last.path ? last.key : key(path, read.status)) ?? blobId(bytes, git?.objectFormat),
    bytes: (path) => {
      const bytes = bytesOf(path);
      last = { path, key: bytes && key(path, read.status) };
      state.see(path, bytes, last.key !== undefined);
      return bytes;
    },
    state: state.tell,
    ignores: (path, directory) => path.length <= longestPath && ignored(path, directory),
  };
}

/** No system opens a longer one; an index or an import may name it all the same. */
const longestPath = 4096;

/** Lists with git where git knows the directory; one that its repository ignores as a whole is listed without. */
async function list(top: string, git: GitDirectory | undefined): Promise<GitListing & Ignoring> {
  if (git !== undefined) {
    const ignoring = rulesOf(top, git);
    const listing = await listGitFiles(top, git, ignoring.ignored);
    if (listing !== undefined && listing.files.length > 0) return { ...listing, ...ignoring };
  }
  const ignoring = rulesOf(top, undefined);
  const { files, links, problems } = walkFiles(top, ignoring.ignored, true);
  return { files: [...files].sort(), links, problems, gone: [], unproven: [], indexChecksum: undefined, key: () => undefined, ...ignoring };
}

interface Ignoring {
  readonly ignored: IgnoreRules;
  /** The texts of ignore files that lie outside of the tree. */
  readonly ignoreTexts: readonly string[];
}

/** The ignore rules that hold below `top`: those of its whole repository, or of itself alone. */
function rulesOf(top: string, git: GitDirectory | undefined): Ignoring {
  const base = git?.workTree ?? top;
  const below = pathInside(base, top);
  const exclude = git === undefined ? undefined : readTextFile(join(git.commonDirectory, 'info', 'exclude'));
  const ignoreFile = (directory: string): string | undefined => readTextFile(join(base, directory, '.gitignore'));
  const rules = ignoreRules(ignoreFile, exclude);
  if (below === undefined) return { ignored: rules, ignoreTexts: [exclude ?? ''] };
  const above = below.split('/').map((_, depth, names) => names.slice(0, depth).join('/'));
  return {
    ignored: (path, directory) => rules(`${below}/${path}`, directory),
    ignoreTexts: [exclude ?? '', ...above.map((directory) => ignoreFile(directory) ?? '')],
  };
}

/** Tells the directories that are reached from the root without a symbolic link, so that no read leads out of it. */
function directoryCheck(top: string): (directory: string) => boolean {
  const known = new Map<string, boolean>([['', true]]);
  return function isReal(directory: string): boolean {
    const answer = known.get(directory);
    if (answer !== undefined) return answer;
    const name = directory.slice(directory.lastIndexOf('/') + 1);
    const real = !dots.has(name) && isReal(parentOf(directory)) && fileStatus(`${top}/${directory}`)?.isDirectory() === true;
    known.set(directory, real);
    return real;
  };
}

const dots: ReadonlySet<string> = new Set(['', '.', '..']);

function realDirectory(root: string): string {
  const real = realPath(root);
  if (real !== undefined && fileStatus(real)?.isDirectory() === true) return real;
  const message = `${root} is no directory that can be read. Give the top directory of the repository to check.`;
  throw new UserError('root', message);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
