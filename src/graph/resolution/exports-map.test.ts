import { expect, it } from 'vitest';
import { fillPattern, isPattern, subpathsOf, targetsOf } from './exports-map.ts';

it.each<[map: unknown, subpath: string, targets: readonly string[] | undefined]>([
  ['./a.js', '.', ['./a.js']],
  ['./a.js', './a', undefined],
  [null, '.', []],
  [undefined, '.', []],
  [1, '.', []],
  [[], '.', []],
  [{}, '.', []],
  [['./a.js', null, ['./b.js', 2]], '.', ['./a.js', './b.js']],
  [{ import: './a.js', require: { node: './b.js' } }, '.', ['./a.js', './b.js']],
  [{ import: './a.js' }, './import', undefined],
  [{ '.': './a.js', './b': './b.js' }, './b', ['./b.js']],
  [{ '#a': './a.js' }, '#a', ['./a.js']],
  [{ '#a': './a.js' }, '.', undefined],
  [{ './b': null }, './b', []],
  [{ './b': null }, './c', undefined],
  // The longest prefix before the star wins, and of equals the longest key.
  [{ './*': './all/*.js', './b/*': './b/*.js', './b/c/*': null }, './b/x', ['./b/x.js']],
  [{ './b/c/*': null, './b/*': './b/*.js', './*': './all/*.js' }, './b/c/x', []],
  [{ './b/c/*': null, './b/*': './b/*.js', './*': './all/*.js' }, './x', ['./all/x.js']],
  [{ './a*': './short/*', './a*.js': './long/*' }, './ab.js', ['./long/b']],
  [{ './a*.js': './long/*', './a*': './short/*' }, './ab.js', ['./long/b']],
  [{ './a*.js': './long/*', './a*': './short/*' }, './ab.ts', ['./short/b.ts']],
  [{ './a/': './folder/', './a/*': './star/*.js' }, './a/b', ['./star/b.js']],
  [{ './a/': './folder/' }, './a/b/c.js', ['./folder/b/c.js']],
  [{ './a/': './folder/' }, './a/', ['./folder/']],
  // A star stands for one character at least, and for the same text in every place of the target.
  [{ './a/*': './x/*.js' }, './a/', undefined],
  [{ './*/b': './x/*/*.js' }, './a/b', ['./x/a/a.js']],
  [{ './a*a': './x/*' }, './aa', undefined],
  [{ './a*a': './x/*' }, './a', undefined],
  [{ './a*a': './x/*' }, './aba', ['./x/b']],
  [{ './a/*': './x/*.js' }, './b/c', undefined],
  [{ './*.css': './x/*.css' }, './a.js', undefined],
  [{ './*': './x/*.js' }, './$&', ['./x/$&.js']],
  // A subpath with a star of its own is no key, and may still match a pattern.
  [{ './*': './x/*.js' }, './*', ['./x/*.js']],
  [{ './b*': './x/*.js', './b*c': './y.js' }, './b*c', ['./y.js']],
])('%j gives for %s: %j', (map, subpath, targets) => {
  expect(targetsOf(map, subpath)?.map(({ target }) => target)).toEqual(targets);
});

it('a target has the conditions on the way to it, outermost first, lists aside', () => {
  expect(targetsOf({ '.': [{ node: { import: './a.js', default: ['./b.js'] } }, './c.js'] }, '.')).toEqual([
    { target: './a.js', conditions: ['node', 'import'] }, { target: './b.js', conditions: ['node', 'default'] }, { target: './c.js', conditions: [] },
  ]);
});

it('a map that is nested without end ends, and what any real map nests is found', () => {
  const nest = (depth: number): unknown => (depth === 0 ? './a.js' : { node: nest(depth - 1) });
  expect(targetsOf({ '.': nest(12) }, '.')).toHaveLength(1);
  expect(targetsOf({ '.': nest(13) }, '.')).toEqual([]);
});

it('the subpaths of a map are its keys, and of anything else the main one', () => {
  const maps = [undefined, null, './a.js', ['./a.js'], { import: './a.js' }, {}, { '.': './a.js', './b/*': null }, { './b': './b.js', node: './x.js' }];
  expect(maps.map(subpathsOf)).toEqual([[], [], ['.'], ['.'], ['.'], ['.'], ['.', './b/*'], ['./b']]);
});

it('a pattern has a star or ends with a slash', () => {
  expect(['./a', './a/', './*', './a/*/b', '.'].map(isPattern)).toEqual([false, true, true, true, false]);
  expect([fillPattern('./a/', 'b'), fillPattern('./*/c', 'b'), fillPattern('./*', '$&')]).toEqual(['./a/b', './b/c', './$&']);
});
