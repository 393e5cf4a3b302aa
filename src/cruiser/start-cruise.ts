import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CruiseMessage } from './cruise-process.ts';
import type { CruiseOutcome, CruiseRequest } from './cruise.ts';

export interface RunningCruise {
  /** Never rejects. */
  readonly outcome: Promise<CruiseOutcome>;
  /** Ends the run, whatever it has come to. */
  stop(): void;
}

export interface Deadlines {
  /** Milliseconds for the config to load, and for all of the run. */
  readonly config: number;
  readonly run: number;
}

/**
 * Starts dependency-cruiser in a process of its own: it runs beside the analysis, in the directory that its config
 * expects, and a config that never returns, prints or ends its process takes nothing with it.
 */
export function startCruise(request: CruiseRequest, deadlines: Deadlines = { config: 10_000, run: 900_000 }): RunningCruise {
  const child = forked(JSON.stringify(request));
  const outcome = new Promise<CruiseOutcome>((settle) => {
    const late = watch(deadlines, (failed) => end({ failed }));
    function end(result: CruiseOutcome): void {
      late.clear();
      child.kill('SIGKILL');
      settle(result);
    }
    child.on('message', (message: CruiseMessage) => {
      if (message === 'loaded') late.loaded();
      else end(message);
    });
    child.on('error', (error) => end({ failed: `it could not be started: ${error.message}` }));
    // Its last message may be read after the news that it has ended.
    child.on('exit', (code, signal) => setTimeout(() => end({ failed: `its process ended without a word (${signal ?? `exit code ${String(code)}`})` }), grace));
  });
  return { outcome, stop: () => child.kill('SIGKILL') };
}

/** The built script, which stands beside this code when that is built, else where it is built to. */
function forked(request: string): ChildProcess {
  const places = ['./cruise-process.js', '../../dist/cruise-process.js'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const script = places.find((place) => existsSync(place)) ?? places[0]!;
  // What a config prints belongs in no report.
  return fork(script, [request], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
}

/** The analysis may have kept the event loop busy: a message that has come is read before a deadline counts. */
const grace = 500;

function watch({ config, run }: Deadlines, fail: (reason: string) => void): { loaded(): void; clear(): void } {
  const after = (time: number, reason: string): { stop(): void } => {
    let timer = setTimeout(() => {
      timer = setTimeout(() => fail(reason), grace);
    }, time);
    return { stop: () => clearTimeout(timer) };
  };
  const loading = after(config, `its config did not load within ${config / 1000} seconds`);
  const running = after(run, `it did not end within ${run / 1000} seconds`);
  return {
    loaded: () => loading.stop(),
    clear: () => {
      loading.stop();
      running.stop();
    },
  };
}
