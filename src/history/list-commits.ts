import { UserError } from '../model/user-error.ts';
import { withoutCredentials } from '../model/without-credentials.ts';
import { deepen, isShallow, resolveCommit } from '../tree/git-revision.ts';
import type { Repository } from '../tree/git-revision.ts';
import { askGit } from '../tree/run-git.ts';
import { parseSince } from './parse-since.ts';
import { cutSince, type Earlier, joined, type PastCommit, type PastCommits } from './past-commits.ts';

export interface CommitsAsked {
  /** As in `--since`: where the history begins, when `from` is not given. */
  readonly since?: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * The commits of one branch, without those of branches that were merged into it. Throws a UserError where there is no history, a
 * ref that is not there, or one that does not lead to the other.
 *
 * @param earlierThan what is known from before a shallow clone, by its commits (oldest first) and the parent that its first one has elsewhere
 */
export async function listCommits(
  repository: Repository, asked: CommitsAsked, earlierThan?: (clone: readonly PastCommit[], parent: string | undefined) => Earlier | undefined,
): Promise<PastCommits> {
  const to = await lastCommit(repository, asked.to);
  const from = asked.from === undefined ? undefined : await resolveCommit(repository, asked.from);
  if (from !== undefined) await requireWay(repository, asked, from, to);
  const logged = await log(repository, from === undefined ? [to] : [`${from}..${to}`]);
  const shallow = await isShallow(repository.root);
  if (from !== undefined) {
    const [start] = await log(repository, ['--max-count=1', from]);
    const commits = inOrder([start!, ...logged]);
    // What came with a merge is not followed by what is next on the branch.
    if (logged.length > 0 && firstOf(logged[0]!.parents) !== from) commits[1] = { ...commits[1]!, apart: 'unknown' };
    return { commits, isBeginning: start!.parents === '' && !shallow, shallow: false, count: commits.length };
  }
  const clone = inOrder(logged);
  const earlier = shallow ? earlierThan?.(clone, await parentElsewhere(repository, clone[0]!.commit)) : undefined;
  const all = earlier === undefined ? clone : joined(earlier, clone);
  return cutSince(all, parseSince(asked.since ?? '1y', all.at(-1)!.moment), !shallow || earlier?.isBeginning === true);
}

/** The first parent of the commit that a shallow clone begins with, which it names and does not have. */
async function parentElsewhere({ root }: Repository, commit: string): Promise<string | undefined> {
  const answer = await askGit(root, ['cat-file', 'commit', commit]);
  const [head = ''] = answer.ok ? answer.bytes.toString('latin1').split('\n\n') : [];
  return /^parent ([0-9a-f]{40,64})$/m.exec(head)?.[1];
}

/** The commits of this range that change one of these files, from the directory of the analysis. */
export async function commitsTouching(
  { root }: Repository, from: string, to: string, files: readonly string[],
): Promise<ReadonlySet<string>> {
  if (files.length === 0 || files.length > mostFiles) return new Set();
  const answer = await askGit(root, [
    '--literal-pathspecs', '-c', 'log.follow=false', 'log', ...plain, '--format=tformat:%H', `${from}..${to}`, '--', ...files,
  ]);
  return new Set(answer.ok ? answer.bytes.toString('latin1').split('\0').filter((line) => line !== '') : []);
}

/** A command line holds no more of them everywhere. */
const mostFiles = 200;

const plain = ['-z', '--first-parent', '--no-show-signature', '--no-color', '--encoding=UTF-8'];

interface Logged {
  readonly commit: string;
  readonly parents: string;
  readonly authored: number;
  readonly committed: number;
  readonly subject: string;
}

async function lastCommit(repository: Repository, to: string | undefined): Promise<string> {
  if (to !== undefined) return resolveCommit(repository, to);
  const head = await askGit(repository.root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (!head.ok && head.status === 1) {
    throw new UserError('usage', 'This repository has no commit yet, so there is no history to tell of. '
      + 'Commit first, or name a branch that has commits with --to.');
  }
  return resolveCommit(repository, 'HEAD');
}

async function requireWay({ root }: Repository, { from = '', to = 'HEAD' }: CommitsAsked, first: string, last: string): Promise<void> {
  const answer = await askGit(root, ['merge-base', '--is-ancestor', first, last]);
  if (answer.ok) return;
  const why = await isShallow(root) ? ` This clone is shallow, so the way may be cut off. ${deepen}` : '';
  throw new UserError('usage', `${from} is no earlier state of ${to}, so nothing leads from the one to the other. `
    + `Name an ancestor with --from, such as a tag or \`git merge-base ${from} ${to}\`.${why}`);
}

/** Newest first, as git tells them, turned round. */
async function log({ root }: Repository, range: readonly string[]): Promise<Logged[]> {
  const answer = await askGit(root, ['log', ...plain, '--format=tformat:%H%x00%P%x00%at%x00%ct%x00%s', ...range, '--']);
  if (!answer.ok) throw new UserError('usage', `The history cannot be read: ${answer.message}. ${deepen}`);
  const fields = answer.bytes.toString('utf8').split('\0');
  const found: Logged[] = [];
  for (let at = 0; at + 4 < fields.length; at += 5) {
    const [commit = '', parents = '', authored, committed, subject = ''] = fields.slice(at, at + 5);
    found.push({ commit, parents, authored: momentOf(authored), committed: momentOf(committed), subject });
  }
  return found.reverse();
}

/** A commit may hold any number as its date; years that have more than four digits are none. */
function momentOf(seconds: string | undefined): number {
  return Math.min(Math.max(0, Math.floor(Number(seconds)) || 0), 253_402_300_799) * 1000;
}

function firstOf(parents: string): string | undefined {
  return parents.split(' ')[0];
}

/** Authors' clocks go wrong, and commits are carried over from elsewhere: order is that of the branch. */
function inOrder(logged: readonly Logged[]): PastCommit[] {
  let moment = -Infinity;
  return logged.map(({ commit, authored, committed, subject }) => {
    moment = Math.max(moment, Math.min(authored, committed));
    return { commit, date: `${new Date(authored).toISOString().slice(0, 19)}Z`, subject: withoutCredentials(subject), moment };
  });
}
