import { statSync } from 'node:fs';
import { type FileEvent, FileChangeType } from 'vscode-languageserver';
import type { Folders } from './folders.ts';
import type { Repository } from './repository.ts';
import { pathOf } from './uris.ts';

/** More than these at once are a checkout, and looking at all files is quicker than at each. */
const many = 500;

/** Tells repositories of files that were written, made or removed on the disk. Whatever may stand for a whole directory is looked at anew. */
export function tellOfChanges(events: readonly FileEvent[], folders: Folders): void {
  const paths = new Map<Repository, Set<string> | undefined>();
  for (const { uri, type } of events) {
    const file = pathOf(uri);
    for (const { repository, path } of file === undefined ? [] : folders.placesOf(file)) {
      if (isInstalled(path)) continue;
      const known = paths.has(repository) ? paths.get(repository) : new Set<string>();
      const whole = known === undefined || known.size >= many || path === '' || isDirectory(file!, path, type, repository);
      paths.set(repository, whole ? undefined : known.add(path));
    }
  }
  for (const [repository, told] of paths) repository.touched(told === undefined ? undefined : [...told]);
}

/** What is below these is never read. */
function isInstalled(path: string): boolean {
  return /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/.test(path);
}

/** Editors tell of a directory that came or went, and not of the files in it. */
function isDirectory(file: string, path: string, type: FileChangeType, { verdict }: Repository): boolean {
  if (type === FileChangeType.Changed) return false;
  if (type === FileChangeType.Created) return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  const graph = verdict?.session.architecture.graph;
  return graph?.module(path) === undefined && graph?.modules.some((module) => module.path.startsWith(`${path}/`)) === true;
}
