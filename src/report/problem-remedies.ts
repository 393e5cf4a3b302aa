import type { ProblemCode } from '../model/problem.ts';

/** How each kind of problem is put right; a kind without a remedy does not compile. */
export const problemRemedies: Readonly<Record<ProblemCode, string>> = {
  'no-modules': 'run mandate in the root of the repository, or name its directory: mandate check <directory>',
  'no-match': 'correct the name in the config; `mandate inspect` shows the names there are',
  'duplicate-project': 'give each package.json a name of its own',
  'cyclic-extends': 'break the circle of `extends` between these tsconfig files',
  'invalid-manifest': 'make the package.json valid JSON; until then its project counts as undeclared',
  'invalid-tsconfig': 'make the tsconfig valid; until then its paths and options count for nothing',
  'invalid-deployment': 'make the file valid; until then it is no evidence for a service',
  'invalid-root-manifest': 'make the package.json of the root valid JSON: it says what the workspace consists of',
  'no-services': 'name the services in a config (`mandate init` writes one), or add what deploys them, such as a Dockerfile',
  'not-utf8': 'save the file as UTF-8',
  'reader-failed': 'this is a fault of mandate: please report it with the message above',
  'unparsed-file': 'correct the syntax, or leave the file out with `ignore` in the config',
  'unreadable-file': 'see to the permissions or the link, or leave the file out with `ignore` in the config',
  'unresolved-import': 'generate or build what is missing, correct the path, or add the alias to the nearest tsconfig',
};
