import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Architecture } from '../../model/architecture.ts';
import type { Project } from '../../model/inventory.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { Finding, Report } from '../../model/report.ts';
import { defineRule, noOptions, type Rule } from '../../model/rule.ts';
import type { SessionSettings } from '../../session.ts';
import type { Engine } from './engine.ts';
import { main } from './main.ts';

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

const rules = [
  defineRule({ ...noOptions, id: 'no-deep-import', summary: 'An import keeps to what is published.', clause: 2, severity: 'error', check: () => [] }),
  defineRule({ ...noOptions, id: 'no-module-cycle', summary: 'No cycles.', clause: 6, severity: 'warn', check: () => [] }),
] as readonly Rule[];

test('a clean repository exits with 0 and one line', async () => {
  const { code, out, err, opened } = await run([]);
  expect({ code, out, err }).toEqual({ code: 0, out: '✔ 1 service · 2 files · no findings · 0.0 s\n', err: '' });
  expect(opened[0]?.settings).toMatchObject({ config: {}, rules });
});

test.each([
  ['an error', [], [finding('error')], [], 1],
  ['a warning', [], [finding('warn')], [], 0],
  ['a warning over the limit', ['--max-warnings', '0'], [finding('warn')], [], 1],
  ['a warning over the limit that is not shown', ['--max-warnings=0', '--quiet'], [finding('warn')], [], 1],
  ['warnings at the limit', ['--max-warnings', '2'], [finding('warn'), finding('warn')], [], 0],
  ['a problem', [], [], [problem('unresolved-import', 'x')], 0],
  ['a problem of severity error', [], [], [problem('no-modules', 'x')], 2],
  ['a problem of severity error beside findings', [], [finding('error')], [problem('no-modules', 'x')], 2],
] as const)('%s decides the exit code', async (_, args, findings, problems, code) => {
  expect((await run(args, { report: report(findings, problems) })).code).toBe(code);
});

test('--quiet leaves warnings out of the lists and in the summary', async () => {
  const { out } = await run(['--quiet'], { report: report([finding('warn')], [problem('unresolved-import', 'x')]) });
  expect(out).toBe('▲ 1 service · 2 files · 1 warning · 1 problem · 0.0 s\n');
});

test('--strict and the config reach the session', async () => {
  const { opened } = await run(['--strict'], { files: { '.mandaterc.json': '{ "ignore": ["old/**"] }' } });
  expect(opened[0]?.settings.config).toEqual({ ignore: ['old/**'], strict: true });
});

test('JSON goes to stdout, or to a file with the summary on stderr', async () => {
  const { out } = await run(['-f', 'json'], { report: report([finding('error')]) });
  expect(JSON.parse(out)).toMatchObject({ version: 1, findings: [{ rule: 'no-deep-import' }] });
  const written = await run(['--format=json', '-o', 'out/deep/mandate.json'], { report: report([finding('error')]) });
  expect(written).toMatchObject({ code: 1, out: '', err: '✖ 1 service · 2 files · 1 error · 0.0 s · written to out/deep/mandate.json\n' });
  expect(readFileSync(join(written.root, 'out/deep/mandate.json'), 'utf8')).toBe(out);
});

test('a report that cannot be written is told', async () => {
  const { code, err } = await run(['-o', 'taken/x.txt'], { files: { taken: '' } });
  expect(code).toBe(2);
  expect(err).toContain('The report could not be written: ');
});

test.each([
  ['an unknown option', ['--maxwarnings', '3'], "error: unknown option '--maxwarnings'\n(Did you mean --max-warnings?)"],
  ['an unknown command', ['inspekt'], 'There is no directory inspekt — did you mean "inspect"?'],
  ['a missing directory', ['apps/none'], 'There is no directory apps/none.'],
  ['a file', ['package.json'], 'package.json is a file.'],
  ['too many directories', ['check', '.', '.'], "error: too many arguments for 'check'. Expected 1 argument but got 2."],
  ['an unknown format', ['-f', 'xml'], "argument 'xml' is invalid. Allowed choices are text, json."],
  ['a limit that is no number', ['--max-warnings', 'few'], 'It must be a whole number, 0 or more.'],
  ['a config that is not there', ['-c', 'none.json'], 'There is no config '],
  ['a rule that is not there', ['explain', 'no-deep-impor'], 'There is no rule "no-deep-impor" — did you mean "no-deep-import"?'],
])('%s exits with 2', async (_, args, message) => {
  const { code, out, err } = await run(args, { files: { 'package.json': '{}' } });
  expect(err).toContain(message);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('a config that is not valid exits with 2 and names the place', async () => {
  const { code, err } = await run([], { files: { '.mandaterc.json': '{\n  "rules": { "no-deep-impor": "off" }\n}' } });
  expect({ code, err }).toEqual({
    code: 2,
    err: '.mandaterc.json is no valid config: one fault.\n  .mandaterc.json:2:14  rules["no-deep-impor"] is unknown — did you mean "no-deep-import"?\n',
  });
});

test('--no-config runs nothing of the repository', async () => {
  const { code, opened } = await run(['--no-config'], { files: { 'mandate.config.mjs': "throw new Error('run');" } });
  expect({ code, config: opened[0]?.settings.config }).toEqual({ code: 0, config: {} });
});

test('a fault of the engine asks for a report and exits with 2', async () => {
  const { code, err } = await run([], { fails: new TypeError('x is not \u001b[2Ja function') });
  expect(code).toBe(2);
  expect(err).toContain('That is a bug in mandate');
  expect(err).toContain('TypeError: x is not �[2Ja function\n    at ');
});

test('--print-config tells every rule with its options and checks nothing', async () => {
  const { code, out, opened } = await run(['--print-config'], { files: { '.mandaterc.json': '{ "strict": true, "rules": { "no-module-cycle": "off" } }' } });
  expect(JSON.parse(out)).toEqual({ strict: true, rules: { 'no-deep-import': ['error', {}], 'no-module-cycle': ['off', {}] } });
  expect({ code, opened }).toEqual({ code: 0, opened: [] });
});

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

test('facts are kept beside installed packages, else in the user\'s cache, or nowhere', async () => {
  const installed = await run([], { files: { 'node_modules/x/package.json': '{}' } });
  expect(installed.opened[0]?.settings.cacheDirectory).toBe(join(installed.root, 'node_modules/.cache/mandate'));
  const fresh = await run([], { env: { XDG_CACHE_HOME: '/var/caches' } });
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

test('init writes a config that loads again, and never over another', async () => {
  const { code, out, root } = await run(['init']);
  expect({ code, out }).toEqual({ code: 0, out: 'Wrote mandate.config.ts with 1 service and 0 interface packages. Look it through, then run: mandate check\n' });
  const text = readFileSync(join(root, 'mandate.config.ts'), 'utf8');
  expect(text).toContain("    // a Dockerfile builds it\n    orders: 'apps/orders',\n");
  const again = await run([], { files: { 'mandate.config.ts': text } });
  expect(again.opened[0]?.settings.config).toEqual({ services: { orders: 'apps/orders' }, interfaces: {} });
  const refused = await run(['init', '--format', 'json'], { files: { '.mandaterc': '{}' } });
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain('There is a config already: ');
  expect(existsSync(join(refused.root, 'mandate.config.json'))).toBe(false);
});

test('inspect tells the architecture as text and as JSON', async () => {
  expect((await run(['inspect'])).out).toContain('  orders   apps/orders\n    because a Dockerfile builds it\n');
  expect(JSON.parse((await run(['inspect', '-f', 'json'])).out)).toMatchObject({ version: 1, services: [{ name: 'orders' }] });
});

test('explain tells one rule, one of the config, or lists all', async () => {
  expect((await run(['explain', 'no-deep-import'])).out).toContain('An import keeps to what is published.');
  expect((await run(['explain'])).out).toContain('  no-module-cycle   warn    No cycles.\n');
  const own = "import { noOptions } from 'mandate';\nexport default { customRules: [{ ...noOptions, id: 'no-env', summary: 'No env.', clause: 6, severity: 'error', check: () => [] }] };";
  expect((await run(['explain', 'no-env'], { files: { 'mandate.config.ts': own } })).out).toContain('No env.');
});

test('help teaches', async () => {
  const { code, out, err } = await run(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  await expect(out).toMatchFileSnapshot('__golden__/help.txt');
  await expect((await run(['check', '--help'])).out).toMatchFileSnapshot('__golden__/help-check.txt');
});

test('the version is that of the package', async () => {
  expect(await run(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+.*\n$/) as string });
});

interface Setting {
  readonly files?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly report?: Report;
  readonly fails?: Error;
  readonly tty?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly progress?: readonly (readonly [string, number, number])[];
  /** Milliseconds that pass between two looks at the clock. */
  readonly clock?: number;
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly root: string;
  readonly opened: readonly { readonly root: string; readonly settings: SessionSettings }[];
}

/** Runs a command line in a directory of its own, over an engine that gives what the test says. */
async function run(args: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-cli-')));
  made.push(root);
  for (const [path, text] of Object.entries({ '.git/HEAD': '', ...setting.files })) {
    if (path === '.git/HEAD' && setting.files?.['.git'] !== undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const opened: { root: string; settings: SessionSettings }[] = [];
  const engine: Engine = {
    rules: async () => Promise.resolve(rules),
    openSession: async (directory, settings) => {
      opened.push({ root: directory, settings });
      if (setting.fails !== undefined) throw setting.fails;
      for (const step of setting.progress ?? []) settings.onProgress?.(...step);
      return Promise.resolve({ architecture, report: () => setting.report ?? report([]), sourceOf: () => undefined });
    },
  };
  let [out, err, time] = ['', '', 0];
  const code = await main(args, {
    stdout: { write: (text) => (out += text), isTTY: setting.tty },
    stderr: { write: (text) => (err += text), isTTY: setting.tty },
    cwd: join(root, setting.cwd ?? ''),
    env: { XDG_CACHE_HOME: join(root, 'caches'), ...setting.env },
    now: () => (time += setting.clock ?? 0),
  }, engine);
  return { code, out, err, root, opened };
}

const project: Project = {
  name: '@acme/orders', root: 'apps/orders', declaredBy: ['package.json'], manifest: undefined, workspace: true, type: undefined, entries: [], tags: [],
};
const architecture = {
  services: [{ kind: 'service', name: 'orders', projects: [project], tags: [], evidence: [{ reason: 'a Dockerfile builds it' }] }],
  libraries: [],
  interfaces: [],
  problems: [],
} satisfies Pick<Architecture, 'services' | 'libraries' | 'interfaces' | 'problems'> as unknown as Architecture;

function finding(severity: Finding['severity']): Finding {
  return {
    rule: 'no-deep-import', clause: 2, severity, status: 'new', message: 'm', why: 'w', fix: 'f', fingerprint: '0123456789abcdef',
    from: { service: 'orders', project: 'apps/orders' }, to: { service: 'billing', project: 'apps/billing' },
    sites: [{ file: 'apps/orders/a.ts', line: 1, column: 1 }], chain: [],
  };
}

function report(findings: readonly Finding[], problems: readonly Problem[] = []): Report {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const fatal = problems.filter(({ severity }) => severity === 'error').length;
  return {
    version: 1,
    tool: { name: 'mandate', version: '0.0.0' },
    summary: {
      files: 2, projects: 1, services: 1, errors, warnings: findings.length - errors, waived: 0, baselined: 0,
      problems: { errors: fatal, warnings: problems.length - fatal },
    },
    findings,
    problems,
  };
}
