import { relative, resolve, sep } from 'node:path';
import { concernsConfig } from '../../config/concerns-config.ts';
import type { Checked } from '../../check-repository.ts';
import { UserError } from '../../model/user-error.ts';
import { safeText } from '../../report/safe-text.ts';
import { analysed, checkBy, checkOnce, configOf, type CheckOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import { interrupted } from './interrupted.ts';
import type { Io } from './io.ts';

/** Milliseconds of quiet before a change is looked at: an editor or a checkout writes many files at once. */
const quiet = 20;

/**
 * Checks, and checks again whenever a file changes, until the user ends it. One check runs at a time; what changes meanwhile
 * leads to one more. A config that does not hold is told, and the next change is waited for.
 */
export async function watch(root: string, options: CheckOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const rules = await engine.rules();
  const kept = await engine.keepChecking();
  const keeping: Engine = { ...engine, check: kept.check };
  let loaded = await configOf(root, options, rules, io);
  let checked: Checked | undefined;
  let isStale = false;
  const run = async (): Promise<void> => {
    const started = io.now();
    try {
      if (isStale) loaded = await configOf(root, options, rules, io);
      isStale = false;
      if (io.stdout.isTTY === true) io.stdout.write(clearScreen);
      ({ checked } = await checkOnce(root, checkBy(root, loaded, options, rules, io), options, keeping, io, started));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      io.stderr.write(`${safeText(error.message)}\n`);
    }
    if (io.stderr.isTTY === true) io.stderr.write('Watching for changes. Ctrl-C ends it.\n');
  };
  /** Nobody tells of what changed between the first check and the moment when watching began. */
  const hasChanged = async (): Promise<boolean> => {
    kept.touched();
    const { report } = await analysed(root, checkBy(root, loaded, options, rules, io), options, io, keeping.check);
    return JSON.stringify(report) !== JSON.stringify(checked?.report);
  };
  await run();
  const { watchFiles } = await import('../../tree/watch-files.ts');
  const loop = runLoop(run);
  const configFile = loaded.file === undefined ? [] : [resolve(root, loaded.file)];
  const written = options.outputFile === undefined ? undefined : resolve(io.cwd, options.outputFile);
  const ended = (io.interrupted ?? interrupted)();
  const watcher = await (io.watch ?? watchFiles)({
    root,
    others: [...configFile, ...(typeof options.config === 'string' ? [resolve(io.cwd, options.config)] : [])].filter((file) => relative(root, file).startsWith('..')),
    ignored: (path, directory) => checked?.ignores(path, directory) === true,
    changed: (path) => {
      if (path === written) return;
      const below = relative(root, path).split(sep).join('/');
      kept.touched([below]);
      isStale ||= concernsConfig(root, below, loaded.file);
      loop.ask();
    },
    failed: (error) => loop.fail(explained(error)),
  });
  if (await hasChanged()) loop.ask();
  try {
    await Promise.race([ended, loop.failure]);
    return 0;
  } finally {
    await loop.stop();
    await watcher.close();
  }
}

const clearScreen = '\u001b[2J\u001b[3J\u001b[H';

interface Loop {
  ask(): void;
  fail(error: Error): void;
  /** Rejects when a run, or watching, failed; never settles otherwise. */
  readonly failure: Promise<never>;
  /** Waits for a run that is under way; none comes after it. */
  stop(): Promise<void>;
}

function runLoop(run: () => Promise<void>): Loop {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isAsked = false;
  let isOver = false;
  let fail: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => (fail = reject));
  const start = (): void => {
    if (isOver) return;
    if (running !== undefined) {
      isAsked = true;
      return;
    }
    running = run().catch((error: unknown) => fail(error as Error)).then(() => {
      running = undefined;
      if (isAsked) ask();
      isAsked = false;
    });
  };
  const ask = (): void => {
    clearTimeout(timer);
    timer = setTimeout(start, quiet);
  };
  const stop = async (): Promise<void> => {
    isOver = true;
    clearTimeout(timer);
    await running;
  };
  return { ask, fail: (error) => fail(error), failure, stop };
}

function explained(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EMFILE') return new UserError('usage', `Files cannot be watched any more: ${error.message}`, { cause: error });
  return new UserError('usage', 'There are more files than this system lets one program watch. Raise the limit (on Linux: '
    + 'sudo sysctl fs.inotify.max_user_watches=524288), or let .gitignore name the directories that are made by tools.', { cause: error });
}
