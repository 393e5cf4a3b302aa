import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  expect({ code, err: args.includes('--config-at-revision') ? '' : err }).toEqual({ code: 0, err: '' });
  const found: unknown = JSON.parse(out);
  expect(isValid(found) ? [] : isValid.errors).toEqual([]);
  return found as Drift;
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
