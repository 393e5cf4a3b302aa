import type { Project } from '../model/inventory.ts';
import { globSet } from './glob.ts';
import type { PathMatcher } from './glob.ts';
import { objectOf, textOf, textsOf } from './json.ts';
import { isBelow, joinPath } from './posix-path.ts';

/** The tests that the `jest` block of a project's manifest names; undefined where it names none. */
export function jestTests(project: Project): PathMatcher | undefined {
  const jest = objectOf(project.manifest?.raw['jest']);
  const globs = [
    ...textsOf(jest['testMatch']),
    ...textsOf(jest['testRegex']).map(globOfExpression).filter((one) => one !== undefined),
  ].map((one) => one.replace(/<rootDir>\/?/, ''));
  if (globs.length === 0) return undefined;
  const root = joinPath(project.root, (textOf(jest['rootDir']) ?? '').replace(/<rootDir>\/?/, ''));
  const matches = globSet(globs);
  return (path) => isBelow(path, root) && matches(root === '' ? path : path.slice(root.length + 1));
}

/**
 * The glob that says the same as a regular expression of the usual form, such as `.*\.spec\.ts$`; undefined for any
 * other. Expressions of a repository are not run, since they may take for ever.
 */
function globOfExpression(expression: string): string | undefined {
  const body = /^\^?(?:\.\*)?((?:\\[./-]|[.\w/-]|\?)+)\$$/.exec(expression)?.[1];
  if (body === undefined) return undefined;
  const literal = body.replace(/([a-z])\?/g, '{$1,}').replaceAll('\\', '');
  return literal.includes('?') ? undefined : `**/*${literal}`;
}
