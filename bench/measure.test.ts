import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Interrupted, measure } from './measure.ts';
import { readProcess } from './poll-meter.ts';

const scratch = mkdtempSync(join(tmpdir(), 'mandate-measure-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const abort = new AbortController().signal;
const script = (code: string) => ({ file: process.execPath, args: ['-e', code], cwd: scratch });

test('outputs and exit code are those of the command', async () => {
  const run = await measure(script('console.log("out"); console.error("err"); process.exitCode = 7'), { limitMs: 60_000, scratch, abort });
  expect(run).toMatchObject({ exitCode: 7, stdout: 'out\n', stderr: 'err\n' });
});

test('a command over its time limit is ended and has no exit code', async () => {
  const run = await measure(script('setInterval(() => {}, 1000)'), { limitMs: 300, scratch, abort });
  expect(run.exitCode).toBeUndefined();
});

test('an interrupted bench ends the run and starts no other', async () => {
  const interrupt = new AbortController();
  const run = measure(script('setInterval(() => {}, 1000)'), { limitMs: 60_000, scratch, abort: interrupt.signal });
  interrupt.abort();
  await expect(run).rejects.toThrow(Interrupted);
  await expect(measure(script('0'), { limitMs: 60_000, scratch, abort: interrupt.signal })).rejects.toThrow(Interrupted);
});

test('a command that does not exist is no run', async () => {
  const command = { file: join(scratch, 'nothing'), args: [], cwd: scratch };
  const ended = await measure(command, { limitMs: 60_000, scratch, abort }).then((it) => String(it.exitCode), String);
  expect(ended).toMatch(/^127$|ENOENT/);
});

test('peak memory and CPU time are read from /proc, whatever the process is called', () => {
  const stat = `42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 12 3 0 0 20 0`;
  expect(readProcess('Name:\ta\nVmHWM:\t   2048 kB\nVmRSS:\t 1024 kB\n', stat)).toEqual({ cpuMs: 150, peakKiB: 2048 });
  expect(readProcess('Name:\ta\nState:\tZ (zombie)\n', stat)).toBeUndefined();
});
