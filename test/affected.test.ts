import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Impact } from '../src/model/impact.ts';
import type { Report } from '../src/model/report.ts';
import { main } from '../src/surfaces/cli/main.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-affected-')));
let root = '';

const deploy = 'FROM node:22\nCMD ["node", "src/main.js"]\n';
const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  'services/billing/Dockerfile': deploy,
  'services/billing/package.json': '{ "name": "@shop/billing" }',
  'services/billing/src/main.ts': 'export const invoice = 1;\n',
  'services/billing/src/other.ts': 'export const other = 1;\n',
  'services/orders/Dockerfile': deploy,
  'services/orders/package.json': '{ "name": "@shop/orders" }',
  'services/orders/src/main.ts': "import { invoice } from '../../billing/src/main.ts';\nexport const order = invoice;\n",
};

beforeEach(() => {
  root = mkdtempSync(join(base, 'case-'));
  git('init', '-q', '-b', 'main');
  commit(shop);
  git('checkout', '-qb', 'work');
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function git(...args: string[]): string {
  return execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
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
  git('commit', '-qm', 'x');
}

async function mandate(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) }, cwd: root, env: {}, now: () => 0, today: () => '2026-05-04' };
  const code = await main([...args, '--cache-location', join(root, '..', `cache-${root.slice(-6)}`)], io);
  return { code, out, err };
}

async function check(...args: string[]): Promise<Report & { readonly code: number }> {
  const { code, out } = await mandate('check', '-f', 'json', ...args);
  return { ...(JSON.parse(out) as Report), code };
}

test('what was there at the merge base is known and does not count; a new edge does', async () => {
  expect(await check('--affected', 'main')).toMatchObject({
    code: 0, base: { ref: 'main', commit: git('rev-parse', 'main') }, summary: { errors: 0, known: 1 }, findings: [{ status: 'known' }],
  });
  // Lines move, and the edge stays; the branch compared with goes on, and mends it there.
  write({ 'services/orders/src/main.ts': `\n\n${shop['services/orders/src/main.ts']}import '../../billing/src/other.ts';\n` });
  git('stash', '-q');
  git('checkout', '-q', 'main');
  commit({ 'services/orders/src/main.ts': 'export const order = 1;\n' });
  git('checkout', '-q', 'work');
  git('stash', 'pop', '-q');
  const { code, summary, findings } = await check('--affected', 'main');
  expect({ code, summary }).toMatchObject({ code: 1, summary: { errors: 1, known: 1 } });
  expect(findings.map(({ status, to }) => [status, to.file])).toEqual([['known', 'services/billing/src/main.ts'], ['new', 'services/billing/src/other.ts']]);
  const text = await mandate('--affected', 'main');
  expect(text.out).toContain('services/billing/src/other.ts');
  expect(text.out).not.toContain('services/billing/src/main.ts');
  expect(text.out).toContain(`1 error, 1 known before · compared with main at ${git('merge-base', 'main', 'HEAD').slice(0, 10)}`);
}, 30_000);

test('runs with and without a ref, and with another, are not confused by what is kept', async () => {
  write({ 'services/orders/src/late.ts': "import '../../billing/src/other.ts';\n" });
  git('add', '-A');
  git('commit', '-qm', 'late');
  for (let round = 0; round < 2; round++) {
    expect(await check()).toMatchObject({ code: 1, summary: { errors: 2, known: 0 } });
    expect(await check('--affected', 'main')).toMatchObject({ code: 1, summary: { errors: 1, known: 1 } });
    expect(await check('--affected', 'HEAD')).toMatchObject({ code: 0, summary: { errors: 0, known: 2 } });
  }
  expect((await check())).not.toHaveProperty('base');
}, 30_000);

test('the problems of now are told, and those of the base are not', async () => {
  commit({ 'services/billing/src/broken.ts': 'import {' });
  expect((await check('--affected', 'main')).problems).toMatchObject([{ code: 'unparsed-file' }]);
  git('branch', '-f', 'main', 'work');
  rmSync(join(root, 'services/billing/src/broken.ts'));
  expect((await check('--affected', 'main')).problems).toEqual([]);
  expect(await check('--affected', 'main', '--strict')).toMatchObject({ code: 0 });
});

test('the base is judged by the config of today', async () => {
  commit({ 'mandate.config.json': '{ "rules": { "no-cross-service-import": "warn" } }' });
  expect(await check('--affected', 'main')).toMatchObject({ code: 0, summary: { warnings: 0, known: 1 } });
});

test('a base that cannot be told ends with 2 and says how to get it', async () => {
  const clone = `${root}-shallow`;
  commit({ 'services/orders/src/a.ts': '' });
  execFileSync('git', ['clone', '-q', '--depth=1', '--no-single-branch', `file://${root}`, clone], { stdio: 'ignore' });
  root = clone;
  const { code, out, err } = await mandate('check', '--affected', 'origin/main');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('fetch-depth: 0');
  expect(await mandate('impact', 'origin/main')).toMatchObject({ code: 2, out: '' });
  expect((await mandate('check', '--affected', 'origin/mian')).err).toContain('did you mean "origin/main"?');
});

test('impact names services for a matrix, with the working tree as it is', async () => {
  expect(JSON.parse((await mandate('impact', 'main', '-f', 'json')).out)).toMatchObject({ changes: 0, of: 2, services: [], impact: [] });
  expect(await mandate('impact', 'main')).toMatchObject({ code: 0, out: `Nothing has changed since ${git('rev-parse', 'main').slice(0, 10)} (merge base with main).\n` });
  write({ 'README.md': 'x' });
  expect(JSON.parse((await mandate('impact', 'main', '-f', 'json')).out)).toMatchObject({ changes: 1, services: [] });
  write({ 'services/billing/src/main.ts': 'export const invoice = 2;\n' });
  const { code, out } = await mandate('impact', 'main', '-f', 'json');
  expect(code).toBe(0);
  expect((JSON.parse(out) as Impact).services).toEqual(['billing', 'orders']);
  expect((JSON.parse(out) as Impact).impact[1]).toEqual({
    service: 'orders', root: 'services/orders', reason: 'imports',
    via: [{ what: 'services/billing/src/main.ts', says: 'has changed' }, { what: 'services/orders/src/main.ts', line: 1, says: 'imports it' }],
  });
  await expect((await mandate('impact', 'main')).out.replace(/[0-9a-f]{10}/, '<commit>')).toMatchFileSnapshot('__golden__/impact.txt');
});

test('impact of a file that moved is what imported it before and now', async () => {
  renameSync(join(root, 'services/billing/src/main.ts'), join(root, 'services/billing/src/start.ts'));
  write({ 'services/orders/src/main.ts': 'export const order = 1;\n' });
  commit({});
  const { services } = JSON.parse((await mandate('impact', 'main', '-f', 'json')).out) as Impact;
  expect(services).toEqual(['billing', 'orders']);
});

test('impact tells nothing when the repository cannot be analysed', async () => {
  write({ 'package.json': '{' });
  const { code, out, err } = await mandate('impact', 'main', '-f', 'json');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('It cannot be told what the change touches: ');
});

test('nothing is written to the repository', async () => {
  const [index, head] = [readFileSync(join(root, '.git/index')), git('status', '--porcelain', '--branch')];
  await check('--affected', 'main');
  await mandate('impact', 'main');
  expect(readFileSync(join(root, '.git/index'))).toEqual(index);
  expect(git('status', '--porcelain', '--branch')).toBe(head);
});
