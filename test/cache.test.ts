import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const cli = resolve('dist/cli.js');
const config = 'export default { rules: { "no-module-cycle": "error" as const } };\n';

/** A copy of an example with a config in TypeScript, and a cache of its own. */
function place(): { root: string; cache: string; args: string[] } {
  expect(existsSync(cli), 'run `npm run build` first').toBe(true);
  const home = mkdtempSync(join(tmpdir(), 'mandate-cache-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const [root, cache] = [join(home, 'repository'), join(home, 'cache')];
  cpSync('examples/nest-monorepo', root, { recursive: true });
  writeFileSync(join(root, 'mandate.config.ts'), config);
  spawnSync('git', ['init', '-q'], { cwd: root });
  spawnSync('git', ['add', '.'], { cwd: root });
  return { root, cache, args: [cli, 'check', root, '-f', 'json', '--cache-location', cache] };
}

function reportOf(args: readonly string[], expected = 1): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(expected);
  return stdout;
}

/** Runs until the end, or until it is killed. */
function start(args: readonly string[], killAfter?: number): Promise<string> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', () => {
      clearTimeout(timer);
      settle(out);
    });
  });
}

function filesBelow(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)) : [];
}

test('killed at any point, it leaves a cache that the next run can use, and no litter in the end', async () => {
  const { root, cache, args } = place();
  const truth = reportOf([...args, '--no-cache']);
  const began = performance.now();
  await start(args);
  const whole = performance.now() - began;
  for (let kill = 0; kill < 16; kill++) {
    if (kill % 4 === 0) rmSync(cache, { recursive: true, force: true });
    // Something new to write each time.
    writeFileSync(join(root, 'scratch.ts'), `export const n = ${kill};\n`);
    await start(args, whole * (0.3 + 0.7 * ((kill * 7) % 16) / 16));
    rmSync(join(root, 'scratch.ts'));
    if (kill % 4 === 3) expect(reportOf(args)).toBe(truth);
  }
  mkdirSync(cache, { recursive: true });
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  for (const file of ['facts.bin', 'report.json']) writeFileSync(join(cache, `${file}.${pid}.0a1b2c3d.tmp`), 'half');
  for (const file of ['facts.bin', 'report.json']) rmSync(join(cache, file), { force: true });
  expect(reportOf(args)).toBe(truth);
  expect(filesBelow(cache).filter((file) => file.endsWith('.tmp'))).toEqual([]);
});

test('runs beside each other share one cache', async () => {
  const { cache, args } = place();
  const truth = reportOf([...args, '--no-cache']);
  for (let round = 0; round < 2; round++) {
    const reports = await Promise.all(Array.from({ length: 4 }, () => start(args)));
    for (const report of reports) expect(report).toBe(truth);
  }
  expect(filesBelow(cache).filter((file) => file.endsWith('.tmp'))).toEqual([]);
});

test('damaged bytes of any cache file, the transpiled config among them, change nothing', () => {
  const { root, cache, args } = place();
  const truth = reportOf([...args, '--no-cache']);
  reportOf(args);
  expect(filesBelow(join(cache, 'config')).length).toBeGreaterThan(0);
  for (const damage of [flipped, halved, emptied, foreign]) {
    for (const file of filesBelow(cache)) writeFileSync(file, damage(readFileSync(file)));
    // The report goes by the state of the tree; without it, the facts are what counts.
    if (damage === flipped) rmSync(join(cache, 'report.json'), { force: true });
    expect(reportOf(args)).toBe(truth);
    expect(reportOf(args)).toBe(truth);
  }
  // One that says something else, and ends as the transpiler wants it.
  const [transpiled] = filesBelow(join(cache, 'config')).filter((file) => !file.endsWith('.sha1'));
  const text = readFileSync(transpiled!, 'utf8');
  expect(text).toContain('no-module-cycle');
  writeFileSync(transpiled!, text.replace('no-module-cycle', 'no-deep-import').replace('error', 'off'));
  expect(reportOf(args)).toBe(truth);
  writeFileSync(join(root, 'mandate.config.ts'), config.replace('error', 'off'));
  expect(reportOf(args)).not.toBe(truth);
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 7; at < copy.length; at += 997) copy[at] = copy[at]! ^ 0x5a;
  return copy;
}

function halved(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1);
}

function emptied(): Buffer {
  return Buffer.alloc(0);
}

function foreign(): Buffer {
  return Buffer.from('{"key":null}');
}

test('the caches of repositories that nobody has checked for a month go, and nothing else', () => {
  const { root, cache } = place();
  const run = (): void => {
    spawnSync(process.execPath, [cli, 'check', root], { env: { ...process.env, XDG_CACHE_HOME: cache } });
  };
  run();
  const caches = join(cache, 'mandate');
  const [own] = readdirSync(caches);
  const long = Date.now() / 1000 - 40 * 86_400;
  for (const name of ['0123456789abcdef', 'fedcba9876543210', 'mine']) mkdirSync(join(caches, name));
  for (const name of ['0123456789abcdef', 'mine', own!]) utimesSync(join(caches, name), long, long);
  run();
  expect(readdirSync(caches).sort()).toEqual([own!, 'fedcba9876543210', 'mine'].sort());
});

test.each<[string, readonly string[], number, string]>([
  ['a cache that cannot be is done without', ['--cache-location', '/proc/nowhere/mandate'], 1, ''],
  ['a report that cannot be written is told', ['--no-cache', '-o', '/proc/nowhere/deep/report.json'], 2, 'The report could not be written'],
])('where directories cannot be made, a run comes to its end: %s', (_, more, expected, told) => {
  const { root } = place();
  const { status, stderr } = spawnSync(process.execPath, [cli, 'check', root, '-f', 'json', ...more], { encoding: 'utf8', timeout: 60_000 });
  expect(status).toBe(expected);
  expect(stderr).toContain(told);
});

test('the report of an installation that lacks a parser does not outlive its repair', () => {
  const { root, cache } = place();
  const home = join(root, '..', 'installed');
  cpSync('dist', join(home, 'dist'), { recursive: true });
  cpSync('package.json', join(home, 'package.json'));
  symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
  writeFileSync(join(root, 'main.tf'), 'resource "aws_sqs_queue" "a" {\n  name = "orders"\n}\n');
  rmSync(join(root, 'mandate.config.ts'));
  const args = [join(home, 'dist', 'cli.js'), 'check', root, '-f', 'json', '--cache-location', cache];
  const grammar = join(home, 'dist', 'hcl-parser', 'tree-sitter-terraform.wasm');
  const lacking = `${grammar}.away`;
  renameSync(grammar, lacking);
  expect(reportOf(args, 2)).toContain('the parser of HCL cannot be loaded');
  renameSync(lacking, grammar);
  expect(reportOf(args)).not.toContain('the parser of HCL');
});
