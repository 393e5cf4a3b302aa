import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finding, report, run } from './run-cli.fixture.ts';

test.each([
  ['the nearest config', { 'apps/a/mandate.config.json': '{}', 'package.json': '{"workspaces":["apps/*"]}', '.git/HEAD': '' }, 'apps/a'],
  ['the workspace above', { 'package.json': '{"workspaces":["apps/*"]}', 'apps/a/nest-cli.json': '{"sourceRoot":"src"}', '.git/HEAD': '' }, ''],
  ['the pnpm workspace above', { 'mono/pnpm-workspace.yaml': '', '.git/HEAD': '' }, 'mono'],
  ['the nest monorepo above', { 'apps/nest-cli.json': '{"monorepo":true,"projects":{}}', '.git/HEAD': '' }, 'apps'],
  ['the git root', { '.git': 'gitdir: elsewhere' }, ''],
  ['the working directory, inside another repository', { 'package.json': '{"workspaces":[]}', 'apps/a/src/.git/HEAD': '' }, 'apps/a/src'],
])('the root is %s', async (_, files, expected) => {
  const cwd = expected.startsWith('mono') ? 'mono/apps/a' : 'apps/a/src';
  const { opened, root } = await run([], { files: { ...files, [`${cwd}/x.ts`]: '' }, cwd });
  expect(opened[0]?.root).toBe(join(root, expected));
});

test('a directory that is named is the root', async () => {
  const { opened, root } = await run(['check', 'apps/a'], { files: { 'apps/a/x.ts': '', 'package.json': '{"workspaces":[]}' } });
  expect(opened[0]?.root).toBe(join(root, 'apps/a'));
});

test('facts are kept in the user\'s cache, where one says, or nowhere; never in the repository by themselves', async () => {
  const fresh = await run([], { env: { XDG_CACHE_HOME: '/var/caches' }, files: { 'node_modules/x/package.json': '{}' } });
  expect(fresh.opened[0]?.settings.cacheDirectory).toMatch(/^\/var\/caches\/mandate\/[0-9a-f]{16}$/);
  const told = await run(['--cache-location', 'here']);
  expect(told.opened[0]?.settings.cacheDirectory).toBe(join(told.root, 'here'));
  expect((await run(['--no-cache'])).opened[0]?.settings.cacheDirectory).toBe(false);
});

test('colours are for terminals, and for whoever asks', async () => {
  const broken = { report: report([finding('error')]) };
  const painted = async (args: readonly string[], more: object): Promise<boolean> => (await run(args, { ...broken, ...more })).out.includes('\u001b[');
  expect(await painted([], {})).toBe(false);
  expect(await painted([], { tty: true })).toBe(true);
  expect(await painted([], { tty: true, env: { TERM: 'dumb' } })).toBe(false);
  expect(await painted([], { tty: true, env: { NO_COLOR: '1' } })).toBe(false);
  expect(await painted(['--no-color'], { tty: true })).toBe(false);
  expect(await painted([], { env: { FORCE_COLOR: '1' } })).toBe(true);
});

test('progress is shown to a person alone, and taken away again', async () => {
  const slow = { progress: [['Reading files', 100, 200], ['Reading files', 200, 200]] as const, clock: 400 };
  expect((await run([], { ...slow, tty: true })).err).toBe('\r\u001b[KReading files 100/200\r\u001b[KReading files 200/200\r\u001b[K');
  expect((await run([], { ...slow, tty: true, env: { CI: 'true' } })).err).toBe('');
  expect((await run([], slow)).err).toBe('');
});
