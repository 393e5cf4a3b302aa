import { realpathSync } from 'node:fs';
import { didYouMean } from '../model/nearest-name.ts';
import { UserError } from '../model/user-error.ts';
import { findGitDirectory } from './git-directory.ts';
import type { GitDirectory } from './git-directory.ts';
import { askGit } from './run-git.ts';

/** A directory to analyse, and the git repository that it lies in. */
export interface Repository {
  /** Absolute path, without links. */
  readonly root: string;
  readonly git: GitDirectory;
}

/** The git repository of a directory. Throws a UserError where there is none. */
export function openRepository(root: string): Repository {
  const real = realPath(root);
  const git = real === undefined ? undefined : findGitDirectory(real);
  if (real !== undefined && git !== undefined) return { root: real, git };
  throw new UserError('usage', `${root} lies in no git repository, so there is no revision to compare with. Run this in a clone, with its .git directory.`);
}

/** The commit that a ref, a tag or any other name of a revision means. Throws a UserError that tells the nearest refs. */
export async function resolveCommit({ root }: Repository, ref: string): Promise<string> {
  const name = ref.includes('\0') || ref.trim() === '' ? undefined : ref;
  const answer = name === undefined ? undefined : await askGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  const commit = answer?.ok === true ? answer.bytes.toString('latin1').trim() : '';
  if (/^[0-9a-f]{40,64}$/.test(commit)) return commit;
  // With --quiet, git says something only when it is not the name that is wrong.
  const refusal = answer?.ok === false && answer.status !== 1 ? /^(?:fatal|error): .*/m.exec(answer.message)?.[0] : undefined;
  if (refusal !== undefined && !/needed a single revision/i.test(refusal)) throw new UserError('usage', `Git cannot be asked for ${ref}: ${refusal}.`);
  throw new UserError('usage', `There is no commit ${JSON.stringify(ref)} in this clone${await hint(root, ref)}`);
}

/**
 * The commit where HEAD and a ref parted: what a branch changed is what is not there. Throws a UserError when the clone
 * does not go back that far, so that it cannot be told.
 */
export async function mergeBase(repository: Repository, ref: string): Promise<string> {
  const [commit, head] = [await resolveCommit(repository, ref), await resolveCommit(repository, 'HEAD')];
  const answer = await askGit(repository.root, ['merge-base', commit, head]);
  const base = answer.ok ? answer.bytes.toString('latin1').trim() : undefined;
  if (base === commit || base === head) return base;
  // Where history is cut off, a commit that both have need not be the last one they have.
  const shallow = await isShallow(repository.root);
  if (base !== undefined && !shallow) return base;
  throw new UserError('usage', shallow
    ? `This clone is shallow: the commits between HEAD and ${ref} are not all there, so it cannot be told where they parted. ${deepen}`
    : `HEAD and ${ref} have no commit in common, so there is no base to compare with. Name a ref that this branch was made from.`);
}

/** How a clone gets the history that it lacks. */
export const deepen = 'Fetch them: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab CI, or `git fetch --unshallow`.';

/** Whether the clone lacks the older part of its history. */
export async function isShallow(root: string): Promise<boolean> {
  const answer = await askGit(root, ['rev-parse', '--is-shallow-repository']);
  return answer.ok && answer.bytes.toString('latin1').trim() === 'true';
}

async function hint(root: string, ref: string): Promise<string> {
  const answer = await askGit(root, ['for-each-ref', '--count=5000', '--format=%(refname:short)']);
  const refs = answer.ok ? answer.bytes.toString('utf8').split('\n').filter((line) => line !== '') : [];
  const remote = refs.find((one) => one.endsWith(`/${ref}`));
  const meant = remote === undefined ? didYouMean(ref, refs) : ` — did you mean "${remote}"?`;
  return `${meant === '' ? '.' : meant}${await isShallow(root) ? ` The clone is shallow. ${deepen}` : ' A branch that is not fetched is not there: `git fetch origin <branch>`, or `fetch-depth: 0` for actions/checkout.'}`;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
