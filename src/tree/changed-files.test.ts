import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { changedFiles } from './changed-files.ts';
import { openRepository, resolveCommit } from './git-revision.ts';
import { openGitTree } from './open-git-tree.ts';
import { openWorkingTree } from './open-working-tree.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-changes-')));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(base, 'case-'));
  git('init', '-q', '-b', 'main');
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function git(...args: string[]): string {
  return execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function commit(files: Readonly<Record<string, string>>): void {
  write(files);
  git('add', '-A');
  git('commit', '-qm', 'x', '--allow-empty');
}

async function changes(directory = root): Promise<string[]> {
  const repository = openRepository(directory);
  const before = await openGitTree(repository, await resolveCommit(repository, 'main'));
  return (await changedFiles(directory, before, await openWorkingTree(directory))).map(({ kind, path }) => `${kind} ${path}`);
}

test('tells what is committed, staged, edited, new, renamed or gone, and no ignored file', async () => {
  commit({ '.gitignore': 'out/\n', 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c', 'd.ts': 'd', 'e.ts': 'e', 'same.ts': 's' });
  expect(await changes()).toEqual([]);
  git('checkout', '-qb', 'work');
  commit({ 'a.ts': 'A' });
  write({ 'b.ts': 'B', 'new.ts': '', 'out/x.ts': '' });
  write({ 'c.ts': 'C' });
  git('add', 'c.ts');
  renameSync(join(root, 'd.ts'), join(root, 'moved.ts'));
  rmSync(join(root, 'e.ts'));
  utimesSync(join(root, 'same.ts'), 5, 5);
  expect(await changes()).toEqual(['changed a.ts', 'changed b.ts', 'changed c.ts', 'deleted d.ts', 'deleted e.ts', 'added moved.ts', 'added new.ts']);
});

test('tells links by where they lead', async () => {
  write({ 'a.ts': 'a', 'b.ts': 'b', 'file.ts': 'f' });
  for (const link of ['kept.ts', 'turned.ts', 'gone.ts', 'filed.ts']) symlinkSync('a.ts', join(root, link));
  commit({});
  for (const path of ['turned.ts', 'gone.ts', 'filed.ts', 'file.ts']) rmSync(join(root, path));
  symlinkSync('b.ts', join(root, 'turned.ts'));
  symlinkSync('b.ts', join(root, 'file.ts'));
  write({ 'filed.ts': 'a' });
  expect(await changes()).toEqual(['changed file.ts', 'changed filed.ts', 'deleted gone.ts', 'changed turned.ts']);
});

test('line ends and pointers of Git LFS are no change, other bytes behind them are', async () => {
  const content = (text: string): string => `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash('sha256').update(text).digest('hex')}\nsize ${text.length}\n`;
  commit({ '.gitattributes': '*.big filter=lfs\n', 'same.big': content('one'), 'other.big': content('two'), 'a.ts': 'a\nb\n', 'b.ts': 'a\nb\n' });
  write({ 'same.big': 'one', 'other.big': 'three', 'a.ts': 'a\r\nb\r\n', 'b.ts': 'a\r\nc\r\n' });
  expect(await changes()).toEqual(['changed b.ts', 'changed other.big']);
});

test('what a sparse checkout leaves out is not gone', async () => {
  commit({ 'a/x.ts': '', 'b/y.ts': '', 'c.ts': '', 'a/z.ts': '' });
  git('sparse-checkout', 'set', '--cone', 'a');
  rmSync(join(root, 'a/z.ts'));
  expect(await changes()).toEqual(['deleted a/z.ts']);
});

test('below the top, only what lies there counts', async () => {
  commit({ 'apps/web/a.ts': 'a', 'apps/other/b.ts': 'b' });
  write({ 'apps/web/a.ts': 'A', 'apps/other/b.ts': 'B' });
  expect(await changes(join(root, 'apps/web'))).toEqual(['changed a.ts']);
});

test('is what git itself tells', async () => {
  const name = fc.constantFrom('a.ts', 'b/c.ts', 'b/d.ts', 'é.ts', 'b.ts');
  const files = fc.array(fc.tuple(name, fc.constantFrom('1', '2')), { maxLength: 6 }).map((list) => Object.fromEntries(list));
  await fc.assert(fc.asyncProperty(files, files, fc.array(name, { maxLength: 2 }), fc.boolean(), async (first, second, gone, staged) => {
    root = mkdtempSync(join(base, 'run-'));
    git('init', '-q', '-b', 'main');
    commit(first);
    git('checkout', '-qb', 'work');
    write(second);
    for (const path of gone) rmSync(join(root, path), { force: true });
    const words: Readonly<Record<string, string>> = { A: 'added', M: 'changed', D: 'deleted' };
    const told = await changes();
    git('add', '-A');
    const oracle = git('diff', '--cached', '--name-status', '--no-renames', '-z', 'main').split('\0');
    const expected = oracle.flatMap((letter, at) => (at % 2 === 0 && letter !== '' ? [[oracle[at + 1]!, words[letter]!] as const] : []));
    const inOrder = expected.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, kind]) => `${kind} ${path}`);
    expect(told).toEqual(inOrder);
    if (staged) expect(await changes()).toEqual(inOrder);
  }), { numRuns: 15 });
}, 30_000);
