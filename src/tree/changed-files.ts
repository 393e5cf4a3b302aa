import { createHash } from 'node:crypto';
import { Buffer } from 'node:buffer';
import type { Change } from '../model/impact.ts';
import type { Tree } from '../model/tree.ts';
import { blobId } from './blob-id.ts';
import { runGit } from './run-git.ts';

/**
 * The files of a working tree that are not as a commit has them, sorted by path: changed, deleted, new, committed or not.
 * A symbolic link counts as a file. No filter of the repository is run: what one stands for is told from its pointer (Git
 * LFS), line ends are set right, and any other filtered file counts as changed.
 */
export async function changedFiles(root: string, before: Tree, now: Tree): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const there = new Set(now.paths);
  const gone = before.paths.filter((path) => !there.has(path) && !now.links.has(path));
  const kept = gone.length === 0 ? new Set<string>() : await leftOut(root);
  for (const path of gone) if (!kept.has(path)) changes.push({ path, kind: 'deleted' });
  for (const path of now.paths) {
    const id = before.key(path);
    if (id === undefined) changes.push({ path, kind: before.links.has(path) ? 'changed' : 'added' });
    else if (!isSame(path, id, before, now)) changes.push({ path, kind: 'changed' });
  }
  return [...changes, ...changedLinks(before, now)].sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

function changedLinks(before: Tree, now: Tree): readonly Change[] {
  const isFile = (tree: Tree, path: string): boolean => tree.key(path) !== undefined;
  const come = [...now.links].flatMap(([path, target]): Change[] => (
    before.links.get(path) === target ? [] : [{ path, kind: before.links.has(path) || isFile(before, path) ? 'changed' : 'added' }]
  ));
  const there = new Set(now.paths);
  const gone = [...before.links.keys()].filter((path) => !now.links.has(path) && !there.has(path));
  return [...come, ...gone.map((path): Change => ({ path, kind: 'deleted' }))];
}

function isSame(path: string, id: string, before: Tree, now: Tree): boolean {
  const known = now.key(path);
  if (known !== undefined) return known === id;
  const bytes = now.bytes(path);
  if (bytes === undefined) return false;
  const format = id.length === 64 ? 'sha256' : 'sha1';
  if (blobId(bytes, format) === id) return true;
  const text = Buffer.from(bytes).toString('latin1');
  return (text.includes('\r\n') && blobId(Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1'), format) === id)
    || pointsTo(before, path, createHash('sha256').update(text, 'latin1').digest('hex'));
}

/** Whether the commit has a pointer of Git LFS to these bytes. */
function pointsTo(before: Tree, path: string, digest: string): boolean {
  const pointer = before.bytes(path);
  if (pointer === undefined || pointer.length > 1024) return false;
  const text = Buffer.from(pointer).toString('latin1');
  return text.startsWith('version https://git-lfs.github.com/spec/') && text.includes(`\noid sha256:${digest}\n`);
}

/** The paths that a sparse checkout does not check out. */
async function leftOut(root: string): Promise<ReadonlySet<string>> {
  const lines = await runGit(root, ['ls-files', '-z', '-t']);
  return new Set(lines?.flatMap((line) => (line.startsWith('S ') ? [line.slice(2)] : [])));
}
