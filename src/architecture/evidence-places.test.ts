import { expect, test } from 'vitest';
import type { DeploymentFact } from '../model/facts.ts';
import { countsAsEvidence, isSampleDirectory, isSourceDirectory, isTestDirectory } from './evidence-places.ts';

type Judge = (directory: string) => boolean;

/** What a judge of directories says of each of these names at the start, in the middle and at the end of a path. */
const judged = (judge: Judge, names: string): readonly string[] => names.split(' ').filter((name) => (
  [name, `${name}/a`, `a/${name}`, `a/${name}/b`].every(judge)
));
const none = (judge: Judge, names: string): readonly string[] => names.split(' ').filter((name) => [name, `a/${name}/b`].some(judge));

test.each<[string, Judge, yes: string, no: string]>([
  ['tests', isTestDirectory,
    'test tests __test__ __tests__ spec specs e2e integration-test integration-tests cypress playwright fixture fixtures __fixtures__ test-data testdata test-util test-utils testutil testutils '
    + 'test-fixture testfixtures mock mocks __mocks__ benchmark benchmarks bench shop-e2e shop-test shop-tests',
    'testing contest latest tests-old my_tests unspec special e2e-kit benchmarking workbench hammock mocking affixtures test-database mytestdata orders e2e2 __tests shop-e2es shop-tests-old'],
  ['samples', isSampleDirectory,
    'example examples sample samples demo demos template templates __templates__ boilerplate boilerplates starter starters scaffold scaffolds skeleton skeletons playground playgrounds sandbox '
    + 'sandboxes next-example next-examples next-template next-boilerplate next-starter',
    'counterexample resample democracy mydemo templated starter-kit kickstarter playgrounded sandboxed next-templates next-starters next-examples-old next-starter-kit orders'],
  ['sources', isSourceDirectory, 'src source lib static assets public resources files generators schematics', 'libs resource mysrc srcs sources publics profiles filesystem statics docker'],
])('%s', (_, judge, yes, no) => {
  expect(judged(judge, yes).join(' ')).toBe(yes);
  expect(none(judge, no)).toEqual([]);
});

const fact = (file: string, technology: DeploymentFact['technology'] = 'compose', context?: string): DeploymentFact => ({
  technology, ...(context === undefined ? {} : { context }), site: { file, line: 1, column: 1 },
});
const counts = (...of: Parameters<typeof fact>): boolean => countsAsEvidence(fact(...of));

test('what lies in a workbench, or in what others wrote, tells of no deployment', () => {
  const benches = '.devcontainer .cursor .codesandbox .gitpod .vscode .idea .stackblitz node_modules vendor third-party third_party'.split(' ');
  expect(benches.filter((name) => counts(`${name}/compose.yml`) || counts(`a/${name}/b/compose.yml`) || counts('compose.yml', 'compose', `a/${name}`))).toEqual([]);
  const others = ['devcontainer', 'vendors', 'my-vendor', 'x.vscode', 'vscode', 'node_modules_old', 'thirdparty', 'docker'];
  expect(others.filter((name) => !counts(`${name}/compose.yml`) || !counts('compose.yml', 'compose', name))).toEqual([]);
});

test('nor does a file whose name says that it is for tests, checks or workbenches', () => {
  const told = 'Dockerfile.test Dockerfile.TESTS compose.testing.yml compose-e2e.yml e2e.compose.yml docker-compose_ci.yml lint.Dockerfile Dockerfile.spec devcontainer.Dockerfile .gitpod.Dockerfile '
    + 'compose.template.yml';
  expect(told.split(' ').filter((file) => counts(`docker/${file}`))).toEqual([]);
  const others = 'Dockerfile Dockerfile.latest contest.Dockerfile compose.circle.yml compose.tested.yml compose.templates.yml special.yml linter.Dockerfile';
  expect(others.split(' ').filter((file) => !counts(`docker/${file}`))).toEqual([]);
});

test('where it lies and what it builds must both count', () => {
  expect([counts('compose.yml', 'compose', 'test/shop'), counts('examples/compose.yml'), counts('compose.yml', 'compose', 'examples/shop'), counts('compose.yml', 'compose', 'apps/shop')])
    .toEqual([false, false, false, true]);
});

test('only of Kubernetes, `templates` is where manifests lie', () => {
  const files = ['templates/a.yaml', 'chart/templates/a.yaml', 'chart/templates/b/templates/a.yaml'];
  expect(files.map((file) => counts(file, 'kubernetes'))).toEqual([true, true, true]);
  expect(files.map((file) => counts(file))).toEqual([false, false, false]);
  expect(['template/a.yaml', 'my-template/a.yaml', '__templates__/a.yaml', 'examples/templates/a.yaml', 'templates/demo/a.yaml'].map((file) => counts(file, 'kubernetes'))).toEqual([false, false, false, false, false]);
});
