import { expect, test } from 'vitest';
import { directoryOf, isWithin, joinPath, lastName, plainDirectory } from './paths.ts';

test.each([
  ['./apps/orders/', 'apps/orders'], ['././apps', 'apps'], ['apps//', 'apps'], ['.', ''], ['./', ''], ['.hidden', '.hidden'], ['apps/./orders', 'apps/./orders'], ['a.', 'a.'], ['../apps', '../apps'], ['', ''],
])('%j is the directory %j', (written, directory) => expect(plainDirectory(written)).toBe(directory));

test('a path and its parts', () => {
  expect([lastName('a/b.ts'), lastName('b.ts'), directoryOf('a/c/b.ts'), directoryOf('b.ts'), directoryOf('')]).toEqual(['b.ts', 'b.ts', 'a/c', '', '']);
  expect([joinPath('', 'a'), joinPath('a', 'b')]).toEqual(['a', 'a/b']);
  expect([isWithin('', 'a'), isWithin('a', 'a'), isWithin('a', 'a/b'), isWithin('a', 'ab'), isWithin('a/b', 'a')]).toEqual([true, true, true, false, false]);
});
