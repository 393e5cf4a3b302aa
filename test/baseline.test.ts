import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { main } from '../src/surfaces/cli/main.ts';

const file = '.mandate/baseline/orders.jsonl';
const names = Array.from({ length: 60 }, (_, index) => `name${index}`);
const importing = (name: string): string => `import { ${name} } from '../../billing/src/main.ts';\nexport const own = ${name};\n`;

test('adopt, rename, break, mend, shrink: as a team would', async () => {
  const shop = newShop();
  expect(await shop.run('check')).toMatchObject({ code: 1 });
  const first = await shop.run('baseline');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toBe(`  ${file}: 60 added, 0 removed, 0 kept\n\nBaseline: 60 added, 0 removed, 0 kept\nCommit .mandate/baseline, and review its diff as code.\n`);
  expect((await shop.run('check')).out).toContain('no new findings, 60 baselined');
  renameSync(join(shop.root, 'services/orders/src/f7.ts'), join(shop.root, 'services/orders/src/renamed.ts'));
  expect(await shop.run('check')).toMatchObject({ code: 0 });
  shop.write('services/orders/src/more.ts', importing('extra'));
  const broken = await shop.run('check');
  expect(broken.code).toBe(1);
  expect(broken.out).toContain('1 error, 60 baselined');
  expect(broken.out).toContain('services/orders/src/more.ts:1:23');
  const before = shop.read(file);
  const refused = await shop.run('baseline', { CI: 'true' });
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('1 finding is not in the baseline, and CI never adds to it.');
  expect(refused.out).toContain('no-cross-service-import  services/orders/src/more.ts:1:23');
  expect(shop.read(file)).toBe(before);
  shop.write('services/orders/src/f3.ts', '');
  expect((await shop.run('check')).out).toContain('stale-baseline');
  expect(await shop.run('baseline', { CI: 'true' })).toMatchObject({ code: 1, out: expect.stringContaining(`${file}: 0 added, 1 removed, 59 kept`) });
  expect(await shop.run('baseline --no-frozen', { CI: 'true' })).toMatchObject({ code: 0, out: expect.stringContaining('1 added, 0 removed, 59 kept') });
  expect((await shop.run('check')).out).toContain('no new findings, 60 baselined');
});

test.each([['', 0], ['false', 0], ['0', 0], ['true', 1], ['1', 1], ['woodpecker', 1]])('CI=%j ends with %i', async (CI, code) => {
  expect((await newShop(3).run('baseline', { CI })).code).toBe(code);
});

test('--frozen refuses everywhere', async () => {
  const shop = newShop(3);
  const { code, out } = await shop.run('baseline --frozen');
  expect([code, existsSync(join(shop.root, file))]).toEqual([1, false]);
  expect(out).toContain('3 findings are not in the baseline, and a frozen one takes none up. Mend them:');
});

test('nothing is written where the analysis has no verdict', async () => {
  const shop = newShop(3);
  shop.write('package.json', '{ "name": ');
  const { code, out } = await shop.run('baseline');
  expect([code, existsSync(join(shop.root, file))]).toEqual([2, false]);
  expect(out).toContain('invalid-root-manifest');
  expect(out).toContain('Nothing was written');
});

test.each(['.mandate', '.mandate/baseline', file])('nothing is written through %s when it is a link', async (link) => {
  const shop = newShop(3);
  const outside = mkdtempSync(join(tmpdir(), 'mandate-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true }));
  const target = join(outside, 'kept');
  if (link === file) writeFileSync(target, 'mine');
  else mkdirSync(target);
  mkdirSync(dirname(join(shop.root, link)), { recursive: true });
  symlinkSync(target, join(shop.root, link));
  const { code, err } = await shop.run('baseline');
  expect([code, err]).toEqual([2, expect.stringContaining(`${link} is a symbolic link`)]);
  if (link === file) expect(readFileSync(target, 'utf8')).toBe('mine');
  else expect(existsSync(join(target, link === '.mandate' ? 'baseline' : 'orders.jsonl'))).toBe(false);
  expect(lstatSync(join(shop.root, link)).isSymbolicLink()).toBe(true);
});

test('a baseline that git ignores is told to have no effect, when it is written and whenever it is passed over', async () => {
  const shop = newShop(3);
  shop.write('.gitignore', '.mandate/\n');
  const told = `The baseline in .mandate/baseline has no effect: git ignores it, so nobody else has it either. \`git check-ignore -v ${file}\` tells the line that does; take it out, and commit the files.\n`;
  expect(await shop.run('check')).toMatchObject({ code: 1, err: '' });
  expect(await shop.run('baseline')).toMatchObject({ code: 0, err: told });
  expect(await shop.run('check')).toMatchObject({ code: 1, err: told });
  shop.git('add', '-f', file);
  expect(await shop.run('check')).toMatchObject({ code: 0, err: '' });
  shop.git('rm', '-q', '--cached', file);
  shop.write('.gitignore', 'dist/\n');
  expect(await shop.run('check')).toMatchObject({ code: 0, err: '' });
  expect(await shop.run('baseline')).toMatchObject({ code: 0, err: '' });
});

test('one file of it that git ignores is told by its name', async () => {
  const shop = newShop(3);
  await shop.run('baseline');
  shop.write('.mandate/baseline/billing.jsonl', shop.read(file).replace('"home":"orders"', '"home":"billing"'));
  shop.write('.gitignore', 'orders.jsonl\n');
  expect((await shop.run('check')).err).toContain(`${file} of the baseline has no effect: git ignores it`);
});

test.each(['.mandate', '.mandate/baseline', file])('a baseline behind the link %s is told to have no effect', async (link) => {
  const shop = newShop(3);
  await shop.run('baseline');
  renameSync(join(shop.root, link), join(shop.root, 'elsewhere'));
  symlinkSync(join(shop.root, 'elsewhere'), join(shop.root, link));
  const { code, err } = await shop.run('check');
  expect(code).toBe(1);
  expect(err).toBe(`The baseline in .mandate/baseline has no effect: ${link} is a symbolic link, and what lies behind one is not read. Put what it leads to in its place, and commit that.\n`);
});

test('branches that mend and break different things merge without a conflict', async () => {
  const shop = newShop();
  await shop.run('baseline');
  shop.commit('base');
  shop.git('checkout', '-q', '-b', 'other');
  for (const at of [5, 25, 45]) shop.write(`services/orders/src/f${at}.ts`, '');
  shop.write('services/orders/src/new-a.ts', importing('addedA'));
  await shop.run('baseline');
  shop.commit('other');
  shop.git('checkout', '-q', 'main');
  for (const at of [10, 30]) shop.write(`services/orders/src/f${at}.ts`, '');
  shop.write('services/orders/src/new-b.ts', importing('addedB'));
  await shop.run('baseline');
  shop.commit('main');
  shop.git('merge', '-q', '-m', 'merge', 'other');
  expect((await shop.run('check')).out).toContain('no new findings, 57 baselined');
  expect(await shop.run('baseline', { CI: '1' })).toMatchObject({ code: 0, out: expect.stringContaining('57 kept') });
});

test('neighbouring lines merge too: lines that come back are told as stale, and CI takes them out', async () => {
  const shop = await mergedNeighbours();
  expect(await shop.run('check')).toMatchObject({ code: 0, out: expect.stringContaining('stale-baseline') });
  expect(await shop.run('baseline', { CI: '1' })).toMatchObject({ code: 0, out: expect.stringContaining(`${file}: 0 added, 2 removed, 1 kept`) });
  expect((await shop.run('check')).out).toContain('no new findings, 1 baselined ·');
});

test('where git merges by its own ways they conflict: check names the conflict, and a frozen baseline resolves it', async () => {
  const shop = await mergedNeighbours('*.jsonl text eol=lf\n');
  const { code, out } = await shop.run('check');
  expect(code).toBe(2);
  expect(out.replace(/\s+/g, ' ')).toContain('holds a merge conflict that nobody has resolved');
  expect(await shop.run('baseline --frozen')).toMatchObject({ code: 0 });
  expect((await shop.run('check')).out).toContain('no new findings, 1 baselined');
});

/** Two branches that take out lines beside each other, merged; git's attributes as given, else as mandate writes them. */
async function mergedNeighbours(attributes?: string): Promise<Shop> {
  const shop = newShop(3);
  if (attributes !== undefined) shop.write('.mandate/baseline/.gitattributes', attributes);
  await shop.run('baseline');
  if (attributes !== undefined) expect(shop.read('.mandate/baseline/.gitattributes')).toBe(attributes);
  shop.commit('base');
  const [, first, second] = shop.read(file).split('\n').map((line) => /"at":"([^"]+)"/.exec(line)?.[1]);
  shop.git('checkout', '-q', '-b', 'other');
  shop.write(first!, '');
  await shop.run('baseline');
  shop.commit('other');
  shop.git('checkout', '-q', 'main');
  shop.write(second!, '');
  await shop.run('baseline');
  shop.commit('main');
  if (attributes === undefined) shop.git('merge', '-q', '-m', 'merge', 'other');
  else expect(() => shop.git('merge', '-q', '-m', 'merge', 'other')).toThrow();
  return shop;
}

interface Shop {
  readonly root: string;
  write(path: string, text: string): void;
  read(path: string): string;
  git(...args: string[]): void;
  commit(message: string): void;
  run(line: string, env?: Readonly<Record<string, string>>): Promise<{ code: number; out: string; err: string }>;
}

/** A repository of two services, one of which imports the inside of the other so many times. */
function newShop(count = names.length): Shop {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-baseline-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root, stdio: 'pipe' });
  write('package.json', '{ "name": "shop", "private": true, "workspaces": ["services/*"] }');
  for (const name of ['billing', 'orders']) {
    write(`services/${name}/Dockerfile`, 'FROM node:22\nCMD ["node", "src/main.js"]\n');
    write(`services/${name}/package.json`, `{ "name": "@shop/${name}" }`);
  }
  write('services/billing/src/main.ts', [...names, 'extra', 'addedA', 'addedB'].map((name) => `export const ${name} = 1;\n`).join(''));
  names.slice(0, count).forEach((name, index) => write(`services/orders/src/f${index}.ts`, importing(name)));
  git('init', '-q', '-b', 'main');
  return {
    root, write, git,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    commit: (message) => { git('add', '-A'); git('commit', '-q', '-m', message); },
    async run(line, env = {}) {
      let [out, err] = ['', ''];
      const code = await main([...line.split(' '), '--no-cache'], {
        stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, cwd: root, env, now: () => 0, today: () => '2026-05-04',
      });
      return { code, out, err };
    },
  };
}
