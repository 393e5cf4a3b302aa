import { matchesNames, type PathPattern, pathPattern } from '../tree/match-path.ts';

/** Whose rules a CODEOWNERS file goes by: GitHub's and GitLab's patterns mean different files. */
export type Dialect = 'github' | 'gitlab';

/** Whether a path, cut at its slashes, is one that a pattern names. */
export type OwnerPattern = (names: readonly string[]) => boolean;

/**
 * A pattern of CODEOWNERS. On GitHub a name that stands alone is found in every directory, and what names a directory owns all
 * below it, but `docs/*` owns only what lies in `docs` itself. On GitLab whatever does not begin with a slash is found in every
 * directory, and only a slash at the end makes a directory of it.
 */
export function ownerPattern(written: string, dialect: Dialect): OwnerPattern {
  const names = written.split('/');
  const isDirectory = names.length > 1 && names.at(-1) === '';
  if (isDirectory) names.pop();
  const isRooted = names[0] === '';
  if (isRooted) names.shift();
  if (names.length === 0) return () => dialect === 'gitlab';
  const floats = !isRooted && (dialect === 'gitlab' || names.length === 1) && names[0] !== '**';
  const pattern = pathPattern((floats ? ['**', ...names] : names).join('/'));
  const below: PathPattern = [...pattern, '**', ...pathPattern('*')];
  if (isDirectory || names.at(-1) === '**') return (path) => matchesNames(below, path);
  if (dialect === 'gitlab' || names.at(-1) === '*') return (path) => matchesNames(pattern, path);
  return (path) => matchesNames(pattern, path) || matchesNames(below, path);
}
