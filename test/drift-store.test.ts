import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, expect, test } from 'vitest';
import type { Drift, Revision, Tally } from '../src/model/drift.ts';
import { driftJsonSchema } from '../src/report/drift-schema.ts';
import { main } from '../src/surfaces/cli/main.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-drift-store-')));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const deploy = 'FROM node:22\nCMD ["node", "src/main.js"]\n';
const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  'services/billing/Dockerfile': deploy,
  'services/billing/package.json': '{ "name": "@shop/billing" }',
  'services/billing/src/main.ts': 'export const invoice = 1;\n',
  'services/orders/Dockerfile': deploy,
  'services/orders/package.json': '{ "name": "@shop/orders" }',
  'services/orders/src/main.ts': 'export const order = 1;\n',
};
const reach = (count: number): Readonly<Record<string, string>> => ({
  'services/orders/src/main.ts': `${count > 0 ? "import { invoice } from '../../billing/src/main.ts';\n" : ''}export const order = ${count};\n`,
  'services/billing/src/back.ts': count > 1 ? "import '../../orders/src/main.ts';\n" : 'export {};\n',
});

/** A repository whose commits are days apart, each with so many violations. */
function repository(name: string, violations: readonly number[], firstDay = 0): { readonly root: string; commit(subject: string, files: Readonly<Record<string, string>>): string; git(...args: string[]): string } {
  const root = join(base, name);
  let day = firstDay;
  mkdirSync(root, { recursive: true });
  const git = (...args: string[]): string => {
    const date = new Date(Date.UTC(2026, 0, 5 + day, 12)).toISOString();
    return execFileSync('git', ['-C', root, '-c', 'user.name=Jo Doe', '-c', 'user.email=jo@example.com', ...args], {
      stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    }).toString().trim();
  };
  const commit = (subject: string, files: Readonly<Record<string, string>>): string => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    git('add', '-A');
    git('commit', '-qm', subject, '--allow-empty');
    day++;
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', `https://jo:hunter2secret@example.com/acme/${name}.git`);
  for (const [at, count] of violations.entries()) commit(`step ${at}`, { ...(at === 0 ? shop : {}), ...reach(count) });
  return { root, commit, git };
}

async function mandate(cwd: string, args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(['drift', ...args], {
    stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) },
    cwd, env: {}, now: () => 0, today: () => '2026-05-04', interrupted: async () => new Promise<void>(() => undefined),
  });
  return { code, out, err };
}

async function drift(cwd: string, ...args: string[]): Promise<Drift> {
  const { code, out, err } = await mandate(cwd, ['-f', 'json', '--no-cache', ...args]);
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  const found: unknown = JSON.parse(out);
  expect(isValid(found) ? [] : isValid.errors).toEqual([]);
  return found as Drift;
}

const isValid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(driftJsonSchema());

function shallow(root: string, depth = 1): string {
  const clone = `${root}-shallow-${depth}-${shallowCount++}`;
  execFileSync('git', ['clone', '-q', `--depth=${depth}`, `file://${root}`, clone], { stdio: 'ignore' });
  execFileSync('git', ['-C', clone, 'remote', 'set-url', 'origin', execFileSync('git', ['-C', root, 'remote', 'get-url', 'origin']).toString().trim()]);
  return clone;
}
let shallowCount = 0;

const plain = ({ findings, edges }: Drift): unknown => ({ findings, edges });

test('a run with a history file tells what one without tells, writes it once, and a shallow clone tells it from there', async () => {
  const { root, commit, git } = repository('shop', [0, 0, 1, 1, 0, 0, 0, 2, 2, 1, 1, 1]);
  git('tag', 'v1');
  const file = join(base, 'out/shop.jsonl');
  const without = await mandate(root, ['-f', 'json', '--no-cache']);
  expect(await mandate(root, ['-f', 'json', '--no-cache', '--store', file])).toEqual(without);
  const stored = readFileSync(file, 'utf8');
  expect(stored).not.toMatch(/hunter2secret|Jo Doe|jo@example/);
  const lines = stored.trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly repository?: string; readonly files?: readonly string[]; readonly after?: string });
  expect(new Set(lines.flatMap(({ repository: name, files }) => (files === undefined ? [name] : [])))).toEqual(new Set(['acme/shop']));
  expect(lines.filter(({ files }) => files !== undefined)).toHaveLength(11);
  expect(await mandate(root, ['-f', 'json', '--no-cache', '--store', file])).toEqual(without);
  expect(readFileSync(file, 'utf8')).toBe(stored);
  // The last commit alone is there: all else comes from the file.
  const clone = shallow(root);
  const told = await drift(clone, '--store', file);
  const whole = JSON.parse(without.out) as Drift;
  expect(told).toEqual(whole);
  expect(readFileSync(file, 'utf8')).toBe(stored);
  // One push of one commit after the other.
  const brought = commit('again', { 'services/billing/src/late.ts': "import '../../orders/src/main.ts';\n" });
  const next = await drift(shallow(root), '--store', file);
  const truth = await drift(root);
  expect(plain(next)).toEqual(plain(truth));
  expect(next.findings.filter(({ introduced }) => introduced?.commit === brought)).not.toHaveLength(0);
  // What it changed nobody can tell without the commit before it.
  expect(next.notes).toEqual([expect.stringMatching(/^Hotspots and services that change together leave out commits after \w{10} up to \w{10}: neither the clone nor .*shop\.jsonl tells which/)]);
  expect(next.coChanges).toEqual(whole.coChanges);
  expect((await drift(base, '--merge', file)).notes).toEqual([expect.stringMatching(/^acme\/shop: Hotspots .*: the history file does not tell which/)]);
  // A push of three, of which the clone has one: what came with which of them nobody can tell, and that is said.
  for (const count of [0, 1, 2]) commit(`push ${count}`, reach(count));
  const gap = await drift(shallow(root), '--store', file);
  expect(gap.notes.join(' ')).toMatch(/may have come with a commit before it that neither the clone nor .*shop\.jsonl has/);
  // All of the history mends it.
  expect(plain(await drift(root, '--store', file))).toEqual(plain(await drift(root)));
  expect(await drift(shallow(root), '--store', file)).toEqual(await drift(root));
}, 120_000);

test('where the config changed, revisions are judged anew as far as the clone has them, and the rest is told as it was', async () => {
  const { root, commit } = repository('config', [0, 1, 1]);
  const file = join(base, 'config.jsonl');
  await drift(root, '--every', 'commit', '--store', file);
  commit('as a warning', { 'mandate.config.json': '{ "rules": { "no-cross-service-import": "warn" } }' });
  const counts = ({ revisions }: Drift): unknown => revisions.map(({ findings: { errors, warnings } }) => [errors, warnings]);
  const clone = await drift(shallow(root), '--every', 'commit', '--store', file);
  expect(counts(clone)).toEqual([[0, 0], [1, 0], [1, 0], [0, 1]]);
  expect(clone.notes.join(' ')).toMatch(/3 of 4 revisions were judged by another config or version of mandate than the last one/);
  const anew = await drift(root, '--every', 'commit', '--store', file);
  expect(counts(anew)).toEqual([[0, 0], [0, 1], [0, 1], [0, 1]]);
  expect(anew.notes).toEqual([]);
  expect(counts(await drift(shallow(root), '--every', 'commit', '--store', file))).toEqual(counts(anew));
}, 120_000);

test('a run from a commit that came with a merge stores no way that is none, and says that it cannot tell what came before', async () => {
  const { root, git, commit } = repository('beside', [0, 0]);
  git('checkout', '-qb', 'branch');
  const beside = commit('beside', { 'services/billing/src/beside.ts': 'export {};\n' });
  git('checkout', '-q', 'main');
  commit('before', reach(1));
  git('merge', '-q', '--no-ff', '-m', 'merge', 'branch');
  for (const count of [1, 2]) commit(`after ${count}`, { ...reach(count), 'services/billing/src/main.ts': `export const invoice = ${count};\n` });
  const file = join(base, 'beside.jsonl');
  const told = await drift(root, '--every', 'commit', '--from', beside, '--store', file);
  expect(told.notes).toEqual([expect.stringMatching(/^\w{10} came with a merge, so it is not on the way back along first parents: .* may have come with a commit before that/)]);
  expect((await drift(root, '--every', 'commit', '--from', beside)).notes).toEqual(told.notes);
  const whole = await drift(root, '--every', 'commit');
  expect(await drift(root, '--every', 'commit', '--store', file)).toEqual(whole);
  expect(await drift(shallow(root), '--every', 'commit', '--store', file)).toEqual(whole);
}, 120_000);

test('two runs at once, and a merge of two branches by git, leave a file that tells all', async () => {
  const { root, git, commit } = repository('branches', [0, 1, 1, 0, 2]);
  const file = join(base, 'at-once.jsonl');
  const run = async (): Promise<unknown> => once(spawn(process.execPath, [join(import.meta.dirname, '../dist/cli.js'), 'drift', root, '--no-cache', '--store', file, '-f', 'json'], { stdio: 'ignore' }), 'close');
  if (existsSync(join(import.meta.dirname, '../dist/cli.js'))) expect(await Promise.all([run(), run()])).toEqual([[0, null], [0, null]]);
  expect((await drift(root, '--store', file)).notes).toEqual([]);
  writeFileSync(join(root, '.gitattributes'), 'history.jsonl merge=union\n');
  writeFileSync(join(root, '.gitignore'), '');
  commit('attributes', {});
  const store = join(root, 'history.jsonl');
  await drift(root, '--store', store);
  commit('history', {});
  git('checkout', '-qb', 'other');
  commit('other', reach(0));
  await drift(root, '--store', store);
  commit('history of other', {});
  git('checkout', '-q', 'main');
  commit('mine', { 'services/orders/src/new.ts': 'export {};\n' });
  await drift(root, '--store', store);
  commit('history of mine', {});
  git('merge', '-q', '-m', 'merge', 'other');
  expect(readFileSync(store, 'utf8')).not.toContain('<<<<');
  const told = await drift(shallow(root, 3), '--store', 'history.jsonl');
  expect(told).toEqual(await drift(root));
}, 120_000);

test('history files of several repositories are one report, in which each date has the sum of all', async () => {
  const [one, two] = [repository('one', [0, 1, 1, 2, 0, 1, 1, 1, 2, 2, 2, 1]), repository('two', [1, 1, 0, 0, 2, 2, 0, 0, 1, 1], 9)];
  two.git('tag', 'v2');
  const files = ['one.jsonl', 'two.jsonl'].map((name) => join(base, name));
  const single = [await drift(one.root, '--store', files[0]!), await drift(two.root, '--store', files[1]!)];
  const merged = await drift(base, '--merge', 'one.jsonl', 'two.jsonl');
  expect(merged.repositories).toMatchObject([{ name: 'acme/one', commits: 12 }, { name: 'acme/two', commits: 10 }]);
  const names = ['acme/one', 'acme/two'];
  const week = ({ date }: Revision): number => Math.floor((Date.parse(date) / 86_400_000 + 3) / 7);
  expect([...new Set(merged.revisions.map(week))]).toEqual([...new Set(single.flatMap(({ revisions }) => revisions.map(week)))].sort());
  for (const [at, row] of merged.revisions.entries()) {
    const now = single.map(({ revisions }) => revisions.filter(({ date }) => date <= row.date).at(-1));
    const here = single.flatMap(({ revisions }) => revisions.filter(({ date }) => date <= row.date && date > (merged.revisions[at - 1]?.date ?? '')));
    const sum = (of: readonly (Revision | undefined)[], valueOf: (revision: Revision) => number): number => of.reduce((total, revision) => total + (revision === undefined ? 0 : valueOf(revision)), 0);
    expect(row.findings.errors).toBe(sum(now, ({ findings }) => findings.errors));
    expect(row.services).toBe(sum(now, ({ services }) => services));
    expect(row.files).toBe(sum(now, ({ files: count }) => count));
    for (const kind of ['code', 'types', 'data', 'queue', 'config', 'call'] as const) expect(row.edges[kind]).toBe(sum(now, ({ edges }) => edges[kind]));
    for (const key of ['new', 'fixed', 'newEdges', 'goneEdges'] as const) expect(row.changes[key]).toBe(sum(here, ({ changes }) => changes[key]));
    const byService = now.flatMap((revision, at): Tally[] => (revision?.byService ?? []).map(({ name, count }) => ({ name: `${names[at]!}/${name}`, count })));
    expect(row.byService).toEqual(byService.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
    expect(row.metrics['module-edges']).toBe(sum(now, ({ metrics }) => metrics['module-edges'] ?? 0));
    expect(row.metrics['module-ccd']).toBe(sum(now, ({ metrics }) => metrics['module-ccd'] ?? 0));
  }
  expect(merged.findings).toHaveLength(single[0]!.findings.length + single[1]!.findings.length);
  expect(new Set(merged.findings.map(({ introduced }) => introduced?.commit))).toEqual(new Set(single.flatMap(({ findings }) => findings.map(({ introduced }) => introduced?.commit))));
  expect(merged.edges.every(({ from, to, file }) => [from, to, file].every((name) => /^acme\/(one|two)\//.test(name)))).toBe(true);
  expect(merged.latest.services.map(({ name }) => name)).toEqual(['acme/one/billing', 'acme/one/orders', 'acme/two/billing', 'acme/two/orders']);
  expect(merged.revisions.at(-1)!.tags).toEqual(['acme/two@v2']);
  expect(merged.notes.join(' ')).toContain('acme/two is told from 2026-01-14 on');
  expect(await drift(base, '--merge', 'two.jsonl', 'one.jsonl', 'two.jsonl')).toEqual(merged);
  expect(merged.hotspots).toEqual(single.flatMap(({ hotspots }, at) => hotspots.map((one) => ({ ...one, file: `${names[at]!}/${one.file}`, home: `${names[at]!}/${one.home}` })))
    .sort((a, b) => b.score - a.score || b.commits - a.commits || (a.file < b.file ? -1 : 1)));
  expect(merged.hotspots.length).toBeGreaterThan(1);
  expect(merged.coChanges).toEqual(single.flatMap(({ coChanges }, at) => coChanges.map((one) => ({ ...one, services: one.services.map((name) => `${names[at]!}/${name}`) })))
    .sort((a, b) => b.commits - a.commits));
  expect(merged.coChanges).toHaveLength(2);
  // One repository's own file tells what the repository does.
  const alone = await drift(base, '--merge', 'one.jsonl');
  expect(plain(alone)).toEqual(plain(single[0]!));
  expect(alone.revisions).toEqual(single[0]!.revisions);
  expect(alone).toMatchObject({ latest: single[0]!.latest, hotspots: single[0]!.hotspots, coChanges: single[0]!.coChanges, notes: [] });
  for (const format of ['text', 'markdown', 'csv']) {
    const { code, out } = await mandate(base, ['--merge', 'one.jsonl', 'two.jsonl', '-f', format]);
    expect({ code, format, names: format === 'csv' || /22 commits in 2 repositories/.test(out) }).toEqual({ code: 0, format, names: true });
  }
}, 120_000);

test('what a history file cannot be used for is said, with what to do about it', async () => {
  const { root } = repository('errors', [0]);
  const other = repository('elsewhere', [1]).root;
  const file = join(base, 'errors.jsonl');
  await drift(root, '--store', file);
  writeFileSync(join(base, 'package.json'), '{ "name": "shop" }\n');
  writeFileSync(join(base, 'empty.jsonl'), '');
  execFileSync('git', ['-C', other, 'remote', 'set-url', 'origin', '/srv/errors.git']);
  const before = readFileSync(file, 'utf8');
  for (const [cwd, args, said] of [
    [other, ['--store', file], /errors\.jsonl tells of acme\/errors, and this is errors: none of its 1 revisions is in this clone\. Name another file/],
    [root, ['--store', base], /could not be written: it is a directory/],
    [root, ['--store', join(base, 'package.json')], /package\.json is no history file of mandate, and nothing was written/],
    [root, ['--store', join(base, 'package.json/x.jsonl')], /could not be written/],
    [root, ['--store', file, '--merge', file], /cannot be used with/],
    [root, ['--merge', file, '--from', 'HEAD'], /cannot be used with/],
    [root, ['--merge', 'nowhere.jsonl'], /nowhere\.jsonl could not be read/],
    [base, ['--merge', 'empty.jsonl'], /no revision in empty\.jsonl/],
    [root, ['.', '--merge', file], /nothing to do with \./],
    [root, ['--merge', file, '--since', 'soon'], /no span and no day/],
  ] as const) {
    const { code, out, err } = await mandate(cwd, [...args, '--no-cache']);
    expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
    expect(err).toMatch(said);
  }
  expect(readFileSync(file, 'utf8')).toBe(before);
  // Two directories of one name.
  writeFileSync(join(base, 'a.jsonl'), before);
  execFileSync('git', ['-C', other, 'remote', 'set-url', 'origin', 'https://example.com/acme/errors']);
  await drift(other, '--store', join(base, 'b.jsonl'));
  expect((await mandate(base, ['--merge', 'a.jsonl', 'b.jsonl'])).err).toMatch(/both tell of acme\/errors, and have no commit in common\. Say which is which: --merge first\/name=/);
  expect((await drift(base, '--merge', 'a.jsonl', 'acme/b=b.jsonl')).repositories?.map(({ name }) => name)).toEqual(['acme/b', 'acme/errors']);
  // Damage is told, and kept.
  writeFileSync(file, `${before}<<<<<<< HEAD\n`);
  expect((await drift(root, '--store', file)).notes).toEqual([`${file} has a line that does not count, and stays as it is: line 2 is no JSON.`]);
  expect(readFileSync(file, 'utf8')).toBe(`${before}<<<<<<< HEAD\n`);
}, 120_000);
