import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { fileGlobSet, glob, globSet } from './glob.ts';

describe('glob', () => {
  it.each([
    ['packages/*', 'packages/a', true],
    ['packages/*', 'packages/a/b', false],
    ['./packages/*/', 'packages/a', true],
    ['packages/**', 'packages/a/b/c', true],
    ['{apps,libs}/{a,b}', 'libs/b', true],
    ['{a,{b,c}d}', 'cd', true],
    ['@(apps|libs)/*', 'libs/x', true],
    ['packages/!(legacy)', 'packages/new', true],
    ['packages/!(legacy)', 'packages/legacy', false],
    ['**/?(*.)+(spec|test).[jt]s?(x)', 'src/a.test.tsx', true],
    ['**/?(*.)+(spec|test).[jt]s?(x)', 'src/test.js', true],
    ['**/?(*.)+(spec|test).[jt]s?(x)', 'src/latest.js', false],
  ])('%s on %s is %s', (pattern, path, matches) => {
    expect(glob(pattern)(path)).toBe(matches);
  });

  it('agrees with picomatch', () => {
    const part = fc.constantFrom('a', 'b', '*', 'a*', '*b', '?', '**', '[ab]', '{a,b}', '{a,b*}c', 'ab');
    const name = fc.constantFrom('a', 'b', 'ab', 'abc', 'ac', 'bxc');
    const join = (parts: readonly string[]): string => parts.join('/');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }).map(join), fc.array(name, { minLength: 1, maxLength: 4 }).map(join), (pattern, path) => {
        // picomatch lets `a/**` stand for `a`, but `a*/**` not.
        fc.pre(!pattern.endsWith('/**'));
        expect(glob(pattern)(path)).toBe(picomatch(pattern, { dot: true })(path));
      }),
      { numRuns: 2000 },
    );
  });

  it('ends on braces that spell out more than anyone means', () => {
    expect(glob('{a,b}'.repeat(40))('a'.repeat(40))).toBeTypeOf('boolean');
    expect(glob(`${'{'.repeat(3000)}a,`)('a')).toBe(false);
  });
});

it('takes away what a negated glob names', () => {
  const matches = globSet(['packages/**', '!**/test/**', '!packages/old']);
  expect(['packages/a', 'packages/a/test/b', 'packages/old'].map(matches)).toEqual([true, false, false]);
});

it('means all below a directory', () => {
  const matches = fileGlobSet(['apps/legacy', '*.md']);
  expect(['apps/legacy/src/a.ts', 'apps/legacy2/a.ts', 'a.md'].map(matches)).toEqual([true, false, true]);
});
