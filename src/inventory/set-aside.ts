/**
 * Whether a directory is of those where a manifest is material rather than a project: a fixture, a template that a
 * generator copies, something built, or an example inside a test.
 */
export function isSetAside(directory: string): boolean {
  const names = directory.split('/');
  return names.some((name, index) => material.has(name.toLowerCase()) || (index < names.length - 1 && tests.has(name)));
}

/** The same for what lies between a project and a directory below it, where source code sets aside as well. */
export function isSetAsideBelow(project: string, directory: string): boolean {
  const below = project === '' ? directory : directory.slice(project.length + 1);
  return isSetAside(below) || (project !== '' && below.split('/').includes('src'));
}

const material: ReadonlySet<string> = new Set([
  '__fixtures__', 'fixtures', 'fixture', '__testfixtures__', '__mocks__', '__snapshots__', 'template', 'templates',
  '__template__', '__templates__', 'scaffold', 'scaffolds', 'boilerplate', 'testdata', 'test-data', 'node_modules', 'dist', 'out', '.next', '.nuxt', 'coverage',
]);

const tests: ReadonlySet<string> = new Set(['__tests__', '__test__', 'tests', 'test', 'spec']);
