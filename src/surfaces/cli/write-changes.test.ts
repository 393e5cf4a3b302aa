import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeChanges } from './write-changes.ts';

function place(): string {
  const root = mkdtempSync(join(tmpdir(), 'mandate-write-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

test('mode and byte order mark stay, and no draft is left', () => {
  const root = place();
  writeFileSync(join(root, 'a.ts'), '\uFEFFold\r\n');
  chmodSync(join(root, 'a.ts'), 0o751);
  expect(writeChanges(root, [{ file: 'a.ts', before: 'old\r\n', after: 'new\r\n' }])).toEqual({ written: ['a.ts'], skipped: [] });
  expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('\uFEFFnew\r\n');
  expect(statSync(join(root, 'a.ts')).mode & 0o777).toBe(0o751);
  expect(readdirSync(root)).toEqual(['a.ts']);
});

test('what has changed, is gone, or lies behind a link is left and told', () => {
  const [root, elsewhere] = [place(), place()];
  writeFileSync(join(elsewhere, 'a.ts'), 'old');
  writeFileSync(join(root, 'edited.ts'), 'newer');
  symlinkSync(elsewhere, join(root, 'linked'));
  symlinkSync(join(elsewhere, 'a.ts'), join(root, 'link.ts'));
  mkdirSync(join(root, 'directory.ts'));
  const files = ['edited.ts', 'gone.ts', 'linked/a.ts', 'link.ts', 'directory.ts', '../outside.ts'];
  const { written, skipped } = writeChanges(root, files.map((file) => ({ file, before: 'old', after: 'new' })));
  expect(written).toEqual([]);
  expect(skipped.map(({ file }) => file)).toEqual(files);
  expect([readFileSync(join(elsewhere, 'a.ts'), 'utf8'), readFileSync(join(root, 'edited.ts'), 'utf8')]).toEqual(['old', 'newer']);
});
