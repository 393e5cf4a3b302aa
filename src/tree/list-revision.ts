import { isUtf8 } from 'node:buffer';
import type { Buffer } from 'node:buffer';
import { isInstalled } from './git-index.ts';

/** Everything that one revision of a repository holds; paths from the top of the repository. */
export interface RevisionListing {
  /** Path of a regular file → its blob id. */
  readonly files: ReadonlyMap<string, string>;
  /** Path of a symbolic link → the id of the blob that says where it leads. */
  readonly links: ReadonlyMap<string, string>;
  /** Every directory, submodules among them. */
  readonly directories: ReadonlySet<string>;
}

/** Reads what `git ls-tree -r -z` writes. What no working tree could hold, or no text can name, is left out. */
export function parseListing(answer: Buffer): RevisionListing {
  const files = new Map<string, string>();
  const links = new Map<string, string>();
  const directories = new Set<string>();
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf(0, at);
    const entry = answer.subarray(at, end < 0 ? answer.length : end);
    at = end < 0 ? answer.length : end + 1;
    const tab = entry.indexOf(9);
    if (!isUtf8(entry)) continue;
    const [mode = '', , id = ''] = entry.toString('latin1', 0, tab).split(' ');
    const path = entry.toString('utf8', tab + 1);
    if (path.length > longestPath || unfit.test(path)) continue;
    if (mode.startsWith('100')) files.set(path, id);
    else if (mode === '120000') links.set(path, id);
    else if (mode === '160000') directories.add(path);
    addParents(path, directories);
  }
  return { files, links, directories };
}

/** Whether a path is one that an analysis looks at: installed packages are not. */
export function isLookedAt(path: string): boolean {
  return !isInstalled(path);
}

/** No system opens a longer one. */
const longestPath = 4096;
const unfit = /(?:^|\/)(?:|\.|\.\.|\.git)(?:\/|$)/i;

function addParents(path: string, directories: Set<string>): void {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const parent = path.slice(0, end);
    if (directories.has(parent)) return;
    directories.add(parent);
  }
}
