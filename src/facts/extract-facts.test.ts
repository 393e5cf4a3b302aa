import { expect, test } from 'vitest';
import { decodeFacts } from '../model/fact-table.ts';
import type { Tree } from '../model/tree.ts';
import { decodeText } from '../tree/decode-text.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { type ExtractInput, type Extraction, extractFacts } from './extract-facts.ts';
import { readShare } from './read-share.ts';
import { type Assistant, sharedWork } from './shared-work.ts';

const files = Object.fromEntries([
  ...Array.from({ length: 200 }, (_, n) => [`src/file-${n}.ts`, `import { part${n % 7} } from './file-${n + 1}.js';\nexport const part = part${n % 7};\n`]),
  ['src/twin-a.ts', "import 'same';\n"],
  ['src/twin-b.ts', "import 'same';\n"],
  ['src/view.tsx', 'export const View = () => <p>import nothing</p>;\n'],
  ['src/broken.ts', "import 'a';\nimport { from 'b';\n"],
  ['src/latin.ts', Uint8Array.of(0x2f, 0x2f, 0xe9, 0x0a)],
  ['Dockerfile', 'FROM node:22\nCMD ["node", "src/file-1.js"]\n'],
]);

function extract(tree: Tree, more: Partial<ExtractInput> = {}): Extraction {
  return extractFacts({ tree, paths: tree.paths, decode: decodeText, words: [], wants: () => true, ...more });
}

/** The facts by path and the problems: what no way of reading may change. */
function told({ facts: { table, deployments, problems } }: Extraction, tree: Tree) {
  const facts = tree.paths.map((path, file) => [path, table.offsets[file]! < 0 ? undefined : decodeFacts(table, table.offsets[file]!)]);
  return { facts, deployments, problems: problems.map(({ code, message }) => `${code} ${message}`).sort() };
}

/** A second thread that is none: it reads its share when it is started. */
function assistant(tree: Tree, blocks: number, outcome: 'done' | 'failed'): (paths: readonly string[]) => Assistant {
  return (paths) => {
    const work = sharedWork(paths.length);
    let left = blocks;
    const share = { ...work, claim: (reader: 'here' | 'there') => (left-- > 0 ? work.claim(reader) : undefined) };
    const chunk = readShare(paths, share, { bytes: tree.bytes, decode: decodeText, keyOf: tree.keyOf, worded: () => false });
    return { work, collect: () => (outcome === 'done' ? chunk : undefined) };
  };
}

test('two threads that share the work tell what one tells, whoever reads how much, even when one fails', () => {
  const tree = memoryTree(files);
  const alone = told(extract(tree), tree);
  expect(alone.problems).toHaveLength(2);
  for (const outcome of ['done', 'failed'] as const) {
    for (const blocks of [0, 1, 3, 100]) {
      expect(told(extract(tree, { assist: assistant(tree, blocks, outcome) }), tree), `${outcome}, ${blocks} blocks`).toEqual(alone);
    }
  }
});

test('what the cache knows is not opened again, but for what was not read well, and the same is told', () => {
  const tree = memoryTree(files);
  const first = extract(tree);
  const keys = new Map(tree.paths.map((path) => [path, tree.keyOf(path, tree.bytes(path)!)]));
  const opened: string[] = [];
  const clean: Tree = {
    ...tree,
    key: (path) => keys.get(path),
    bytes: (path) => {
      opened.push(path);
      return tree.bytes(path);
    },
  };
  const second = extract(clean, { cached: first.cache()! });
  expect(opened).toEqual(['src/latin.ts']);
  expect(told(second, tree)).toEqual(told(first, tree));
});

test('files that are not wanted, and files of no reader, are not opened', () => {
  const tree = memoryTree({ 'a.ts': "import './b.ts';", 'b.ts': '', 'notes.md': 'import x' });
  const { facts } = extract(tree, { wants: (file) => tree.paths[file] !== 'b.ts' });
  expect(facts.table.offsets[tree.paths.indexOf('b.ts')]).toBe(-1);
  expect(facts.table.offsets[tree.paths.indexOf('notes.md')]).toBe(-1);
  expect(facts.table.offsets[tree.paths.indexOf('a.ts')]).toBeGreaterThanOrEqual(0);
});
