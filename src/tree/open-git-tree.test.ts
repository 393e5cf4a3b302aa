import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { UserError } from '../model/user-error.ts';
import { printJson } from '../report/json.ts';
import { analyse, prepare } from '../session.ts';
import type { Tree } from '../model/tree.ts';
import { mergeBase, openRepository, resolveCommit } from './git-revision.ts';
import { type GitTree, openGitTree } from './open-git-tree.ts';
import { openWorkingTree } from './open-working-tree.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-revision-')));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(base, 'case-'));
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function git(directory: string, ...args: string[]): string {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.excludesFile=', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', ['-C', directory, ...settings, ...args], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
}

function write(directory: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

function commit(directory: string, files: Readonly<Record<string, string | Uint8Array>> = {}, ...init: string[]): string {
  write(directory, files);
  git(directory, 'init', '-q', '-b', 'main', ...init);
  git(directory, 'add', '-A', '-f');
  git(directory, 'commit', '-qm', 'one', '--allow-empty');
  return git(directory, 'rev-parse', 'HEAD');
}

async function open(directory: string, ref = 'HEAD'): Promise<GitTree> {
  const repository = openRepository(directory);
  return openGitTree(repository, await resolveCommit(repository, ref));
}

const textOf = (tree: Tree, path: string): string | undefined => {
  const bytes = tree.bytes(path);
  return bytes && Buffer.from(bytes).toString();
};

async function reportOf(tree: Tree): Promise<string> {
  await prepare(tree);
  return printJson(analyse(tree, { rules }).report());
}

describe('the tree of a commit', () => {
  it('has its files, whatever the working tree holds, and leaves that as it is', async () => {
    commit(root, { 'src/a.ts': 'a', 'src/b.ts': 'b', 'node_modules/x.js': '', 'ä.ts': 'ä' });
    rmSync(join(root, 'src/b.ts'));
    write(root, { 'src/a.ts': 'changed', 'new.ts': '' });
    const before = git(root, 'status', '--porcelain');
    const tree = await open(root);
    expect(tree.paths).toEqual(['src/a.ts', 'src/b.ts', 'ä.ts']);
    expect(tree.paths.map((path) => textOf(tree, path))).toEqual(['a', 'b', 'ä']);
    expect(tree.key('src/a.ts')).toBe(git(root, 'rev-parse', 'HEAD:src/a.ts'));
    expect(tree.keyOf('src/a.ts', Buffer.from('a'))).toBe(tree.key('src/a.ts'));
    expect([tree.bytes('new.ts'), tree.bytes('../a'), tree.bytes('src'), tree.key('new.ts')]).toEqual([undefined, undefined, undefined, undefined]);
    expect(git(root, 'status', '--porcelain')).toBe(before);
    tree.requireWhole();
  });

  it('starts below the top of the repository, with the ignore files of the whole', async () => {
    commit(root, { '.gitignore': '*.log\n/apps/web/tmp/\n', 'apps/web/a.ts': 'a', 'apps/webx/b.ts': '', 'c.ts': '', 'apps/web/.gitignore': 'own\n' });
    write(root, { '.gitignore': '' });
    const tree = await open(join(root, 'apps/web'));
    expect(tree.paths).toEqual(['.gitignore', 'a.ts']);
    expect(['x.log', 'tmp/y.ts', 'own', 'a.ts'].map((path) => tree.ignores(path))).toEqual([true, true, true, false]);
  });

  it('is empty for a commit without files, and for a root that is not in it', async () => {
    commit(root);
    mkdirSync(join(root, 'later'));
    expect((await open(root)).paths).toEqual([]);
    expect((await open(join(root, 'later'))).paths).toEqual([]);
  });

  it('tells where links lead as the working tree does', async () => {
    write(root, { 'app/shared/a.ts': 'a', 'app/b.ts': '', 'beside/x.ts': '' });
    const links = {
      'app/alias': 'shared', 'app/c.ts': 'alias/a.ts', 'app/gone.ts': 'nowhere', 'app/gone.bin': 'nowhere', 'app/loop.ts': 'loop.ts', 'app/up': '..',
      'app/self': '.', 'app/out.ts': '../beside/x.ts', 'app/round.ts': '../beside/../app/b.ts', 'app/file.ts': 'b.ts/', 'app/absolute.ts': join(root, 'app/b.ts'),
      'app/deep.ts': 'shared/../alias/./a.ts', 'app/through.ts': 'b.ts/../b.ts',
    };
    for (const [link, target] of Object.entries(links)) symlinkSync(target, join(root, link));
    commit(root);
    for (const directory of [root, join(root, 'app')]) {
      const [told, oracle] = [await open(directory), await openWorkingTree(directory)];
      expect([...told.links]).toEqual([...oracle.links]);
      expect(told.problems).toEqual(oracle.problems);
      expect(told.paths).toEqual(oracle.paths);
    }
  });

  it('leaves submodules out', async () => {
    const other = mkdtempSync(join(base, 'other-'));
    commit(other, { 'inside.ts': '' });
    commit(root, { 'a.ts': '' });
    git(root, 'submodule', 'add', '-q', other, 'sub');
    symlinkSync('sub', join(root, 'link'));
    commit(root);
    const tree = await open(root);
    expect(tree.paths).toEqual(['.gitmodules', 'a.ts']);
    expect([...tree.links]).toEqual([['link', 'sub']]);
  });

  it('reads a repository of SHA-256', async () => {
    commit(root, { 'a.ts': 'a' }, '--object-format=sha256');
    const tree = await open(root);
    expect(tree.key('a.ts')).toMatch(/^[0-9a-f]{64}$/);
    expect(tree.keyOf('a.ts', tree.bytes('a.ts')!)).toBe(tree.key('a.ts'));
  });

  it('leaves out a name that is no UTF-8', async () => {
    commit(root, { 'a.ts': '' });
    const blob = git(root, 'rev-parse', 'HEAD:a.ts');
    const listing = Buffer.concat([Buffer.from(`100644 blob ${blob}\tb`), Buffer.of(0xff), Buffer.from(`.ts\u0000100644 blob ${blob}\tc\nd.ts\u0000`)]);
    const tree = execFileSync('git', ['-C', root, 'mktree', '-z'], { input: listing }).toString().trim();
    const id = git(root, 'commit-tree', '-m', 'x', tree);
    expect((await open(root, id)).paths).toEqual(['c\nd.ts']);
  });

  it('reads large files and many of them', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`f${number}.ts`, `${number}`.repeat(1_500_000)]));
    commit(root, { ...many, 'empty.ts': '', 'raw.bin': Uint8Array.of(0, 10, 255, 0, 10) });
    const tree = await open(root);
    tree.expect?.(tree.paths);
    for (const [path, text] of Object.entries(many)) expect(tree.bytes(path)?.length).toBe(text.length);
    expect(tree.bytes('f0.ts')?.length).toBe(1_500_000);
    expect([...tree.bytes('raw.bin')!]).toEqual([0, 10, 255, 0, 10]);
    expect(tree.bytes('empty.ts')?.length).toBe(0);
    tree.requireWhole();
  }, 30_000);

  it('does not let another object stand for a blob', async () => {
    commit(root, { 'a.ts': 'a', 'b.ts': 'b' });
    git(root, 'replace', git(root, 'rev-parse', 'HEAD:a.ts'), git(root, 'rev-parse', 'HEAD:b.ts'));
    expect(textOf(await open(root), 'a.ts')).toBe('a');
  });

  it('fetches nothing: a file that a partial clone left out is an error once it is asked for', async () => {
    commit(root, { 'a.ts': 'a', 'b.ts': 'b' });
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const clone = `${root}-clone`;
    git(base, 'clone', '-q', '--filter=blob:none', '--no-checkout', `file://${root}`, clone);
    const tree = await open(clone);
    expect(tree.paths).toEqual(['a.ts', 'b.ts']);
    expect(tree.state?.()).toBeDefined();
    tree.requireWhole();
    expect(tree.bytes('a.ts')).toBeUndefined();
    expect(tree.state?.()).toBeUndefined();
    expect(() => tree.requireWhole()).toThrow(/only a part of the repository.*fetch-depth: 0/);
    expect(readdirSync(join(clone, '.git/objects/pack')).filter((name) => name.endsWith('.pack'))).toHaveLength(1);
  });
});

describe('gives the report of a clean checkout, byte for byte', () => {
  it('of the example', async () => {
    cpSync('examples/storefront', root, { recursive: true });
    commit(root);
    expect(await reportOf(await open(root))).toBe(await reportOf(await openWorkingTree(root)));
    expect(JSON.parse(await reportOf(await open(root)))).toMatchObject({ summary: { services: 6 } });
  }, 30_000);

  it('of any repository', async () => {
    const directory = fc.constantFrom('services/orders', 'services/billing', 'packages/money', 'packages/db', 'tools');
    const module = fc.constantFrom('src/main.ts', 'src/index.ts', 'src/deep/a.ts', 'src/b.js', 'generated/c.ts');
    const specifier = fc.constantFrom('../../billing/src/main.ts', '@x/money', '@x/db/src/deep/a', './deep/a.ts', './gone', '~/b', 'lodash', '../../../packages/link/src/index');
    const source = fc.array(specifier, { maxLength: 3 }).map((names) => `${names.map((name) => `import '${name}';\n`).join('')}export const a = 1;\n`);
    const raw = fc.constantFrom<string | Uint8Array>('import {', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), Uint8Array.of(0x61, 0xff), '');
    const sources = fc.array(fc.tuple(directory, module, fc.oneof({ weight: 4, arbitrary: source }, raw)), { maxLength: 12 })
      .map((list) => list.map(([at, path, text]) => [`${at}/${path}`, text] as const));
    const others = fc.array(fc.constantFrom<readonly [string, string]>(
      ['services/orders/Dockerfile', 'FROM node\n'], ['services/billing/Dockerfile', 'FROM node\n'],
      ['services/orders/package.json', '{ "name": "@x/orders", "dependencies": { "@x/money": "*", "pg": "1" } }'],
      ['services/billing/package.json', '{ "name": "@x/billing" '], ['packages/money/package.json', '{ "name": "@x/money", "main": "src/index.ts" }'],
      ['packages/db/package.json', '{ "name": "@x/db" }'], ['tsconfig.json', '{ "compilerOptions": { "paths": { "~/*": ["services/orders/src/*"] } } }'],
      ['services/orders/tsconfig.json', '{ "extends": "../../tsconfig.json" }'], ['.gitignore', 'generated/\n/services/orders/src/gone*\n'],
      ['packages/db/schema.prisma', 'model A {\n  id Int @id\n}\n'], ['docker-compose.yml', 'services:\n  orders:\n    build: services/orders\n    environment: { DATABASE_URL: postgres://db/x }\n'],
      ['services/billing/main.tf', 'resource "aws_sqs_queue" "a" {\n  name = "x"\n}\n'],
    ), { maxLength: 10 });
    const links = fc.uniqueArray(fc.constantFrom<readonly [string, string]>(['packages/link', 'money'], ['services/orders/src/l.ts', 'main.ts'], ['tools/x.ts', '../nowhere.ts']), { maxLength: 3 });
    await fc.assert(fc.asyncProperty(sources, others, links, async (code, rest, linked) => {
      const directory = mkdtempSync(join(base, 'run-'));
      write(directory, { 'package.json': '{ "workspaces": ["services/*", "packages/*"] }', ...Object.fromEntries([...code, ...rest]) });
      for (const [link, target] of linked) {
        mkdirSync(dirname(join(directory, link)), { recursive: true });
        symlinkSync(target, join(directory, link));
      }
      commit(directory);
      expect(await reportOf(await open(directory))).toBe(await reportOf(await openWorkingTree(directory)));
    }), { numRuns: 30 });
  }, 60_000);
});

describe('refs', () => {
  const failure = async (action: Promise<unknown>): Promise<string> => {
    const error: unknown = await action.then(() => undefined, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  };

  it('are commits, by whatever name', async () => {
    const first = commit(root, { 'a.ts': 'a' });
    git(root, 'tag', '-a', '-m', 't', 'v1');
    const repository = openRepository(root);
    for (const ref of ['HEAD', 'main', 'v1', first.slice(0, 10), 'HEAD~0']) expect(await resolveCommit(repository, ref)).toBe(first);
  });

  it('that are not there are told with the nearest that is', async () => {
    const first = commit(root, { 'a.ts': 'a' });
    git(root, 'update-ref', 'refs/remotes/origin/release', first);
    const repository = openRepository(root);
    expect(await failure(resolveCommit(repository, 'mian'))).toContain('did you mean "main"?');
    expect(await failure(resolveCommit(repository, 'release'))).toContain('did you mean "origin/release"?');
    for (const ref of ['--upload-pack=touch x', '-h', '', ' ', 'a\u0000b', 'HEAD:a.ts', 'x'.repeat(5000), '0'.repeat(40)]) {
      expect(await failure(resolveCommit(repository, ref))).toContain('There is no commit');
    }
    expect(await failure(Promise.resolve().then(() => openRepository(join(base, 'nowhere'))))).toContain('no git repository');
  });

  it('part at a merge base, which a shallow clone may not have', async () => {
    const first = commit(root, { 'a.ts': 'a' });
    git(root, 'checkout', '-qb', 'side');
    commit(root, { 'b.ts': 'b' });
    git(root, 'checkout', '-q', 'main');
    const main = commit(root, { 'c.ts': 'c' });
    expect(await mergeBase(openRepository(root), 'side')).toBe(first);
    const clone = `${root}-shallow`;
    git(base, 'clone', '-q', '--depth=1', '--no-single-branch', `file://${root}`, clone);
    expect(await mergeBase(openRepository(clone), 'HEAD')).toBe(main);
    expect(await failure(mergeBase(openRepository(clone), 'origin/side'))).toMatch(/shallow.*fetch-depth: 0/);
    expect(await failure(mergeBase(openRepository(clone), 'HEAD~1'))).toMatch(/no commit "HEAD~1".*shallow.*fetch-depth: 0/);
    git(root, 'checkout', '-q', '--orphan', 'alone');
    commit(root, { 'd.ts': 'd' });
    expect(await failure(mergeBase(openRepository(root), 'main'))).toContain('no commit in common');
  });

  it('of a repository without a commit', async () => {
    git(root, 'init', '-q');
    expect(await failure(mergeBase(openRepository(root), 'HEAD'))).toContain('There is no commit "HEAD"');
  });
});
