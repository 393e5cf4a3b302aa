import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Checked } from '../../check-repository.ts';
import type { Engine } from './engine.ts';
import type { WatchRequest } from '../../tree/watch-files.ts';
import { main } from './main.ts';
import { report, rules } from './run-cli.fixture.ts';

interface Watching {
  readonly root: string;
  readonly request: WatchRequest;
  readonly ended: Promise<number>;
  runs(): number;
  out(): string;
  err(): string;
  /** Lets a check that was held come to its end. */
  release(): void;
  hold(): void;
  interrupt(): void;
  closed(): boolean;
}

/** A watch over an engine that counts its checks, with changes told by the test. */
async function watching(tty = false): Promise<Watching> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-watch-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  let [out, err, runs, closed] = ['', '', 0, false];
  let held: Promise<void> | undefined;
  let release = (): void => undefined;
  let interrupt = (): void => undefined;
  const check = async (): Promise<Checked> => {
    runs++;
    await held;
    return { report: report([]), sourceOf: () => undefined, ignores: (path) => path.startsWith('dist') };
  };
  const engine: Engine = {
    rules: async () => Promise.resolve(rules),
    check,
    keepChecking: async () => Promise.resolve({ check, touched: () => {} }),
    proposeFixes: async () => Promise.reject(new Error('not asked for')),
    drift: async () => Promise.reject(new Error('not asked for')),
    impact: async () => Promise.reject(new Error('not asked for')),
    lsp: async () => Promise.resolve(0),
    mergeStores: async () => Promise.reject(new Error('not asked for')),
    measure: async () => Promise.reject(new Error('not asked for')),
    selftest: async () => Promise.reject(new Error('not asked for')),
    serveMcp: async () => Promise.reject(new Error('not asked for')),
    unseenBaseline: async () => Promise.reject(new Error('not asked for')),
    openSession: async () => Promise.reject(new Error('not asked for')),
  };
  let request: WatchRequest | undefined;
  const ended = main(['check', root, '--watch', '--no-cache'], {
    stdout: { write: (text) => (out += text), isTTY: tty },
    stderr: { write: (text) => (err += text) },
    cwd: root,
    env: {},
    now: () => 0,
    today: () => '2026-05-04',
    watch: async (given) => {
      request = given;
      return Promise.resolve({ close: async () => Promise.resolve(void (closed = true)) });
    },
    interrupted: () => new Promise((settle) => (interrupt = settle)),
  }, engine);
  await vi.waitFor(() => expect(request).toBeDefined());
  await vi.waitFor(() => expect(runs).toBe(2));
  return {
    root, request: request!, ended, runs: () => runs, out: () => out, err: () => err, closed: () => closed,
    hold: () => (held = new Promise((settle) => (release = settle))),
    release: () => release(),
    interrupt: () => interrupt(),
  };
}

test('changes that come together lead to one check, those during a check to one more, and Ctrl-C to an end with 0', async () => {
  const { root, request, ended, runs, hold, release, interrupt, closed } = await watching();
  hold();
  for (const name of ['a.ts', 'b.ts', 'c.ts']) request.changed(join(root, name));
  await vi.waitFor(() => expect(runs()).toBe(3));
  for (const name of ['a.ts', 'b.ts']) {
    request.changed(join(root, name));
    await new Promise((settle) => setTimeout(settle, 50));
  }
  expect(runs()).toBe(3);
  release();
  await vi.waitFor(() => expect(runs()).toBe(4));
  interrupt();
  expect(await ended).toBe(0);
  expect([runs(), closed()]).toEqual([4, true]);
});

test('a config that does not hold is told, and watching goes on with the one that comes', async () => {
  const { root, request, ended, runs, err, interrupt } = await watching();
  writeFileSync(join(root, 'mandate.config.json'), '{ "rules": ');
  request.changed(join(root, 'mandate.config.json'));
  await vi.waitFor(() => expect(err()).toContain('mandate.config.json'));
  expect(runs()).toBe(2);
  writeFileSync(join(root, 'mandate.config.json'), '{}');
  request.changed(join(root, 'mandate.config.json'));
  await vi.waitFor(() => expect(runs()).toBe(3));
  interrupt();
  expect(await ended).toBe(0);
});

test('the screen is cleared for a person only', async () => {
  for (const tty of [true, false]) {
    const { ended, out, interrupt } = await watching(tty);
    interrupt();
    await ended;
    expect(out().includes('\u001b[2J')).toBe(tty);
  }
});

test('more files than the system watches is told with the way out', async () => {
  const { request, ended, err, closed } = await watching();
  request.failed(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  expect(await ended).toBe(2);
  expect(err()).toContain('fs.inotify.max_user_watches');
  expect(closed()).toBe(true);
});

test('what version control ignores is of no interest', async () => {
  const { request, ended, interrupt } = await watching();
  expect([request.ignored('dist', true), request.ignored('src', true)]).toEqual([true, false]);
  interrupt();
  await ended;
});

test('the built program checks again when a file is saved, and ends on Ctrl-C', async () => {
  const root = mkdtempSync(join(tmpdir(), 'mandate-watch-built-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('package.json', '{ "private": true, "workspaces": ["services/*"] }');
  for (const name of ['orders', 'billing']) {
    write(`services/${name}/package.json`, `{ "name": "${name}" }`);
    write(`services/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\n');
    write(`services/${name}/src/main.ts`, 'export const a = 1;\n');
  }
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'check', root, '--watch', '--no-cache']);
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(root, { recursive: true });
  });
  let out = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  const patient = { timeout: 30_000, interval: 200 };
  await vi.waitFor(() => expect(out).toContain('no findings'), patient);
  // Saved again and again, since nothing tells when watching has begun.
  let times = 0;
  await vi.waitFor(() => {
    write('services/orders/src/main.ts', `import { a } from '../../billing/src/main.js';\nexport const b = a;\n// ${times++}\n`);
    expect(out).toContain('no-cross-service-import');
  }, patient);
  const end = new Promise((settle) => child.on('exit', (code, signal) => settle([code, signal])));
  child.kill('SIGINT');
  expect(await end).toEqual([0, null]);
});
