import type { StoredRevision } from './read-store.ts';

/**
 * Revisions by the repository, and the directory in it, that they are of; sorted by name. A repository that got another name goes by the
 * new one: its lines follow those that have the old one.
 */
export function revisionsByRepository(revisions: readonly StoredRevision[]): ReadonlyMap<string, readonly StoredRevision[]> {
  const nameOf = new Map(revisions.map(({ line }) => [keyOf(line.directory, line.commit), nameIn(line)]));
  const later = new Map<string, string>();
  for (const { line } of revisions) {
    const before = line.after && nameOf.get(keyOf(line.directory, line.after.commit));
    if (before !== undefined && before !== nameIn(line)) later.set(before, nameIn(line));
  }
  const groups = new Map<string, StoredRevision[]>();
  for (const revision of revisions) {
    const name = latest(nameIn(revision.line), later);
    groups.set(name, [...groups.get(name) ?? [], revision]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function latest(name: string, later: ReadonlyMap<string, string>): string {
  const passed = new Set<string>();
  let now = name;
  for (let next = later.get(now); next !== undefined && !passed.has(next); next = later.get(now)) passed.add(now = next);
  return now;
}

function nameIn({ repository, directory }: StoredRevision['line']): string {
  return directory === '' ? repository : `${repository}/${directory}`;
}

function keyOf(directory: string, commit: string): string {
  return `${directory}\0${commit}`;
}
