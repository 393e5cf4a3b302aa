import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Disk } from './find-install.ts';
import { type Situation, planServers } from './plan-servers.ts';

const shop = resolve('/code/shop');
const bank = resolve('/code/bank');
const tools = resolve('/tools/node_modules/mandate');
const cliOf = (folder: string): string => resolve(folder, 'node_modules/mandate/dist/cli.js');
const cliOfTools = resolve(tools, 'dist/cli.js');

/** A disk of these files, and of links from one path to another. */
function diskOf(files: readonly string[], links: Readonly<Record<string, string>> = {}): Disk {
  const all = new Set(files.map((file) => resolve(file)));
  return { isFile: (path) => all.has(path), exists: (path) => all.has(path), realPath: (path) => links[path] ?? path };
}

type Told = Partial<Omit<Situation, 'path'>> & Partial<Situation['path']>;

function plan(situation: Told, disk: Disk): { readonly servers: object; readonly without: object } {
  const { user = '', workspace = '', folders = [shop], trusted = true } = situation;
  const { servers, without } = planServers({ folders, trusted, path: { user, workspace } }, disk);
  return { servers: Object.fromEntries(servers), without };
}

test('a folder is checked by its own install', () => {
  expect(plan({}, diskOf([cliOf(shop)]))).toEqual({ servers: { [cliOf(shop)]: [shop] }, without: [] });
});

test('folders of one install share a server, and others have their own', () => {
  const [orders, billing] = [resolve(shop, 'services/orders'), resolve(shop, 'services/billing')];
  const disk = diskOf([resolve(shop, '.git'), cliOf(shop), cliOf(bank)]);
  expect(plan({ folders: [orders, bank, billing] }, disk))
    .toEqual({ servers: { [cliOf(shop)]: [orders, billing], [cliOf(bank)]: [bank] }, without: [] });
});

test('a folder without an install is told, and the others are checked', () => {
  expect(plan({ folders: [shop, bank] }, diskOf([cliOf(bank)])))
    .toEqual({ servers: { [cliOf(bank)]: [bank] }, without: [{ folder: shop, reason: 'not-installed' }] });
});

test('the setting counts before the install, and the one of the workspace before the user\'s', () => {
  const disk = diskOf([cliOf(shop), cliOf(bank), cliOfTools]);
  expect(plan({ user: tools }, disk).servers).toEqual({ [cliOfTools]: [shop] });
  expect(plan({ user: tools, workspace: bank }, disk).servers).toEqual({ [cliOf(bank)]: [shop] });
});

test('a setting that leads nowhere is told, and not made up for', () => {
  expect(plan({ user: tools }, diskOf([cliOf(shop)]))).toEqual({ servers: {}, without: [{ folder: shop, reason: 'wrong-path' }] });
});

test('nothing of a workspace that is not trusted is started', () => {
  const refused = { servers: {}, without: [{ folder: shop, reason: 'not-trusted' }] };
  const disk = diskOf([cliOf(shop), cliOfTools]);
  expect(plan({ trusted: false }, disk)).toEqual(refused);
  expect(plan({ trusted: false, workspace: tools }, disk)).toEqual(refused);
  expect(plan({ trusted: false, user: 'node_modules/mandate' }, disk)).toEqual(refused);
  expect(plan({ trusted: false, user: shop }, disk)).toEqual(refused);
});

test('without trust, a mandate outside of the workspace that the user names is started', () => {
  const disk = diskOf([cliOf(shop), cliOfTools]);
  expect(plan({ trusted: false, user: tools }, disk)).toEqual({ servers: { [cliOfTools]: [shop] }, without: [] });
  expect(plan({ trusted: false, user: tools, workspace: shop }, disk)).toEqual({ servers: { [cliOfTools]: [shop] }, without: [] });
});

test('without trust, a path outside that leads into any folder of the workspace is none', () => {
  const disk = diskOf([cliOfTools, cliOf(bank)], { [cliOfTools]: cliOf(bank) });
  expect(plan({ trusted: false, user: tools, folders: [shop, bank] }, disk)).toEqual({
    servers: {}, without: [{ folder: shop, reason: 'not-trusted' }, { folder: bank, reason: 'not-trusted' }],
  });
});

test('without trust, a path of the user that leads nowhere is told', () => {
  expect(plan({ trusted: false, user: tools }, diskOf([]))).toEqual({ servers: {}, without: [{ folder: shop, reason: 'wrong-path' }] });
});

test('without a folder nothing is started and nothing is missing', () => {
  expect(plan({ folders: [], user: tools }, diskOf([cliOfTools]))).toEqual({ servers: {}, without: [] });
});
