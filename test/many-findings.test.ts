import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, afterAll, expect, test } from 'vitest';
import type { Report } from '../src/model/report.ts';

/** A multiple of 256, so that a count as exit code would come out as 0. */
const [importers, imported] = [128, 80];
const count = importers * imported;
let root = '';

beforeAll(() => {
  expect(existsSync('dist/cli.js'), 'run `npm run build` first').toBe(true);
  root = mkdtempSync(join(tmpdir(), 'mandate-many-'));
  const docker = 'FROM node:22-slim\nCOPY . .\nCMD ["node", "main.js"]\n';
  const numbers = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
  write('package.json', '{ "private": true, "workspaces": ["apps/*"] }');
  for (const name of ['orders', 'billing']) {
    write(`apps/${name}/package.json`, `{ "name": "${name}" }`);
    write(`apps/${name}/Dockerfile`, docker);
  }
  for (const at of numbers(imported)) write(`apps/billing/src/b${at}.ts`, `export const b${at} = ${at};\n`);
  const imports = numbers(imported).map((at) => `import { b${at} } from '../../billing/src/b${at}';\n`).join('');
  for (const at of numbers(importers)) write(`apps/orders/src/a${at}.ts`, imports);
});

afterAll(() => rmSync(root, { recursive: true }));

test('ten thousand findings are exit code 1, and all of them arrive at a reader that takes its time', async () => {
  const { code, text, largest } = await runSlowly(['check', root, '--no-cache', '--format', 'json']);
  expect(code).toBe(1);
  const report = JSON.parse(text) as Report;
  expect(report.findings).toHaveLength(count);
  expect(report.summary.errors).toBe(count);
  expect(text.length).toBeGreaterThan(100 * largest);
});

test('their text ends with the summary, and a reader that has seen enough changes no verdict', async () => {
  const { code, text } = await runSlowly(['check', root, '--no-cache', '--no-color', '--all']);
  expect(code).toBe(1);
  expect(text.match(/✖ no-cross-service-import/g)).toHaveLength(count);
  expect(text.trimEnd().split('\n').at(-1)).toContain(`${count.toLocaleString('en')} errors`);
  expect((await runSlowly(['check', root, '--no-cache', '--format', 'json'], 1)).code).toBe(1);
});

/** Runs the built command line and reads its output piece by piece, with a pause before the first and now and then. */
async function runSlowly(args: readonly string[], most = Infinity): Promise<{ code: number | null; text: string; largest: number }> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const pieces: Buffer[] = [];
  const pause = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  await pause(700);
  for await (const piece of child.stdout) {
    pieces.push(piece as Buffer);
    if (pieces.length % 20 === 0) await pause(10);
    if (pieces.length >= most) break;
  }
  return { code: await closed, text: Buffer.concat(pieces).toString('utf8'), largest: Math.max(...pieces.map(({ length }) => length)) };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
