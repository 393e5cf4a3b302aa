import { Writable } from 'node:stream';
import type { Log } from './log.ts';

/** The standard streams of a process, held by the protocol. */
export interface ClaimedStdio {
  readonly output: Writable;
  /** Where errors go that nobody caught. */
  report(log: Pick<Log, 'error'>): void;
  release(): void;
}

/**
 * Gives standard output to the protocol alone. A config is code and may print, throw late, or end the process: what it prints goes to
 * standard error, what it throws is reported, and it ends nothing.
 */
export function claimStdio(): ClaimedStdio {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  const exit = process.exit.bind(process);
  let log: Pick<Log, 'error'> = { error: (what, error) => void stderr.write(`${what}\n${String(error)}\n`) };
  const late = (error: unknown): void => log.error('Something that runs in this process, such as a config, failed late.', error);
  stdout.write = stderr.write.bind(stderr);
  process.exit = (() => {
    throw new Error('It calls process.exit, which would end the editor\'s checks with it.');
  }) as typeof process.exit;
  process.on('uncaughtException', late).on('unhandledRejection', late);
  return {
    output: new Writable({ write: (chunk: Uint8Array, _encoding, done) => void write(chunk, (error) => done(error)) }),
    report: (to) => void (log = to),
    release() {
      stdout.write = write;
      process.exit = exit;
      process.off('uncaughtException', late).off('unhandledRejection', late);
    },
  };
}
