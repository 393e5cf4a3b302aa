import type { DriftCommit } from '../model/drift.ts';
import { UserError } from '../model/user-error.ts';
import { withoutCredentials } from '../model/without-credentials.ts';
import { deepen, isShallow, resolveCommit } from '../tree/git-revision.ts';
import type { Repository } from '../tree/git-revision.ts';
import { askGit } from '../tree/run-git.ts';
import { parseSince } from './parse-since.ts';

/** A commit on the way from the first to the last. */
export interface PastCommit extends DriftCommit {
  /** When it was made, in milliseconds, and never before the commit that it follows: what weeks and days are told by. */
  readonly moment: number;
  /** Commits from the one before it in a list, this one counted, where that is not its parent; `unknown` where nobody looked at those between. */
  readonly apart?: number | 'unknown';
}

/** What is known of a branch from before the clone begins. */
export interface Earlier {
  /** Oldest first. */
  readonly commits: readonly PastCommit[];
  /** Of the first commit of the clone, as in PastCommit. */
  readonly apart: number | 'unknown';
  readonly isBeginning: boolean;
}

export interface CommitsAsked {
  /** As in `--since`: where the history begins, when `from` is not given. */
  readonly since?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface PastCommits {
  /** Oldest first: the one that tells how it was at the start, then those since. At least one. */
  readonly commits: readonly PastCommit[];
  /** Whether the repository itself begins with the first of them, so that all in it came with it. */
  readonly isBeginning: boolean;
  /** Whether the clone is cut off before it reaches what was asked for, and nothing else tells of that. */
  readonly shallow: boolean;
  /** How many commits there are from the first to the last, those that are not in the list too, as far as that is known. */
  readonly count: number;
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
    return { commits, isBeginning: start!.parents === '' && !shallow, shallow: false, count: commits.length };
  }
  const clone = inOrder(logged);
  const earlier = shallow ? earlierThan?.(clone, await parentElsewhere(repository, clone[0]!.commit)) : undefined;
  const all = earlier === undefined ? clone : joined(earlier, clone);
  return cutSince(all, parseSince(asked.since ?? '1y', all.at(-1)!.moment), !shallow || earlier?.isBeginning === true);
}

/**
 * What of a list is not before a moment, and the commit that tells how it was then.
 *
 * @param isWhole whether the repository itself begins with the first of all
 */
export function cutSince(all: readonly PastCommit[], moment: number, isWhole: boolean): PastCommits {
  const later = all.findIndex((commit) => commit.moment >= moment);
  // How it was at that time is what the last commit before it says.
  const first = Math.max(0, later < 0 ? all.length - 1 : later - 1);
  const commits = all.slice(first);
  return { commits, isBeginning: first === 0 && isWhole, shallow: first === 0 && !isWhole && later === 0, count: 1 + apart(commits, 0, commits.length - 1) };
}

/** Commits from one place of a list to another, the first not counted; what is unknown counts as one. */
function apart(commits: readonly PastCommit[], from: number, to: number): number {
  return commits.slice(from + 1, to + 1).reduce((sum, commit) => sum + (typeof commit.apart === 'number' ? commit.apart : 1), 0);
}

function joined({ commits, apart: between }: Earlier, [first, ...rest]: readonly PastCommit[]): PastCommit[] {
  let moment = -Infinity;
  return [...commits, ...between === 1 ? [first!] : [{ ...first!, apart: between }], ...rest]
    .map((commit) => ({ ...commit, moment: moment = Math.max(moment, commit.moment) }));
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

/** Authors' clocks go wrong, and commits are carried over from elsewhere: order is that of the branch. */
function inOrder(logged: readonly Logged[]): PastCommit[] {
  let moment = -Infinity;
  return logged.map(({ commit, authored, committed, subject }) => {
    moment = Math.max(moment, Math.min(authored, committed));
    return { commit, date: `${new Date(authored).toISOString().slice(0, 19)}Z`, subject: withoutCredentials(subject), moment };
  });
}
