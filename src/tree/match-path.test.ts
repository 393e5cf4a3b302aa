import { describe, expect, it } from 'vitest';
import { matchesPath, pathPattern } from './match-path.ts';

const cases: [glob: string, path: string, matches: boolean][] = [
  ['a/b', 'a/b', true],
  ['a/b', 'a/b/c', false],
  ['*', 'a', true],
  ['*', 'a/b', false],
  ['*.ts', '.ts', true],
  ['a*b*c', 'axxbyyc', true],
  ['a*b*c', 'axxbyy', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['**', 'a/b/c', true],
  ['a/**', 'a', true],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z', true],
  ['a/**/b/**/z', 'a/x/b/y/b/z', true],
  ['a/**/z', 'a/b/zz', false],
  ['[a-c]x', 'bx', true],
  ['[!a-c]x', 'bx', false],
  ['[^a-c]x', 'dx', true],
  ['[]a]', ']', true],
  ['[[:digit:]]', '7', true],
  ['a[', 'a[', true],
  ['\\*', '*', true],
  ['\\*', 'a', false],
];

describe('matchesPath', () => {
  it.each(cases)('%s on %s is %s', (glob, path, matches) => {
    expect(matchesPath(pathPattern(glob), path)).toBe(matches);
  });

  it('ends on patterns that would keep a backtracking matcher busy for ever', () => {
    const pattern = pathPattern(`${'*a'.repeat(100)}/**/${'**/*a*/'.repeat(50)}b`);
    expect(matchesPath(pattern, `${'a'.repeat(200)}/${'a/'.repeat(200)}c`)).toBe(false);
  });
});
