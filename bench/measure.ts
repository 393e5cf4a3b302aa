import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pollMeter, type Meter } from './poll-meter.ts';

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
};

export type Measurement = {
  readonly wallMs: number;
  /** User and system time of the process and all it waited for; undefined where it cannot be told. */
  readonly cpuMs: number | undefined;
  /** Peak resident set of the largest single process, native code included. */
  readonly peakKiB: number | undefined;
  /** Undefined when the time limit ended the run. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
};

export type MeasureOptions = {
  readonly limitMs: number;
  /** A directory for the outputs, outside of what is measured. */
  readonly scratch: string;
  /** Ends the run under way, and lets no other start. */
  readonly abort: AbortSignal;
};

/** The user has ended the bench: no run is to follow. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

/** Where the system's GNU `time` is, if it is there: its numbers come from the kernel's own account of the process. */
export function findGnuTime(): string | undefined {
  return ['/usr/bin/time', '/usr/local/bin/gtime', '/opt/homebrew/bin/gtime'].find((file) => {
    if (!existsSync(file)) return false;
    const { stdout, stderr } = spawnSync(file, ['--version'], { encoding: 'utf8' });
    return /\bGNU\b/.test(`${stdout}${stderr}`);
  });
}

/** Runs a command as a whole process, from spawn to exit, its output going to files so that nobody waits for a reader. */
export async function measure(command: Command, { limitMs, scratch, abort }: MeasureOptions): Promise<Measurement> {
  if (abort.aborted) throw new Interrupted();
  const room = mkdtempSync(join(scratch, 'run-'));
  const gnuTime = findGnuTime();
  const account = join(room, 'time');
  const [file, args] = gnuTime === undefined
    ? [command.file, command.args]
    : [gnuTime, ['-q', '-f', '%U %S %M', '-o', account, command.file, ...command.args]];
  const out = openSync(join(room, 'stdout'), 'w');
  const err = openSync(join(room, 'stderr'), 'w');
  try {
    const ended = await run({ file, args, cwd: command.cwd }, [out, err], { limitMs, abort, poll: gnuTime === undefined });
    const meter = gnuTime === undefined ? ended.meter : readAccount(account);
    return {
      ...meter,
      wallMs: ended.wallMs,
      exitCode: ended.exitCode,
      stdout: readFileSync(join(room, 'stdout'), 'utf8'),
      stderr: readFileSync(join(room, 'stderr'), 'utf8'),
    };
  } finally {
    closeSync(out);
    closeSync(err);
    rmSync(room, { recursive: true, force: true });
  }
}

type Ended = { readonly wallMs: number; readonly exitCode: number | undefined; readonly meter: Meter };

type RunOptions = Pick<MeasureOptions, 'limitMs' | 'abort'> & { readonly poll: boolean };

async function run(command: Command, [out, err]: readonly [number, number], { limitMs, abort, poll }: RunOptions): Promise<Ended> {
  const started = performance.now();
  // A group of its own, so that the time limit ends the command and not only the `time` in front of it.
  const child = spawn(command.file, command.args, { cwd: command.cwd, stdio: ['ignore', out, err], detached: true, env: quietEnvironment() });
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  let cause: 'limit' | 'interrupt' | undefined;
  const interrupt = (): void => { cause = 'interrupt'; stop(); };
  const timer = setTimeout(() => { cause = 'limit'; stop(); }, limitMs);
  const meter = poll && child.pid !== undefined ? pollMeter(child.pid) : undefined;
  try {
    return await new Promise<Ended>((resolve, reject) => {
      abort.addEventListener('abort', interrupt, { once: true });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        const wallMs = performance.now() - started;
        if (cause === 'interrupt') reject(new Interrupted());
        else if (cause === undefined && signal !== null) reject(new Error(`it was ended by ${signal}`));
        else resolve({ wallMs, exitCode: cause === 'limit' ? undefined : (code ?? undefined), meter: meter?.read() ?? UNKNOWN });
      });
    });
  } finally {
    clearTimeout(timer);
    meter?.stop();
    abort.removeEventListener('abort', interrupt);
  }
}

const UNKNOWN: Meter = { cpuMs: undefined, peakKiB: undefined };

function readAccount(file: string): Meter {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  const [user, system, peak] = text.split(' ').map(Number);
  if (user === undefined || system === undefined || peak === undefined) return UNKNOWN;
  return { cpuMs: (user + system) * 1000, peakKiB: peak };
}

function quietEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, NODE_OPTIONS: __, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}
