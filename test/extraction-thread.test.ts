import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { extractFacts } from '../src/facts/extract-facts.ts';
import { decodeFacts } from '../src/model/fact-table.ts';
import { startThread } from '../src/threads/extraction-thread.ts';
import { decodeText } from '../src/tree/decode-text.ts';
import { openWorkingTree } from '../src/tree/open-working-tree.ts';

/** The worker is started as users have it: built. `npm test` builds before it tests. */
const built = pathToFileURL('dist/extraction-worker.js');

test('the built worker reads its share of the files, and what is told is the same', async () => {
  expect(existsSync(built), 'run `npm run build` first').toBe(true);
  const root = mkdtempSync(join(tmpdir(), 'mandate-thread-'));
  mkdirSync(join(root, 'src'));
  for (let n = 0; n < 640; n++) {
    writeFileSync(join(root, `src/file-${n}.ts`), `import { part } from './file-${n + 1}.js';\nexport const part${n} = part;\n`);
  }
  const tree = await openWorkingTree(root);
  const extract = (there: boolean) => {
    const started = { files: 0 };
    const { facts } = extractFacts({
      tree,
      paths: tree.paths,
      decode: decodeText,
      words: ['part639'],
      wants: () => true,
      ...(there ? { assist: (paths: readonly string[]) => counted(startThread(built, root, paths, ['part639']), started) } : {}),
    });
    return { started, facts: Array.from(facts.table.offsets, (offset) => decodeFacts(facts.table, offset)) };
  };
  const together = extract(true);
  expect(together.started.files).toBeGreaterThan(0);
  expect(together.facts).toEqual(extract(false).facts);
});

/** Lets the worker claim at least one block before this thread goes on, and counts what it hands over. */
function counted(assistant: ReturnType<typeof startThread>, started: { files: number }): ReturnType<typeof startThread> {
  for (const end = Date.now() + 20_000; assistant.work.claimedBy('there').length === 0 && Date.now() < end;) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
  return {
    work: assistant.work,
    collect() {
      const chunk = assistant.collect();
      started.files = (chunk?.rows.length ?? 0) / 3;
      return chunk;
    },
  };
}
