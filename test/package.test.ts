import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** The package as users get it. */
let home = '';
let tarball = '';
let files: readonly string[] = [];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'mandate-pack-'));
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', home], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as
    [{ readonly filename: string; readonly files: readonly { readonly path: string }[] }];
  tarball = join(home, packed.filename);
  files = packed.files.map(({ path }) => path);
});
afterAll(() => rmSync(home, { recursive: true }));

test('publint finds no fault with the package', async () => {
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer } });
  expect(messages.map((message) => formatMessage(message, pkg as Record<string, unknown>, { color: false }))).toEqual([]);
});

test('the types of every entry are found by whoever imports it as a module', () => {
  const { status, output } = outputOf('attw', tarball, '--profile', 'esm-only', '--no-color', '--no-emoji');
  expect(status, output).toBe(0);
});

test('the package holds what runs and what is read, and nothing else', () => {
  expect(files.filter((path) => !/^(?:dist\/|rules\/[\w-]+\/README\.md$|(?:README|CHANGELOG)\.md$|LICENSE$|package\.json$)/.test(path))).toEqual([]);
  for (const path of ['dist/cli.js', 'dist/index.js', 'dist/index.d.ts', 'dist/schema.json', 'dist/drift-report.js', 'dist/drift-report.css', 'LICENSE', 'README.md']) expect(files).toContain(path);
  expect(files.filter((path) => /\.(?:test|fixture)\.|\.map$|\/fixtures\//.test(path))).toEqual([]);
});

test('nothing is left unused: no file, no export, no dependency', () => {
  const { status, output } = outputOf('knip', '--no-progress');
  expect(status, output).toBe(0);
});

function outputOf(tool: string, ...args: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', tool), args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
