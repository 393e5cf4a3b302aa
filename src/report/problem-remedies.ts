import type { ProblemCode } from '../model/problem.ts';

/** How each kind of problem is put right; undefined where its messages tell that themselves, case by case. */
export const problemRemedies: Readonly<Record<ProblemCode, string | undefined>> = {
  'missing-parser': 'install mandate anew, with a lockfile that is whole; if that does not help, please report it',
  'no-modules': undefined,
  'no-match': undefined,
  'duplicate-project': undefined,
  'cyclic-extends': undefined,
  'invalid-baseline': undefined,
  'invalid-codeowners': 'write the line as GitHub documents it: a pattern, then its owners',
  'cruiser-failed': undefined,
  'cruiser-partial': undefined,
  'invalid-manifest': undefined,
  'invalid-tsconfig': undefined,
  'invalid-deployment': 'make the file valid; until then it is no evidence for a service',
  'invalid-schema': 'make the file valid; until then its tables are known in part only',
  'unread-resource': 'write the name, path or image as a literal or a constant where a rule shall judge it',
  'invalid-root-manifest': undefined,
  'no-services': undefined,
  'not-utf8': 'save the file as UTF-8',
  'reader-failed': undefined,
  'rule-failed': undefined,
  'stale-baseline': undefined,
  'two-owners': undefined,
  'unparsed-file': 'correct the syntax, or leave the file out with `ignore` in the config',
  'unreadable-file': 'make it readable, or leave it out with `ignore` in the config; a link that leads nowhere wants mending',
  'unresolved-import': undefined,
};
