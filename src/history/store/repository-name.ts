import { basename, relative, sep } from 'node:path';
import type { Repository } from '../../tree/git-revision.ts';
import { askGit } from '../../tree/run-git.ts';

/** What a repository is called: by the address that it was cloned from, `owner/name`, without the host and whoever logs in there; else by its directory. */
export async function repositoryName({ root, git }: Repository): Promise<string> {
  const answer = await askGit(root, ['config', '--get', 'remote.origin.url']);
  return (answer.ok ? nameOfAddress(answer.bytes.toString('utf8').trim()) : '') || basename(git.workTree);
}

/** The directory that is analysed, from the top of the repository; '' for that itself. */
export function directoryOf({ root, git }: Repository): string {
  return relative(git.workTree, root).split(sep).join('/');
}

/** A directory of the machine tells nobody else anything, so its last name counts. */
export function nameOfAddress(address: string): string {
  const [, path] = address.startsWith('file:') ? [] : /^[\w+.-]+:\/\/[^/]+\/(.*)$/.exec(address) ?? /^(?:[^/@]+@)?[^/:]{2,}:(.*)$/.exec(address) ?? [];
  const parts = (path ?? address).replace(/[?#].*$/, '').split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const named = path === undefined ? parts.slice(-1) : parts;
  return named.join('/').replace(/\.git$/, '').replace(/\p{Cc}/gu, '');
}
