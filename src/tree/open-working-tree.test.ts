import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../model/user-error.ts';
import { openWorkingTree } from './open-working-tree.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-tree-')));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(base, 'case-'));
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function git(directory: string, ...args: string[]): string {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.excludesFile=', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', ['-C', directory, ...settings, ...args], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

function write(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** A repository whose files were last changed well before its index was written, as any but the youngest is. */
function commit(directory: string, files: Readonly<Record<string, string>>, ...init: string[]): void {
  write(directory, files);
  git(directory, 'init', '-q', ...init);
  age(directory, Object.keys(files));
  git(directory, 'add', '-A', '-f');
  git(directory, 'commit', '-qm', 'first');
}

function age(directory: string, paths: readonly string[]): void {
  for (const path of paths) utimesSync(join(directory, path), 1_700_000_000.25, 1_700_000_000.25);
}

describe('without git', () => {
  it('walks, and respects .gitignore files at every level', async () => {
    write(root, {
      '.gitignore': '*.log\nout/\n', 'a.ts': '', 'x.log': '', 'out/a.js': '', 'pkg/.gitignore': '!x.log\n/own\n', 'pkg/x.log': '',
      'pkg/own': '', 'node_modules/a/index.js': '', 'pkg/node_modules/b.js': '', 'other/.git/HEAD': '', 'other/b.ts': '',
    });
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(['.gitignore', 'a.ts', 'other/b.ts', 'pkg/.gitignore', 'pkg/x.log']);
    expect(tree.ignores('out/gone.js')).toBe(true);
    expect(tree.ignores('pkg/src/gone.ts')).toBe(false);
    expect(tree.key('a.ts')).toBeUndefined();
  });

  it('is an empty tree for an empty directory', async () => {
    expect((await openWorkingTree(root)).paths).toEqual([]);
  });

  it('refuses what is no directory', async () => {
    write(root, { file: '' });
    await expect(openWorkingTree(join(root, 'file'))).rejects.toThrow(UserError);
    await expect(openWorkingTree(join(root, 'missing'))).rejects.toThrow(UserError);
  });
});

describe('in a git repository', () => {
  it('lists tracked files that are there and untracked ones that are not ignored', async () => {
    commit(root, { '.gitignore': 'dist/\n', 'src/a.ts': 'a', 'src/b.ts': 'b', 'dist/kept.js': '', 'node_modules/x.js': '' });
    rmSync(join(root, 'src/b.ts'));
    write(root, { 'src/new.ts': '', 'dist/built.js': '', 'ä.ts': '', 'node_modules/y.js': '' });
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(['.gitignore', 'dist/kept.js', 'src/a.ts', 'src/new.ts', 'ä.ts']);
    expect(tree.problems).toEqual([]);
    expect(tree.ignores('dist/x.js')).toBe(true);
  });

  it('gives the blob id of a file that did not change, and of no other', async () => {
    commit(root, { 'a.ts': 'one', 'b.ts': 'two', 'c.ts': 'three' });
    write(root, { 'b.ts': 'TWO', 'new.ts': 'new' });
    const tree = await openWorkingTree(root);
    expect(tree.key('a.ts')).toBe(git(root, 'rev-parse', 'HEAD:a.ts').trim());
    expect(tree.keyOf('a.ts', tree.bytes('a.ts') ?? Buffer.of())).toBe(tree.key('a.ts'));
    expect(tree.key('b.ts')).toBeUndefined();
    expect(tree.key('new.ts')).toBeUndefined();
    expect(tree.key('missing.ts')).toBeUndefined();
  });

  it('sees a change that keeps size and time of modification', async () => {
    commit(root, { 'a.ts': 'one' });
    write(root, { 'a.ts': 'two' });
    age(root, ['a.ts']);
    expect((await openWorkingTree(root)).key('a.ts')).toBeUndefined();
  });

  it('does not trust an entry that is as young as the index', async () => {
    write(root, { 'a.ts': 'one' });
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    const young = new Date(Date.now() + 1000);
    utimesSync(join(root, 'a.ts'), young, young);
    git(root, 'update-index', '--refresh');
    utimesSync(join(root, '.git/index'), young, young);
    expect((await openWorkingTree(root)).key('a.ts')).toBeUndefined();
  });

  it('looks again when a key is asked for once more', async () => {
    commit(root, { 'a.ts': 'one' });
    const tree = await openWorkingTree(root);
    expect(tree.key('a.ts')).toBeDefined();
    write(root, { 'a.ts': 'two!' });
    expect(tree.key('a.ts')).toBeUndefined();
  });

  it('gives no key to files that a filter stands between', async () => {
    commit(root, { '.gitattributes': '*.big filter=lfs diff=lfs\n*.ts text=auto\n', 'a.big': 'x', 'a.ts': 'y' });
    const tree = await openWorkingTree(root);
    expect(tree.key('a.big')).toBeUndefined();
    expect(tree.key('a.ts')).toBeDefined();
  });

  it('takes a directory below the top as root, with the rules of the whole', async () => {
    commit(root, { '.gitignore': '*.log\n/apps/web/tmp/\n', 'apps/web/a.ts': 'a', 'apps/webx/b.ts': 'b', 'c.ts': 'c' });
    write(root, { 'apps/web/x.log': '', 'apps/web/tmp/y.ts': '', 'apps/web/new.ts': '' });
    const tree = await openWorkingTree(join(root, 'apps/web'));
    expect(tree.paths).toEqual(['a.ts', 'new.ts']);
    expect(tree.key('a.ts')).toBe(git(root, 'rev-parse', 'HEAD:apps/web/a.ts').trim());
    expect(tree.ignores('tmp/gone.ts')).toBe(true);
  });

  it('lists a root that its repository ignores', async () => {
    commit(root, { '.gitignore': 'scratch/\n', 'a.ts': '' });
    write(root, { 'scratch/b.ts': '', 'scratch/.gitignore': 'c.ts\n', 'scratch/c.ts': '' });
    expect((await openWorkingTree(join(root, 'scratch'))).paths).toEqual(['.gitignore', 'b.ts']);
  });

  it('leaves submodules and nested repositories out', async () => {
    const other = join(base, `other-${root.slice(-6)}`);
    mkdirSync(other);
    commit(other, { 'inside.ts': '' });
    commit(root, { 'a.ts': '' });
    git(root, 'submodule', 'add', '-q', other, 'sub');
    mkdirSync(join(root, 'nested'));
    commit(join(root, 'nested'), { 'b.ts': '' });
    expect((await openWorkingTree(root)).paths).toEqual(['.gitmodules', 'a.ts']);
    expect((await openWorkingTree(join(root, 'sub'))).paths).toEqual(['inside.ts']);
  });

  it('reads a linked working tree', async () => {
    const linked = join(base, `linked-${root.slice(-6)}`);
    commit(root, { 'a.ts': 'a' });
    git(root, 'worktree', 'add', '-q', linked);
    write(linked, { 'b.ts': '' });
    expect((await openWorkingTree(linked)).paths).toEqual(['a.ts', 'b.ts']);
  });

  it('names a file in conflict once', async () => {
    commit(root, { 'a.ts': 'a', 'b.ts': 'b' });
    git(root, 'checkout', '-qb', 'side');
    write(root, { 'a.ts': 'side' });
    git(root, 'commit', '-qam', 'side');
    git(root, 'checkout', '-q', '-');
    write(root, { 'a.ts': 'main' });
    git(root, 'commit', '-qam', 'main');
    expect(() => git(root, 'merge', 'side')).toThrow();
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(['a.ts', 'b.ts']);
    expect(tree.key('a.ts')).toBeUndefined();
  });

  it('falls back to a walk when the repository is damaged', async () => {
    commit(root, { '.gitignore': 'x.ts\n', 'a.ts': 'a' });
    write(root, { 'x.ts': '', '.git/index': 'DIRC nonsense', '.git/config': '[core\n' });
    expect((await openWorkingTree(root)).paths).toEqual(['.gitignore', 'a.ts']);
  });

  it('runs no program that the repository names', async () => {
    commit(root, { 'a.ts': 'a' });
    const proof = join(root, '.git/proof');
    write(root, { '.git/evil.sh': `#!/bin/sh\ntouch ${proof}\n` });
    execFileSync('chmod', ['+x', join(root, '.git/evil.sh')]);
    git(root, 'config', 'core.fsmonitor', join(root, '.git/evil.sh'));
    git(root, 'config', 'core.pager', join(root, '.git/evil.sh'));
    git(root, 'config', 'filter.x.clean', join(root, '.git/evil.sh'));
    write(root, { '.gitattributes': '* filter=x\n', 'a.ts': 'b' });
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(['.gitattributes', 'a.ts']);
    expect(() => execFileSync('ls', [proof], { stdio: 'ignore' })).toThrow();
  });
});

describe('forms of the index', () => {
  const files = { 'a/b.ts': 'b', 'a/bc.ts': 'c', 'ä/ö.ts': 'u', 'z.ts': 'z', [`${'long/'.repeat(60)}x.ts`]: 'long' };
  const expected = [...Object.keys(files)].sort();

  it.each(['2', '3', '4'])('reads version %s', async (version) => {
    commit(root, files);
    git(root, 'update-index', '--index-version', version);
    if (version === '3') {
      write(root, { 'later.ts': 'l' });
      git(root, 'add', '-N', 'later.ts');
    }
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(version === '3' ? [...expected, 'later.ts'].sort() : expected);
    for (const path of expected) expect(tree.key(path)).toBe(git(root, 'rev-parse', `HEAD:${path}`).trim());
    expect(tree.key('later.ts')).toBeUndefined();
  });

  it('reads a repository of SHA-256', async () => {
    commit(root, files, '--object-format=sha256');
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(expected);
    expect(tree.key('z.ts')).toBe(git(root, 'rev-parse', 'HEAD:z.ts').trim());
    expect(tree.keyOf('z.ts', tree.bytes('z.ts') ?? Buffer.of())).toBe(tree.key('z.ts'));
  });

  it('asks git where the index is split', async () => {
    commit(root, files);
    git(root, 'update-index', '--split-index');
    write(root, { 'new.ts': 'n' });
    git(root, 'add', 'new.ts');
    rmSync(join(root, 'z.ts'));
    expect((await openWorkingTree(root)).paths).toEqual([...expected.filter((path) => path !== 'z.ts'), 'new.ts'].sort());
  });

  it('leaves out what a sparse checkout leaves out', async () => {
    commit(root, { 'a/x.ts': '', 'b/y.ts': '', 'c.ts': '' });
    git(root, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'a');
    expect((await openWorkingTree(root)).paths).toEqual(['a/x.ts', 'c.ts']);
  });
});

describe('symbolic links', () => {
  it('tells those that lead to something inside, by what they lead to', async () => {
    commit(root, { 'shared/a.ts': 'a', 'b.ts': 'b' });
    symlinkSync('shared', join(root, 'alias'));
    symlinkSync('alias/a.ts', join(root, 'c.ts'));
    symlinkSync('/etc/hostname', join(root, 'out.ts'));
    git(root, 'add', 'alias');
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(['b.ts', 'shared/a.ts']);
    expect([...tree.links]).toEqual([['alias', 'shared'], ['c.ts', 'shared/a.ts']]);
    expect(tree.problems).toEqual([]);
  });

  it.each([true, false])('reports dangling links and loops that are named like source (git: %s)', async (inGit) => {
    if (inGit) commit(root, { 'b.ts': 'b' });
    else write(root, { 'b.ts': 'b' });
    symlinkSync('nowhere', join(root, 'gone.ts'));
    symlinkSync('nowhere', join(root, 'gone.bin'));
    symlinkSync('loop.ts', join(root, 'loop.ts'));
    mkdirSync(join(root, 'deep'));
    symlinkSync('..', join(root, 'deep/up'));
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(['b.ts']);
    expect(tree.links.size).toBe(0);
    expect(tree.problems.map(({ code, sites }) => [code, sites[0]?.file])).toEqual([
      ['unreadable-file', 'gone.ts'],
      ['unreadable-file', 'loop.ts'],
    ]);
  });

  it('leads no read out of the root', async () => {
    const outside = join(base, `outside-${root.slice(-6)}`);
    write(outside, { 'secret.ts': 'secret' });
    commit(root, { 'dir/secret.ts': 'mine', 'file.ts': 'mine' });
    renameSync(join(root, 'dir'), join(base, `moved-${root.slice(-6)}`));
    symlinkSync(outside, join(root, 'dir'));
    rmSync(join(root, 'file.ts'));
    symlinkSync(join(outside, 'secret.ts'), join(root, 'file.ts'));
    const tree = await openWorkingTree(root);
    expect(tree.bytes('dir/secret.ts')).toBeUndefined();
    expect(tree.bytes('file.ts')).toBeUndefined();
    expect(tree.bytes(`../${outside.slice(base.length + 1)}/secret.ts`)).toBeUndefined();
    expect(tree.paths).toEqual([]);
  });
});

describe('reading', () => {
  it('gives the bytes of any size, and nothing for what is no file', async () => {
    write(root, { small: 'x', large: 'y'.repeat(3_000_000), 'dir/empty': '' });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const tree = await openWorkingTree(root);
    expect(tree.paths).toEqual(['dir/empty', 'large', 'small']);
    expect(tree.bytes('large')?.length).toBe(3_000_000);
    expect(Buffer.from(tree.bytes('small') ?? []).toString()).toBe('x');
    expect(tree.bytes('dir/empty')?.length).toBe(0);
    expect([tree.bytes('pipe'), tree.bytes('dir'), tree.bytes('gone')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('git ls-files', () => {
  const names = fc.constantFrom('a', 'b.ts', 'c', 'd.log', 'é');
  const path = fc.array(names, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.x`);
  const paths = fc.uniqueArray(path, { maxLength: 8 });
  const ignore = fc.array(fc.constantFrom('*.log.x', 'a/', '/c.x', '!a/b.ts.x', 'c/**', 'é*'), { maxLength: 3 });

  it('lists the same, whatever was added, deleted, changed or ignored', async () => {
    await fc.assert(
      fc.asyncProperty(paths, paths, paths, ignore, fc.constantFrom('2', '4'), async (tracked, untracked, deleted, lines, version) => {
        const directory = mkdtempSync(join(base, 'run-'));
        git(directory, 'init', '-q');
        write(directory, Object.fromEntries(tracked.map((one) => [one, one])));
        git(directory, 'add', '-A', '-f');
        git(directory, 'update-index', '--index-version', version);
        write(directory, Object.fromEntries(untracked.map((one) => [one, `${one} changed`])));
        write(directory, { '.gitignore': lines.join('\n') });
        for (const one of deleted) rmSync(join(directory, one), { force: true });
        const list = (...args: string[]): string[] => git(directory, 'ls-files', '-z', ...args).split('\0').filter((one) => one !== '');
        const gone = new Set(list('--deleted'));
        const expected = list('--cached', '--others', '--exclude-standard').filter((one) => !gone.has(one)).sort();
        const tree = await openWorkingTree(directory);
        expect(tree.paths).toEqual(expected);
        for (const one of tree.paths) {
          const key = tree.key(one);
          if (key !== undefined) expect(tree.keyOf(one, tree.bytes(one) ?? Buffer.of())).toBe(key);
        }
      }),
      { numRuns: 25 },
    );
  });
});
