import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { findInstall, installAt, liesIn } from './find-install.ts';
import { nodeDisk } from './node-disk.ts';

const cli = 'node_modules/mandate/dist/cli.js';
let home = '';

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-install-')));
  const made = home;
  onTestFinished(() => rmSync(made, { recursive: true }));
});

function make(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), '');
  }
}

test('the install of the folder itself comes before one above it', () => {
  make('shop/.git/HEAD', `shop/${cli}`, `shop/services/orders/${cli}`);
  expect(findInstall(join(home, 'shop/services/orders'), nodeDisk)).toBe(join(home, `shop/services/orders/${cli}`));
});

test('an install is found above the folder, up to the root of the git repository', () => {
  make('shop/.git/HEAD', `shop/${cli}`, 'shop/services/orders/package.json');
  expect(findInstall(join(home, 'shop/services/orders'), nodeDisk)).toBe(join(home, `shop/${cli}`));
});

test('what lies above the git repository was installed for something else', () => {
  make(cli, 'shop/.git/HEAD', 'shop/package.json');
  expect(findInstall(join(home, 'shop'), nodeDisk)).toBeUndefined();
});

test('the .git of a worktree or a submodule is a file', () => {
  make(cli, 'shop/.git', 'shop/services/orders/package.json');
  expect(findInstall(join(home, 'shop/services/orders'), nodeDisk)).toBeUndefined();
});

test('without a git repository the folder alone counts', () => {
  make(cli, 'shop/package.json');
  expect(findInstall(join(home, 'shop'), nodeDisk)).toBeUndefined();
  expect(findInstall(home, nodeDisk)).toBe(join(home, cli));
});

test('a package without a command line is no install, nor is a directory of that name', () => {
  make('shop/.git/HEAD', 'shop/node_modules/mandate/package.json', `shop/services/orders/${cli}/index.js`);
  expect(findInstall(join(home, 'shop/services/orders'), nodeDisk)).toBeUndefined();
});

test('an install may be linked, as pnpm does', () => {
  const store = 'shop/node_modules/.pnpm/mandate@1.0.0/node_modules/mandate';
  make('shop/.git/HEAD', `${store}/dist/cli.js`);
  symlinkSync(join(home, store), join(home, 'shop/node_modules/mandate'), 'junction');
  expect(findInstall(join(home, 'shop'), nodeDisk)).toBe(join(home, `shop/${cli}`));
});

test('a path leads to a command line, to the package it is in, or to a directory that has the package installed', () => {
  make(`tools/${cli}`);
  for (const path of [`tools/${cli}`, 'tools/node_modules/mandate', 'tools']) {
    expect(installAt(join(home, path), home, nodeDisk)).toBe(join(home, `tools/${cli}`));
  }
});

test('a relative path counts from the folder', () => {
  make(`tools/${cli}`, 'shop/package.json');
  expect(installAt('../tools', join(home, 'shop'), nodeDisk)).toBe(join(home, `tools/${cli}`));
  expect(installAt('tools', join(home, 'shop'), nodeDisk)).toBeUndefined();
});

test('a file lies in a directory by its name, or by what its name leads to', () => {
  make(`shop/${cli}`, 'shopping/cli.js', '..data/cli.js');
  symlinkSync(join(home, 'shop'), join(home, 'linked'), 'junction');
  expect(liesIn(join(home, 'shop'), join(home, `shop/${cli}`), nodeDisk)).toBe(true);
  expect(liesIn(join(home, 'shop'), join(home, `linked/${cli}`), nodeDisk)).toBe(true);
  expect(liesIn(join(home, 'linked'), join(home, `shop/${cli}`), nodeDisk)).toBe(true);
  expect(liesIn(join(home, 'shop'), join(home, 'shopping/cli.js'), nodeDisk)).toBe(false);
  expect(liesIn(home, join(home, '..data/cli.js'), nodeDisk)).toBe(true);
});
