import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { main } from './main.ts';
import { run } from './run-cli.fixture.ts';

const proposal = {
  changes: [{ file: 'a.ts', before: "import 'x';\n", after: "import 'y';\n" }],
  left: [{ file: 'b.ts', line: 3, reason: 'x is left: why' }],
};

test('--fix writes, tells what it did on stderr, and checks again', async () => {
  const { root, err, opened, code } = await run(['check', '--fix'], { files: { 'a.ts': "import 'x';\n" }, proposal });
  expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe("import 'y';\n");
  expect(err).toBe('fixed a.ts\nb.ts:3 x is left: why\n');
  expect([opened.length, code]).toEqual([2, 0]);
});

test('--fix-dry-run prints a diff and writes nothing', async () => {
  const { root, out, err, opened } = await run(['check', '--fix-dry-run'], { files: { 'a.ts': "import 'x';\n" }, proposal });
  expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe("import 'x';\n");
  expect(out).toBe("--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,1 @@\n-import 'x';\n+import 'y';\n");
  expect(err).toContain('nothing was written');
  expect(opened).toHaveLength(1);
});

test('the two exclude each other', async () => {
  expect((await run(['check', '--fix', '--fix-dry-run'])).code).toBe(2);
});

test('the diff of an example is one that git applies, and what it leads to is what --fix writes', async () => {
  const root = mkdtempSync(join(tmpdir(), 'mandate-fix-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const copy of ['dry', 'wet']) cpSync('examples/storefront', join(root, copy), { recursive: true });
  let diff = '';
  const io = { stdout: { write: (text: string) => (diff += text) }, stderr: { write: () => true }, cwd: root, env: { XDG_CACHE_HOME: join(root, 'caches') }, now: () => 0, today: () => '2026-05-04' };
  expect(await main(['check', 'dry', '--fix-dry-run'], io)).toBe(1);
  execFileSync('git', ['apply', '-'], { cwd: join(root, 'dry'), input: diff });
  await main(['check', 'wet', '--fix'], { ...io, stdout: { write: () => true } });
  expect(execFileSync('diff', ['-r', 'dry', 'wet'], { cwd: root, encoding: 'utf8' })).toBe('');
});
