import { expect, test } from 'vitest';
import { blobId } from './blob-id.ts';
import { memoryTree } from './memory-tree.ts';
import { overlayTree, rememberKeys } from './overlay-tree.ts';

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();
const base = memoryTree({ 'a.ts': 'a', 'c.ts': 'c' }, { ignored: ['dist/'] });

test('files are added in their place and replaced, and all others are those of the tree below', () => {
  const tree = overlayTree(base, new Map([['b.ts', 'new'], ['c.ts', 'other']]));
  expect(tree.paths).toEqual(['a.ts', 'b.ts', 'c.ts']);
  expect(tree.paths.map((path) => text(tree.bytes(path)))).toEqual(['a', 'new', 'other']);
  expect(text(base.bytes('c.ts'))).toBe('c');
  expect(tree.bytes('d.ts')).toBeUndefined();
  expect([tree.ignores('dist/x.js'), tree.ignores('a.ts')]).toEqual([true, false]);
});

test('a replaced file has the key of its new bytes, in the form of the tree below', () => {
  const tree = overlayTree(base, new Map([['c.ts', 'other']]));
  const key = blobId(Buffer.from('other'));
  expect(tree.key('c.ts')).toBe(key);
  expect(tree.keyOf('c.ts', tree.bytes('c.ts')!)).toBe(key);
  expect(tree.keyOf('a.ts', tree.bytes('a.ts')!)).toBe(base.keyOf('a.ts', base.bytes('a.ts')!));
});

test('an overlay of nothing is the tree itself, and one overlay goes on another', () => {
  expect(overlayTree(base, new Map())).toBe(base);
  const twice = overlayTree(overlayTree(base, new Map([['b.ts', '1']])), new Map([['b.ts', '2']]));
  expect([twice.paths, text(twice.bytes('b.ts'))]).toEqual([['a.ts', 'b.ts', 'c.ts'], '2']);
});

test('a key that was told once is known without reading', () => {
  const tree = rememberKeys(base);
  expect(tree.key('a.ts')).toBeUndefined();
  const key = tree.keyOf('a.ts', tree.bytes('a.ts')!);
  expect(tree.key('a.ts')).toBe(key);
});
