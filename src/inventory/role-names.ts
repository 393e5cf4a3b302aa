import type { FileRole, Project } from '../model/inventory.ts';
import { baseName } from './posix-path.ts';

/** What the name of a directory says of all below it, be it files or whole projects. */
export function sharedRole(name: string): FileRole {
  return sharedRoles.get(name) ?? 'shipped';
}

/** What the name of a directory says inside a project; a project of that name, or one below, it says nothing of. */
export function innerRole(name: string): FileRole {
  return sharedRoles.get(name) ?? innerRoles.get(name) ?? 'shipped';
}

/** What the name of a directory says when it lies at the root of a project or of the repository. */
export function topRole(name: string): FileRole {
  return topRoles.get(name) ?? (name.endsWith('-scripts') ? 'script' : 'shipped');
}

/** What the name of a file says. */
export function fileRole(name: string): FileRole {
  // Nearly all names are told by this one look.
  if (!telling.test(name)) return 'shipped';
  if (generatedFile.test(name)) return 'generated';
  if (fixtureFile.test(name)) return 'fixture';
  if (isTestName(name)) return 'test';
  if (/\.(?:stories|story)\.\w+$/.test(name)) return 'story';
  return /^seed(?:s|er|ers)?(?:[.\-_].*)?\.[cm]?[jt]s$/.test(name) ? 'script' : 'shipped';
}

const generatedFile = /\.(?:generated|gen|g)\.[\w.]+$|[._]pb\.(?:d\.)?[cm]?[jt]s$|\.min\.[cm]?js$|^next-env\.d\.ts$/;

const fixtureFile = /(?:^|\.)fixtures?\.[cm]?[jt]sx?$|\.mocks?\.[cm]?[jt]sx?$|\.snap$/;

const telling = /test|spec|e2e|cy|pw|bench|integration|gen|pb|min|\.g\.|fixture|mock|snap|stor|^seed|^next-env/i;

/** What the name of a file says when it lies at the root of a project. */
export function rootFileRole(name: string): FileRole {
  if (testSetup.test(name)) return 'test';
  return toolConfig.test(name) || toolFile.test(name) ? 'config' : 'shipped';
}

const testSetup = /^(?:jest|vitest|vite|tests?|playwright|cypress)[.\-_](?:setup|teardown|env|global)/i;

const toolConfig = /\.(?:config|conf|preset|workspace)(?:\.[\w-]+)?\.[cm]?[jt]sx?$/;

const toolFile = /^(?:\.[\w.-]+|gulpfile|gruntfile|webpack[\w.-]*|rollup[\w.-]*)\.[cm]?[jt]s$/i;

/** Whether a project is there to test others, by its directory or the end of its name. */
export function isTestProject(project: Project): boolean {
  if (project.root === '') return false;
  const names = [baseName(project.root), baseName(project.manifest?.name ?? project.name)];
  return names.some((name) => testProject.test(name.toLowerCase()));
}

const testProject = new RegExp(
  [
    '^(?:e2e|tests?|testing|cypress|playwright|test-(?:utils?|helpers?))$',
    '^(?:e2e|test-utils?|test-helpers?)-',
    '[-_.](?:e2e|e2e-tests?|tests|test-utils?|test-helpers?|testing-utils?)$',
  ].join('|'),
);

/**
 * Whether a file is named as a test: `a.test.ts`, `a.e2e-spec.ts`, `a_test.ts`, and words grown together with "test",
 * such as `a.servertest.ts`, unless the word is one of its own, such as `latest`.
 */
function isTestName(name: string): boolean {
  const stem = /^(.+?)(?:\.d)?\.(?:[cm]?[jt]sx?|vue|svelte|snap|json)$/.exec(name)?.[1];
  if (stem === undefined) return false;
  if (testEnding.test(stem) || testHelper.test(stem)) return true;
  return stem.split('.').slice(1).some((word) => testWords.has(word) || grownTogether(word));
}

function grownTogether(word: string): boolean {
  return word.endsWith('-spec') || (/tests?$/.test(word) && !plainWords.test(word));
}

const testEnding = /[-_](?:test|tests|spec|specs)$/;

const testHelper = /^(?:setup[-_.]?tests?|test[-_.]?(?:setup|utils?|helpers?))$/i;

const testWords: ReadonlySet<string> = new Set([
  'test', 'tests', 'spec', 'specs', 'cy', 'pw', 'e2e', 'bench', 'benchmark', 'integration', 'test-d', 'spec-d',
  'test-helper', 'test-helpers', 'test-utils', 'test-util',
]);

const plainWords = /^(?:.*-)?(?:la|con|pro|at|de|fas|grea|ligh|brigh|shor|smar|tigh|ho|manifes|swif|neares)tests?$/;

const sharedRoles: ReadonlyMap<string, FileRole> = new Map([
  ...each('test', 'test tests __tests__ __test__ e2e cypress playwright __mocks__ test-utils testutils test-helpers'),
  ...each('test', 'integration-tests e2e-tests unit-tests'),
  ...each('fixture', '__fixtures__ fixtures __testfixtures__ __snapshots__ testdata test-data'),
  ...each('script', 'scripts .github .husky .circleci'),
  ...each('generated', '__generated__ .next .nuxt .output .svelte-kit .turbo .yarn storybook-static'),
]);

const innerRoles: ReadonlyMap<string, FileRole> = new Map([
  ...each('test', 'spec specs testing'),
  ...each('story', '.storybook stories __stories__'),
  ...each('script', 'script seed seeds seeders'),
  ...each('generated', 'generated'),
]);

const topRoles: ReadonlyMap<string, FileRole> = new Map([
  ...each('script', 'tools bench benchmark benchmarks'),
  ...each('generated', 'dist build out coverage'),
]);

function each(role: FileRole, names: string): [string, FileRole][] {
  return names.split(' ').map((name) => [name, role]);
}
