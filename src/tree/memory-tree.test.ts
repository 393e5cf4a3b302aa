import { describe, expect, it } from 'vitest';
import { memoryTree } from './memory-tree.ts';

describe('memoryTree', () => {
  it('gives its files in order and their bytes', () => {
    const tree = memoryTree({ 'b.ts': 'b', 'a/z.ts': Uint8Array.from([1]), B: '' });
    expect(tree.paths).toEqual(['B', 'a/z.ts', 'b.ts']);
    expect([...(tree.bytes('a/z.ts') ?? [])]).toEqual([1]);
    expect(tree.bytes('b.ts')?.toString()).toBe('b');
    expect(tree.bytes('missing')).toBeUndefined();
  });

  it('names bytes as git does', () => {
    expect(memoryTree({}).keyOf('a', Buffer.from('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });

  it('knows links and what is ignored', () => {
    const tree = memoryTree({ 'pkg/.gitignore': '!dist/keep.js\n' }, { links: { 'a/link': 'b' }, ignored: ['dist/*', '*.log'] });
    expect(tree.links.get('a/link')).toBe('b');
    expect(tree.ignores('x.log')).toBe(true);
    expect(tree.ignores('dist/x.js')).toBe(true);
    expect(tree.ignores('pkg/dist/keep.js')).toBe(false);
    expect(tree.ignores('src/x.ts')).toBe(false);
  });
});
