import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly { readonly id: string; readonly shell: string; readonly env: Readonly<Record<string, string>>; readonly run: string }[] };
}
const action = parse(readFileSync('action.yml', 'utf8')) as Action;
const gitlab = parse(readFileSync('templates/mandate.yml', 'utf8')) as {
  readonly mandate: { readonly script: readonly string[]; readonly artifacts: { readonly reports: Readonly<Record<string, string>> } };
};

describe('the GitHub Action', () => {
  test('annotates, keeps a SARIF file and ends with the exit code of the check', () => {
    const shop = repository(true);
    const { code, stdout, outputs } = runAction(shop, {});
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=orders\/src\/main\.ts,line=1,/m);
    expect(outputs).toEqual({ 'exit-code': '1', 'sarif-file': './mandate.sarif' });
    expect((JSON.parse(readFileSync(join(shop, 'mandate.sarif'), 'utf8')) as { readonly version: string }).version).toBe('2.1.0');
  });

  test('ends well where nothing is found, with other arguments and no SARIF file', () => {
    const shop = repository(false);
    const { code, outputs } = runAction(shop, { 'sarif-file': '', args: '--max-warnings 0 --quiet' });
    expect([code, outputs, existsSync(join(shop, 'mandate.sarif'))]).toEqual([0, { 'exit-code': '0' }, false]);
  });

  test('tells that there is no verdict', () => {
    expect(runAction(repository(false), { args: '--no-such-option' }).code).toBe(2);
    expect(runAction(repository(false), { directory: 'nowhere' }).code).toBe(2);
  });

  test('runs nothing that stands in an input', () => {
    const shop = repository(false);
    runAction(shop, { args: '$(touch run) `touch run` ; touch run', directory: '.', 'sarif-file': '$(touch run)' });
    expect(existsSync(join(shop, 'run'))).toBe(false);
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
  });
});

test('the GitLab job writes the reports that it hands over', () => {
  const shop = repository(true);
  const { status } = spawnSync('sh', ['-ec', gitlab.mandate.script.join('\n')], { cwd: shop, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: shop, MANDATE_ARGS: '' } });
  expect(status).toBe(1);
  const { codequality, junit } = gitlab.mandate.artifacts.reports;
  expect(JSON.parse(readFileSync(join(shop, codequality!), 'utf8'))).not.toEqual([]);
  expect(readFileSync(join(shop, junit!), 'utf8')).toContain('no-cross-service-import');
});

test('the hook for pre-commit runs a command that there is, over the whole repository', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly { readonly entry: string; readonly language: string; readonly pass_filenames: boolean; readonly require_serial: boolean }[];
  const [command, ...args] = hook!.entry.split(' ');
  const run = (broken: boolean): number | null => spawnSync(command!, args, { cwd: repository(broken), encoding: 'utf8' }).status;
  expect([run(true), run(false)]).toEqual([1, 0]);
  // What is built in an environment of the hook's own could not be built: npm gives a global install from git no dev dependencies.
  expect([hook!.language, hook!.pass_filenames, hook!.require_serial]).toEqual(['system', false, true]);
});

test('the job in docs/ci.md keeps the history of the architecture on a branch of its own, from one push to the next', () => {
  const [, job = ''] = /### The history of the architecture[^]*?```yaml\n([^]*?)```/.exec(readFileSync('docs/ci.md', 'utf8')) ?? [];
  const { jobs } = parse(job) as { readonly jobs: { readonly drift: { readonly steps: readonly { readonly run?: string }[] } } };
  const script = jobs.drift.steps.flatMap(({ run }) => run ?? []).join('\n');
  const shop = repository(true);
  const temporary = mkdtempSync(join(tmpdir(), 'mandate-ci-history-'));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  writeFileSync(join(temporary, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(process.cwd(), 'dist', 'cli.js')}" "$@"\n`, { mode: 0o755 });
  const environment = { PATH: `${temporary}:${process.env.PATH ?? ''}`, HOME: temporary, XDG_CACHE_HOME: temporary };
  const git = (...args: string[]): string => {
    const { status, stdout } = spawnSync('git', ['-c', 'user.name=Jo Doe', '-c', 'user.email=jo@example.com', ...args], { cwd: shop, encoding: 'utf8', env: environment });
    expect({ args, status }).toEqual({ args, status: 0 });
    return stdout;
  };
  const push = (name: string, depth: number): { readonly summary: string; readonly history: readonly string[] } => {
    git('add', 'orders');
    git('commit', '-qm', name);
    const home = join(temporary, name);
    mkdirSync(home);
    git('clone', '-q', '--branch=main', `--depth=${depth}`, `file://${shop}`, join(home, 'clone'));
    const { status, stderr } = spawnSync('bash', ['-ec', script], {
      cwd: join(home, 'clone'), encoding: 'utf8', env: { ...environment, RUNNER_TEMP: home, GITHUB_STEP_SUMMARY: join(home, 'summary.md') },
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    return { summary: readFileSync(join(home, 'summary.md'), 'utf8'), history: git('show', 'mandate-history:history.jsonl').trimEnd().split('\n') };
  };
  git('init', '-q', '-b', 'main');
  git('add', 'package.json', 'billing');
  git('commit', '-qm', 'begin');
  const first = push('one', 100);
  expect(first.summary).toContain('2 revisions of 2 commits');
  writeFileSync(join(shop, 'orders/src/main.ts'), 'export {};\n');
  const second = push('two', 2);
  expect(second.summary).toContain('of 3 commits');
  expect(second.history.slice(0, first.history.length)).toEqual(first.history);
  expect(second.history.length).toBeGreaterThan(first.history.length);
  expect(git('log', '--format=%s', 'mandate-history')).toBe('history of the architecture\n');
}, 60_000);

/** Two services, one of which imports the other when asked, with this package installed. */
function repository(broken: boolean): string {
  const root = mkdtempSync(join(tmpdir(), 'mandate-ci-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('package.json', '{ "name": "shop", "private": true, "workspaces": ["orders", "billing"] }');
  for (const name of ['orders', 'billing']) {
    write(`${name}/package.json`, JSON.stringify({ name }));
    write(`${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n');
    write(`${name}/src/main.ts`, 'export const name = 1;\n');
  }
  if (broken) write('orders/src/main.ts', "import { name } from '../../billing/src/main';\nexport const other = name;\n");
  write('node_modules/.bin/mandate', `#!/bin/sh\nexec "${process.execPath}" "${join(process.cwd(), 'dist', 'cli.js')}" "$@"\n`);
  chmodSync(join(root, 'node_modules/.bin/mandate'), 0o755);
  return root;
}

/** Runs the steps as GitHub does: each expression replaced, each output kept in a file. */
function runAction(cwd: string, given: Readonly<Record<string, string>>): { code: number | null; stdout: string; outputs: Record<string, string> } {
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]));
  const [step] = action.runs.steps;
  const env = Object.fromEntries(Object.entries(step!.env).map(([name, value]) => [name, value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => inputs[input]!)]));
  const output = join(cwd, 'outputs');
  writeFileSync(output, '');
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step!.run], {
    cwd, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: cwd, GITHUB_OUTPUT: output, GITHUB_ACTIONS: 'true', ...env },
  });
  const outputs = Object.fromEntries(readFileSync(output, 'utf8').split('\n').filter((line) => line !== '').map((line) => line.split('=') as [string, string]));
  return { code: status, stdout, outputs };
}
