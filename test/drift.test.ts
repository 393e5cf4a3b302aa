import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Drift } from '../src/model/drift.ts';
import { driftJsonSchema } from '../src/report/drift-schema.ts';
import { main } from '../src/surfaces/cli/main.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-drift-')));
let root = '';
let day = 0;

const deploy = 'FROM node:22\nCMD ["node", "src/main.js"]\n';
const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  'services/billing/Dockerfile': deploy,
  'services/billing/package.json': '{ "name": "@shop/billing" }',
  'services/billing/src/main.ts': 'export const invoice = 1;\n',
  'services/orders/Dockerfile': deploy,
  'services/orders/package.json': '{ "name": "@shop/orders" }',
  'services/orders/src/main.ts': 'export const order = 1;\n',
  'services/orders/src/more.ts': 'export const more = 1;\n',
};
const reach = "import { invoice } from '../../billing/src/main.ts';\nexport const order = invoice;\n";

beforeEach(() => {
  root = mkdtempSync(join(base, 'case-'));
  day = 0;
  git('init', '-q', '-b', 'main');
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function git(...args: string[]): string {
  const date = new Date(Date.UTC(2026, 0, 5 + day, 12)).toISOString();
  return execFileSync('git', ['-C', root, '-c', 'user.name=Jo Doe', '-c', 'user.email=jo@example.com', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  }).toString().trim();
}

function commit(subject: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git('add', '-A');
  git('commit', '-qm', subject, '--allow-empty');
  day++;
  return git('rev-parse', 'HEAD');
}

/** Commits that change nothing that a rule looks at, one a day. */
function quiet(count: number): void {
  for (let index = 0; index < count; index++) commit(`note ${index}`, { 'services/orders/src/more.ts': `export const more = ${day};\n` });
}

async function mandate(args: readonly string[], stop = false): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = {
    stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) },
    cwd: root, env: {}, now: () => 0, today: () => '2026-05-04', interrupted: async () => (stop ? Promise.resolve() : new Promise<void>(() => undefined)),
  };
  const code = await main([...args, '--cache-location', join(root, '..', `cache-${root.slice(-6)}`)], io);
  return { code, out, err };
}

async function drift(...args: string[]): Promise<Drift> {
  const { code, out, err } = await mandate(['drift', '-f', 'json', ...args]);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^\{/) as string });
  const found = JSON.parse(out) as Drift;
  expect(isValid(found) ? [] : isValid.errors).toEqual([]);
  expect(err).toBe(found.notes.map((note) => `${note}\n`).join(''));
  return found;
}

const isValid = new Ajv({ allErrors: true }).compile(driftJsonSchema());

test('each finding and edge is told with the commit that brought it and the one that took it away, between two weekly revisions too', async () => {
  commit('begin', shop);
  quiet(3);
  const brought = commit('reach into billing', { 'services/orders/src/main.ts': reach });
  quiet(9);
  const fixed = commit('stay out of billing', { 'services/orders/src/main.ts': shop['services/orders/src/main.ts'] });
  quiet(4);
  const again = commit('types alone', { 'services/orders/src/main.ts': "import type { invoice } from '../../billing/src/main.ts';\nexport type Order = typeof invoice;\n" });
  quiet(1);
  const { range, revisions, findings, edges, notes } = await drift();
  expect(range).toMatchObject({ every: 'week', commits: 21, config: 'today', shallow: false });
  expect(notes).toEqual([]);
  expect(revisions.map(({ date, findings: { errors } }) => [date.slice(0, 10), errors])).toEqual([
    ['2026-01-05', 0], ['2026-01-11', 1], ['2026-01-18', 1], ['2026-01-25', 1],
  ]);
  expect(revisions.map(({ changes }) => [changes.new, changes.fixed])).toEqual([[0, 0], [1, 0], [0, 0], [1, 1]]);
  expect(findings.map(({ status, introduced, fixed: end }) => [status, introduced?.commit, end?.commit])).toEqual([['fixed', brought, fixed], ['new', again, undefined]]);
  expect(findings[0]).toMatchObject({ rule: 'no-cross-service-import', from: 'orders', to: 'billing', introduced: { subject: 'reach into billing', date: '2026-01-09T12:00:00Z' } });
  expect(edges).toMatchObject([
    { from: 'orders', to: 'billing', kind: 'code', count: 1, introduced: { commit: brought }, removed: { commit: fixed } },
    { from: 'orders', to: 'billing', kind: 'types', introduced: { commit: again } },
  ]);
  const { out } = await mandate(['drift']);
  expect(out).not.toMatch(/Jo Doe|jo@example/);
  await expect(out.replace(/\b[0-9a-f]{10}\b/g, '<commit>')).toMatchFileSnapshot('__golden__/drift.txt');
  const { out: markdown } = await mandate(['drift', '-f', 'markdown']);
  await expect(markdown.replace(/\b[0-9a-f]{10}\b/g, '<commit>')).toMatchFileSnapshot('__golden__/drift.md');
}, 60_000);

test('commits looked at on the way tell the same as looking at every one, but for what comes and goes between two revisions', async () => {
  commit('begin', shop);
  for (let index = 0; index < 12; index++) {
    const reaches = index % 5 === 2 || index % 5 === 3;
    commit(`step ${index}`, {
      'services/orders/src/main.ts': reaches ? reach : shop['services/orders/src/main.ts'],
      'services/billing/src/late.ts': index > 4 && index < 8 ? "import '../../orders/src/more.ts';\n" : 'export {};\n',
    });
  }
  const told = ({ findings }: Drift): string[] => findings.map(({ fingerprint, introduced, fixed }) => `${fingerprint} ${introduced?.commit} ${fixed?.commit}`);
  const every = await drift('--every', 'commit', '--no-cache');
  expect(every.revisions).toHaveLength(13);
  expect(every.findings).toHaveLength(4);
  const weekly = await drift();
  const seen = new Set(weekly.revisions.map(({ commit: id }) => every.revisions.findIndex((one) => one.commit === id)));
  const wasSeen = ({ introduced, fixed }: Drift['findings'][number]): boolean => {
    const placeOf = (at: typeof introduced, otherwise: number): number => at === undefined ? otherwise : every.revisions.findIndex((one) => one.commit === at.commit);
    return [...seen].some((place) => place >= placeOf(introduced, 0) && place < placeOf(fixed, Infinity));
  };
  expect(told(every)).toEqual(expect.arrayContaining(told(weekly)));
  const sure = told({ ...every, findings: every.findings.filter(wasSeen) });
  expect(sure.length).toBeGreaterThan(0);
  expect(told(weekly)).toEqual(expect.arrayContaining(sure));
}, 60_000);

test('a service that moves, and one that is renamed with its package, keeps its findings and edges', async () => {
  const brought = commit('begin', { ...shop, 'services/orders/src/main.ts': reach, 'services/orders/src/other.ts': 'export const other = 1;\n' });
  quiet(2);
  git('mv', 'services/orders', 'services/ordering');
  const moved = commit('move', {});
  git('mv', 'services/ordering', 'services/purchases');
  commit('rename', { 'services/purchases/package.json': '{ "name": "@shop/purchases" }' });
  const { findings, edges, revisions } = await drift('--every', 'commit');
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ status: 'new', introduced: { commit: brought }, from: 'purchases', file: 'services/purchases/src/main.ts' });
  expect(findings[0]!.steps.map(({ kind, subject }) => [kind, subject])).toEqual([['moved', 'move'], ['moved', 'rename']]);
  expect(findings[0]!.steps[0]!.commit).toBe(moved);
  expect(edges).toMatchObject([{ from: 'purchases', to: 'billing', kind: 'code', introduced: { commit: brought } }]);
  expect(edges[0]).not.toHaveProperty('removed');
  expect(revisions.map(({ changes }) => changes.moved)).toEqual([0, 0, 0, 1, 1]);
}, 60_000);

/** Text that no other file is like, so that git takes nothing for a rename that is none. */
function body(name: string, version: number): string {
  const lines = Array.from({ length: 30 }, (_, at) => `export const ${name}_${at} = '${name} ${at * at}';\n`).join('');
  return `import { invoice } from '../../billing/src/main.ts';\n${lines}export const version = [invoice, ${version}];\n`;
}

test('hotspots and changes in common are what one gets by counting along with the commits, through moves, renames and merges', async () => {
  // What is counted here by hand, forwards: how often each file was changed, and by which commits each service was.
  const files = new Map<string, { readonly name: string; version: number; commits: number }>();
  const touched = new Map<string, Set<string>>();
  const write = (path: string, name: string): Record<string, string> => {
    const file = files.get(path) ?? { name, version: 0, commits: 0 };
    files.set(path, { ...file, version: file.version + 1, commits: file.commits + 1 });
    return { [path]: body(file.name, file.version + 1) };
  };
  const note = (id: string, ...services: string[]): void => services.forEach((service) => touched.set(service, (touched.get(service) ?? new Set()).add(id)));
  const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
  let orders = 'services/orders';
  const pathOf = (name: string): string => `${orders}/src/${name}.ts`;
  const rename = (from: string, to: string): void => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    git('mv', from, to);
    files.set(to, files.get(from)!);
    files.delete(from);
  };
  commit('begin', { ...shop, ...Object.assign({}, ...names.map((name) => write(pathOf(name), name))) as object });
  for (const path of files.keys()) files.set(path, { ...files.get(path)!, commits: 0 });

  let seed = 7;
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let step = 0; step < 14; step++) {
    const name = names[random(names.length)]!;
    const both = random(3) === 0;
    const billing = { 'services/billing/src/more.ts': `export const more = ${step};\n` };
    if (step === 5) {
      git('mv', orders, 'services/purchases');
      for (const path of [...files.keys()]) {
        files.set(path.replace(orders, 'services/purchases'), files.get(path)!);
        files.delete(path);
      }
      orders = 'services/purchases';
      // A service that is moved as it is was not changed.
      commit('move', {});
    } else if (step === 9) {
      rename(pathOf(name), pathOf(`${name}-renamed`));
      names[names.indexOf(name)] = `${name}-renamed`;
      note(`${step}`, 'purchases');
      commit('rename and edit', write(pathOf(`${name}-renamed`), name));
    } else {
      note(`${step}`, 'purchases', ...(both ? ['billing'] : []));
      commit(`step ${step}`, { ...write(pathOf(name), name), ...(both ? billing : {}) });
    }
  }
  git('switch', '-qc', 'branch');
  commit('one', write(pathOf(names[0]!), names[0]!));
  commit('two', { 'services/billing/src/late.ts': 'export const late = 1;\n' });
  git('switch', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', 'branch');
  note('merge', 'purchases', 'billing');
  commit('reformat', Object.assign(write(pathOf(names[1]!), names[1]!), ...Array.from({ length: 101 }, (_, at) => (
    { [`services/billing/src/many/m${at}.ts`]: `export const m${at} = 1;\n` }
  ))) as Record<string, string>);
  commit('name', { 'services/purchases/package.json': '{ "name": "@shop/purchases" }' });
  note('name', 'purchases');

  const { hotspots, coChanges, notes } = await drift('--every', 'commit', '--no-cache');
  expect(Object.fromEntries(hotspots.map(({ file, commits }) => [file, commits])))
    .toEqual(Object.fromEntries([...files].flatMap(([path, { commits }]) => (commits === 0 ? [] : [[path, commits]]))));
  const report = JSON.parse((await mandate(['check', '-f', 'json', '--no-cache'])).out) as { readonly findings: readonly { readonly sites: readonly { readonly file: string }[] }[] };
  const findingsOf = (path: string): number => report.findings.filter(({ sites }) => sites.some(({ file }) => file === path)).length;
  expect(hotspots.map(({ file, findings }) => [file, findings])).toEqual(hotspots.map(({ file }) => [file, findingsOf(file)]));
  expect(hotspots.map(({ score }) => score)).toEqual(hotspots.map(({ commits, findings }) => commits * findings).sort((a, b) => b - a));
  expect(new Set(hotspots.map(({ home }) => home))).toEqual(new Set(['purchases']));
  const [billing, purchases] = [touched.get('billing')!, touched.get('purchases')!];
  expect(coChanges).toEqual([{
    services: ['billing', 'purchases'], commits: [...billing].filter((id) => purchases.has(id)).length, ofEach: [billing.size, purchases.size],
  }]);
  expect((await mandate(['drift', '--every', 'commit', '--no-cache'])).out).toMatch(/billing \+ purchases +\d+ +\d+ and \d+ +tied by code\n/);
  expect(notes).toEqual(['One commit that changes more than 100 files does not count for which services change together.']);

  // A history file tells the same where the commits are not there, and without git.
  const store = join(base, 'changes.jsonl');
  const all = await drift('--every', 'week', '--no-cache', '--store', store);
  expect(all).toMatchObject({ hotspots, coChanges, notes });
  for (const depth of [1, 4]) {
    const clone = `${root}-${depth}`;
    execFileSync('git', ['clone', '-q', `--depth=${depth}`, `file://${root}`, clone], { stdio: 'ignore' });
    execFileSync('git', ['-C', clone, 'remote', 'set-url', 'origin', root]);
    expect(await drift('--every', 'week', '--no-cache', '--store', store, clone)).toEqual(all);
  }
  expect(await drift('--every', 'week', '--merge', store)).toMatchObject({ hotspots, coChanges, notes: notes.map((note) => `${basename(root)}: ${note}`) });
  // Each commit is told once, also by a run that asks for more of the history than the one before.
  const [late, early] = [join(base, 'late.jsonl'), join(base, 'early.jsonl')];
  await drift('--since', '5d', '--no-cache', '--store', late);
  await drift('--no-cache', '--store', late);
  await drift('--no-cache', '--store', early);
  const changes = (path: string): string[] => readFileSync(path, 'utf8').split('\n').filter((text) => /"after":"\w{40}"/.test(text));
  expect(changes(early)).toHaveLength(17);
  expect(changes(late).toSorted()).toEqual(changes(early).toSorted());
}, 60_000);

test('where a clone lacks contents, files that were moved as they are are followed still, and it is said', async () => {
  commit('begin', { ...shop, 'notes.txt': body('notes', 1), 'services/orders/src/more.ts': body('more', 1) });
  const lost = git('rev-parse', 'HEAD:notes.txt');
  git('mv', 'notes.txt', 'readme.txt');
  commit('rename and edit', { 'readme.txt': body('notes', 2), 'services/orders/src/more.ts': body('more', 2) });
  git('mv', 'services/orders/src/more.ts', 'services/orders/src/moved.ts');
  commit('move', {});
  const object = join(root, '.git/objects', lost.slice(0, 2), lost.slice(2));
  const kept = readFileSync(object);
  rmSync(object);
  const { hotspots, notes } = await drift('--no-cache');
  expect(hotspots.map(({ file, commits }) => [file, commits])).toEqual([['services/orders/src/moved.ts', 1]]);
  expect(notes).toEqual([expect.stringMatching(/^This clone lacks the contents of files .*git fetch --refetch --no-filter/)]);
  // Who reads it from a file hears of it too, until a clone that has the contents wrote it.
  const store = join(base, 'contents.jsonl');
  await drift('--no-cache', '--store', store);
  const merged = await drift('--merge', store);
  expect(merged.hotspots.map(({ commits }) => commits)).toEqual([1]);
  expect(merged.notes).toEqual([expect.stringMatching(/: \d commits were stored by a clone without contents, .* in a whole clone mends it\.$/)]);
  mkdirSync(dirname(object), { recursive: true });
  writeFileSync(object, kept);
  const whole = await drift('--no-cache', '--store', store);
  expect(whole).toMatchObject({ hotspots, notes: [] });
  expect(await drift('--merge', store)).toMatchObject({ hotspots, notes: [] });
}, 60_000);

test('the last revision is told as a whole: services, who owns them, what they publish, own and use, and its metrics', async () => {
  commit('begin', {
    ...shop,
    CODEOWNERS: '*.json @shop/build\n/services/orders/ @shop/order-team\n',
    'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
    'packages/billing-contracts/package.json': '{ "name": "@shop/billing-contracts", "exports": "./src/index.ts" }',
    'packages/billing-contracts/src/index.ts': 'export type Invoice = number;\n',
    'services/billing/package.json': '{ "name": "@shop/billing", "dependencies": { "pg": "8" } }',
    'services/billing/migrations/1.sql': 'CREATE TABLE invoices (id int);\n',
    'services/orders/package.json': '{ "name": "@shop/orders", "dependencies": { "pg": "8" } }',
    'services/orders/src/read.ts': "import { Pool } from 'pg';\nexport const read = () => new Pool().query('SELECT id FROM invoices');\n",
  });
  commit('reach', { 'services/orders/src/main.ts': reach });
  const { latest, revisions, findings } = await drift('--every', 'commit');
  expect(latest.services).toEqual([{
    name: 'billing', projects: [{ name: '@shop/billing', root: 'services/billing' }], owners: [], tags: [],
    publishes: [{ name: '@shop/billing-contracts', project: '@shop/billing-contracts', modules: null }],
    owns: [{ kind: 'table', name: 'invoices', owner: 'billing' }], uses: [],
  }, {
    name: 'orders', projects: [{ name: '@shop/orders', root: 'services/orders' }], owners: ['@shop/order-team'], tags: [],
    publishes: [], owns: [], uses: [{ kind: 'table', name: 'invoices', owner: 'billing' }],
  }]);
  const measured = JSON.parse((await mandate(['metrics', '-f', 'json', '--no-cache'])).out) as Record<string, unknown>;
  expect({ ...latest.metrics, budgets: [] }).toEqual(measured);
  expect(revisions.map(({ metrics }) => [metrics['service-edges'], metrics.new])).toEqual([[0, 1], [1, 2]]);
  const brought = findings.find(({ rule }) => rule === 'no-cross-service-import')!;
  expect([brought.clause, brought.why, brought.fix]).toEqual([2, expect.stringContaining('billing'), expect.stringMatching(/./)]);
}, 60_000);

test('a project that becomes another one is news', async () => {
  commit('begin', { ...shop, 'services/orders/src/main.ts': reach });
  git('rm', '-rq', 'services/orders');
  commit('another', { ...Object.fromEntries(Object.entries(shop).filter(([path]) => !path.includes('orders'))), 'services/stock/Dockerfile': deploy, 'services/stock/package.json': '{ "name": "@shop/stock" }', 'services/stock/src/main.ts': `${reach}export const stock = 2;\n` });
  const { findings } = await drift();
  expect(findings.map(({ status, from }) => [status, from])).toEqual([['fixed', 'orders'], ['new', 'stock']]);
}, 60_000);

test('a comment that excepts, a finding that grows, and owners are told', async () => {
  commit('begin', { ...shop, CODEOWNERS: '/services/orders/ @shop/order-team\n', 'services/billing/src/more.ts': 'export const a = 1;\nexport const b = 2;\n' });
  commit('one', { 'services/orders/src/main.ts': "import { a } from '../../billing/src/more.ts';\nexport const order = a;\n" });
  commit('two', { 'services/orders/src/main.ts': "import { a, b } from '../../billing/src/more.ts';\nexport const order = a + b;\n" });
  commit('except', { 'services/orders/src/main.ts': "// mandate-disable-next-line no-cross-service-import -- agreed until the interface is there\nimport { a, b } from '../../billing/src/more.ts';\nexport const order = a + b;\n" });
  const { findings, revisions } = await drift('--every', 'commit');
  expect(findings).toMatchObject([{ status: 'waived', owners: ['@shop/order-team'], introduced: { subject: 'one' } }]);
  expect(findings[0]!.steps.map(({ kind, subject }) => [kind, subject])).toEqual([['grown', 'two'], ['excepted', 'except']]);
  expect(revisions[1]).toMatchObject({ byOwner: [{ name: '@shop/order-team', count: 1 }], byService: [{ count: 1 }] });
  expect(revisions[3]).toMatchObject({ findings: { errors: 0, waived: 1 }, byRule: [], changes: { excepted: 1 } });
}, 60_000);

test('revisions are judged by the config of now, or each by its own where that is data', async () => {
  commit('begin', { ...shop, 'services/orders/src/main.ts': reach, 'mandate.config.json': '{ "rules": { "no-cross-service-import": "off" } }' });
  commit('on', { 'mandate.config.json': '{ "rules": { "no-cross-service-import": "warn" } }' });
  git('rm', '-q', 'mandate.config.json');
  commit('code', { 'mandate.config.mjs': "export default { rules: { 'no-cross-service-import': 'error' } };\n" });
  commit('broken', { 'mandate.config.mjs': "export default { rules: { 'no-cross-service-import': 'error' } };\n", 'services/orders/src/more.ts': '' });
  const counts = ({ revisions }: Drift): unknown => revisions.map(({ findings: { errors, warnings } }) => [errors, warnings]);
  expect(counts(await drift('--every', 'commit'))).toEqual([[1, 0], [1, 0], [1, 0], [1, 0]]);
  const own = await drift('--every', 'commit', '--config-at-revision');
  expect(counts(own)).toEqual([[0, 0], [0, 1], [1, 0], [1, 0]]);
  expect(own.notes).toEqual([expect.stringMatching(/^At 2 commits, from .* the config of now|^At 2 commits, .* is code, and code of the past is not run\.$/)]);
  expect(own.notes[0]).toContain('mandate.config.mjs is code, and code of the past is not run.');
}, 60_000);

test('tags choose revisions, and from and to bound them', async () => {
  commit('begin', shop);
  git('tag', 'v1');
  quiet(2);
  const brought = commit('reach', { 'services/orders/src/main.ts': reach });
  quiet(1);
  git('tag', '-am', 'two', 'v2');
  quiet(1);
  const tagged = await drift('--every', 'tag');
  expect(tagged.revisions.map(({ tags, findings: { errors } }) => [tags, errors])).toEqual([[['v1'], 0], [['v2'], 1], [[], 1]]);
  const bounded = await drift('--from', 'v1', '--to', 'v2');
  expect(bounded.revisions).toHaveLength(2);
  expect(bounded.findings).toMatchObject([{ introduced: { commit: brought } }]);
  const after = await drift('--from', 'v2');
  expect(after.findings).toHaveLength(1);
  expect(after.findings[0]).not.toHaveProperty('introduced');
  expect((await drift('--since', '2d')).range.commits).toBe(4);
}, 60_000);

test('the same history gives the same bytes, cold and warm, and the working tree is not touched', async () => {
  commit('begin', shop);
  quiet(8);
  commit('reach', { 'services/orders/src/main.ts': reach });
  appendFileSync(join(root, 'services/orders/src/main.ts'), '// not committed\n');
  const before = [git('status', '--porcelain', '--ignored'), git('rev-parse', 'HEAD'), readFileSync(join(root, '.git/index')).toString('base64')];
  const cold = await mandate(['drift', '-f', 'json']);
  expect((await mandate(['drift', '-f', 'json'])).out).toBe(cold.out);
  expect((await mandate(['drift', '-f', 'json', '--no-cache'])).out).toBe(cold.out);
  expect([git('status', '--porcelain', '--ignored'), git('rev-parse', 'HEAD'), readFileSync(join(root, '.git/index')).toString('base64')]).toEqual(before);
  const csv = (await mandate(['drift', '-f', 'csv'])).out.trimEnd().split('\r\n');
  expect(csv[0]).toMatch(/^commit,date,tags,.*,rule no-cross-service-import$/);
  expect(csv.slice(1).map((line) => line.split(',').at(-1))).toEqual(['0', '0', '1']);
  expect(await mandate(['drift', '-f', 'csv', '-o', 'out/drift.csv'])).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(join(root, 'out/drift.csv'), 'utf8').trimEnd().split('\r\n')).toEqual(csv);
}, 60_000);

test('what a repository says gives no orders to a terminal, a page or a spreadsheet, and no secret away', async () => {
  commit('=cmd|x <script>alert(1)</script> @shop/everyone \u001b[31m https://jo:hunter2secret@example.com/x', shop);
  git('tag', '-a', '=1+1', '-m', 'x');
  commit('<img src=x> https://jo:hunter2secret@example.com/x \u001b[2J', { 'services/orders/src/main.ts': reach });
  for (const format of ['text', 'markdown', 'csv', 'json', 'html']) {
    const { out } = await mandate(['drift', '-f', format, '--every', 'commit']);
    expect(out).not.toContain('hunter2secret');
    if (format !== 'json') expect(out).not.toContain('\u001b');
    if (format === 'markdown') expect(out).not.toMatch(/<img|<script/);
    if (format === 'csv') expect(out).toContain(",'=1+1,");
    if (format === 'html') expect(out).not.toMatch(/<img src=x|<script>alert/);
  }
}, 60_000);

test('the HTML report is one file, and its policy names the hashes of its own script and style', async () => {
  commit('begin', shop);
  commit('reach', { 'services/orders/src/main.ts': reach });
  expect(await mandate(['drift', '-f', 'html', '-o', 'out/report.html'])).toEqual({ code: 0, out: '', err: '' });
  const page = readFileSync(join(root, 'out/report.html'), 'utf8');
  const [, script] = /<script>([^]*?)<\/script>/.exec(page)!;
  const [, style] = /<style[^>]*>([^]*?)<\/style>/.exec(page)!;
  for (const text of [script!, style!]) expect(page).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  expect(page).toContain('orders');
  expect((await mandate(['drift', '-f', 'html'])).out).toBe(page);
}, 60_000);

test('a shallow clone tells where it is cut off', async () => {
  commit('begin', shop);
  quiet(4);
  const clone = `${root}-shallow`;
  execFileSync('git', ['clone', '-q', '--depth=2', `file://${root}`, clone], { stdio: 'ignore' });
  root = clone;
  const { code, out, err } = await mandate(['drift', '-f', 'json']);
  const found = JSON.parse(out) as Drift;
  expect({ code, shallow: found.range.shallow, commits: found.range.commits }).toEqual({ code: 0, shallow: true, commits: 2 });
  expect(err).toMatch(/^This clone is shallow: its history begins with [0-9a-f]{10} of 2026-01-08, .*fetch --unshallow/);
  expect((await mandate(['drift'])).out).toContain('This clone is shallow');
}, 60_000);

test('what was computed is kept when the user ends the run', async () => {
  commit('begin', shop);
  quiet(9);
  const { code, out, err } = await mandate(['drift'], true);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe('Ended after 0 of 3 revisions, so there is no report. What was computed is kept: the same command goes on from there.\n');
  expect((await drift()).revisions).toHaveLength(3);
}, 60_000);

test('what cannot be told is said, with what to do about it', async () => {
  expect((await mandate(['drift'])).err).toMatch(/no commit yet/);
  commit('begin', shop);
  quiet(1);
  for (const [args, said] of [
    [['--since', 'yesterday'], /"yesterday" is no span and no day.*90d, 26w, 6m or 1y/],
    [['--since', '2026-02-30'], /no span and no day/],
    [['--from', 'nowhere'], /There is no commit "nowhere"/],
    [['--to', '--output=x'], /There is no commit/],
    [['--from', 'HEAD', '--to', 'HEAD~1'], /HEAD is no earlier state of HEAD~1/],
    [['--every', 'month'], /week, commit, tag/],
    [['--since', '1y', '--from', 'HEAD'], /cannot be used with/],
  ] as const) {
    const { code, out, err } = await mandate(['drift', ...args]);
    expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
    expect(err).toMatch(said);
  }
  rmSync(join(root, '.git'), { recursive: true });
  expect(await mandate(['drift', root])).toMatchObject({ code: 2, err: expect.stringContaining('no git repository') as string });
}, 60_000);
