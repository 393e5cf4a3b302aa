import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import { UserError } from '../model/user-error.ts';
import { blobId } from './blob-id.ts';
import { type BlobMemory, blobMemory } from './blob-memory.ts';
import { pathInside } from './follow-links.ts';
import { blobReader } from './git-objects.ts';
import type { BlobReader } from './git-objects.ts';
import type { Repository } from './git-revision.ts';
import { ignoreRules } from './ignore-rules.ts';
import { danglingLink, linkTarget } from './link-targets.ts';
import { isLookedAt, parseListing } from './list-revision.ts';
import type { RevisionListing } from './list-revision.ts';
import { readTextFile } from './read-file.ts';
import { askGit } from './run-git.ts';

export interface GitTree extends Tree {
  /** Throws a UserError when a file was asked for whose bytes the clone does not have. */
  requireWhole(): void;
  /** A text that two trees of one directory share when they have the same links and ignore the same. */
  readonly surroundings: string;
}

/**
 * The files of one commit, as a checkout of it would hold them, read from git's object store: nothing is checked out and
 * the working tree is not looked at. Installed packages and submodules are not part of it, nor is a file whose name is no
 * UTF-8. Bytes are those that git keeps: without filters and conversion of line ends.
 *
 * @param memory of the other trees of this repository, if there will be any
 */
export async function openGitTree(repository: Repository, commit: string, memory: BlobMemory = blobMemory()): Promise<GitTree> {
  const { root, git } = repository;
  const answer = await askGit(root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (!answer.ok) throw incomplete(commit, answer.message);
  const listing = parseListing(answer.bytes);
  const prefix = prefixOf(repository);
  const blobs = blobReader(root);
  // Manifests are asked for by every tree; what is announced is read once, and its facts are known from then on.
  const lasting = (id: string, soon: () => readonly string[]): Buffer | undefined => (
    memory.of(id, () => blobs.bytes(id, () => soon().filter((one) => !memory.has(one))))
  );
  const files = below(prefix, listing.files);
  const { links, problems } = followed(listing, prefix, git.workTree.replaceAll('\\', '/'), lasting);
  const exclude = readTextFile(join(git.commonDirectory, 'info', 'exclude')) ?? '';
  const ignored = ignoreRules((directory) => {
    const id = listing.files.get(directory === '' ? '.gitignore' : `${directory}/.gitignore`);
    return id && lasting(id, () => named('.gitignore', listing.files))?.toString('utf8');
  }, exclude);
  const ignoring = [...listing.files].filter(([path]) => path.endsWith('.gitignore'));
  const soon = readingOrder(files);
  return {
    paths: [...files.keys()].sort(),
    links,
    problems,
    surroundings: JSON.stringify([prefix, exclude, ignoring, [...links], problems]),
    key: (path) => files.get(path),
    // Not the id that the listing has: facts are kept under it for all trees, so it must be that of these very bytes.
    keyOf: (_path, bytes) => blobId(bytes, git.objectFormat),
    bytes: (path) => {
      const id = files.get(path);
      if (id === undefined) return undefined;
      const announced = soon.after(path);
      return announced === undefined ? lasting(id, () => named(path.slice(path.lastIndexOf('/') + 1), files)) : blobs.bytes(id, announced);
    },
    expect: soon.expect,
    // What was made of a tree with holes belongs to no state.
    state: () => blobs.lost > 0 ? undefined : createHash('sha1').update(JSON.stringify(['git', commit, prefix, exclude])).digest('hex'),
    ignores: (path) => ignored(prefix + path),
    requireWhole: () => {
      if (blobs.lost > 0) throw incomplete(commit, 'a file of it is missing from the object store');
    },
  };
}

/** '' at the top of the repository, else the directory of the root with its slash. */
function prefixOf({ root, git }: Repository): string {
  const inside = pathInside(git.workTree, root);
  return inside === undefined ? '' : `${inside}/`;
}

function below(prefix: string, entries: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...entries].filter(([path]) => path.startsWith(prefix) && isLookedAt(path)).map(([path, id]) => [path.slice(prefix.length), id]));
}

/** Where the links below the prefix lead, as `followLinks` tells it of a working tree. */
function followed(listing: RevisionListing, prefix: string, top: string, read: BlobReader['bytes']): { links: ReadonlyMap<string, string>; problems: readonly Problem[] } {
  const ids = [...listing.links.values()];
  const said = new Map([...listing.links].map(([path, id]) => [path, read(id, () => ids)?.toString('utf8', 0, longestTarget) ?? '']));
  const links = new Map<string, string>();
  const problems: Problem[] = [];
  for (const link of [...below(prefix, listing.links).keys()].sort()) {
    const target = linkTarget(prefix + link, { files: listing.files, directories: listing.directories, links: said }, top);
    if (target === 'nowhere') problems.push(...danglingLink(link));
    else if (target !== 'outside' && target.path.startsWith(prefix) && target.path !== '') links.set(link, target.path.slice(prefix.length));
  }
  return { links, problems };
}

/** No system follows a longer one. */
const longestTarget = 4096;

/** Tells which blobs will be asked for after one that was announced; undefined for others. */
function readingOrder(files: ReadonlyMap<string, string>): {
  expect(paths: readonly string[]): void; after(path: string): (() => readonly string[]) | undefined;
} {
  let announced: readonly string[] = [];
  let places: ReadonlyMap<string, number> = new Map();
  return {
    expect(paths) {
      announced = paths;
      places = new Map(paths.map((path, place) => [path, place]));
    },
    after(path) {
      const place = places.get(path);
      return place === undefined ? undefined
        : () => announced.slice(place + 1, place + 1 + mostAhead).flatMap((one) => files.get(one) ?? []);
    },
  };
}

const mostAhead = 2000;

/** All files of one name, as manifests are. */
function named(name: string, files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, id]) => (path === name || path.endsWith(`/${name}`) ? [id] : []));
}

function incomplete(commit: string, message: string): UserError {
  return new UserError('usage', `The commit ${commit.slice(0, 12)} cannot be read: ${message}. This clone has only a part of the repository, and `
    + 'mandate fetches nothing by itself. Make it whole: `git fetch --refetch --no-filter` in a partial clone, `fetch-depth: 0` without `filter` for actions/checkout.');
}
