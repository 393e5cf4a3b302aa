import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { directoryOf, extensionStart, isWithin, joinPath, pathBelow } from './posix-path.ts';

const segment = fc.constantFrom('a', 'b', 'ab', '.a', 'a.b', 'a.b.c', '..a', 'a..', '.');
const plain = fc.array(fc.constantFrom('a', 'b', 'ab', '.a', 'a.b', 'a.b.c', 'a.'), { maxLength: 4 }).map((parts) => parts.join('/'));
const written = fc.array(fc.oneof(segment, fc.constantFrom('..', '', '.')), { maxLength: 6 }).map((parts) => parts.join('/'));

it('a joined path is what Node.js joins, without a slash at its end, and none where it leaves the root', () => {
  fc.assert(fc.property(plain, written, (directory, relative) => {
    const theirs = posix.join('.', directory, relative).replace(/\/$/, '').replace(/^\.$/, '');
    expect(joinPath(directory, relative)).toBe(theirs === '..' || theirs.startsWith('../') ? undefined : theirs);
  }), { numRuns: 2000, seed: 5 });
  expect([joinPath('', 'a//b'), joinPath('', '/a'), joinPath('a', 'b/'), joinPath('a', './.b'), joinPath('a', 'b/../../..')]).toEqual(['a/b', 'a', 'a/b', 'a/.b', undefined]);
});

it('a directory, an extension and what lies below are what Node.js says', () => {
  fc.assert(fc.property(plain, plain, (path, directory) => {
    expect(directoryOf(path)).toBe(posix.dirname(path).replace(/^\.$/, ''));
    expect(path.slice(extensionStart(path))).toBe(posix.extname(path));
    const below = posix.relative(`/${directory}`, `/${path}`);
    expect(isWithin(path, directory)).toBe(!below.startsWith('../') && below !== '..');
    if (isWithin(path, directory) && path !== directory) expect(pathBelow(path, directory)).toBe(below);
  }), { numRuns: 2000, seed: 5 });
  expect([isWithin('ab', 'a'), isWithin('a', 'a'), isWithin('b/c', 'a'), isWithin('a/b', '')]).toEqual([false, true, false, true]);
});
