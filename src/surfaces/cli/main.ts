import { CommanderError } from 'commander';
import { UserError } from '../../model/user-error.ts';
import { safeText } from '../../report/safe-text.ts';
import { engine as ownEngine, type Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';

/** Runs one command line (without node and script) and gives its exit code. Nothing it meets is thrown. */
export async function main(args: readonly string[], io: Io, engine: Engine = ownEngine): Promise<ExitCode> {
  let code: ExitCode = 0;
  try {
    await createProgram(engine, io, (result) => {
      code = result;
    }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, io);
  }
}

function explainFailure(error: unknown, { stderr }: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UserError) {
    stderr.write(`${safeText(error.message)}\n`);
    return 2;
  }
  if (error instanceof Error && error.message.startsWith('Cannot find native binding')) {
    stderr.write('oxc-parser, which reads the source files, is installed without its part for this platform, so there is no verdict. Package managers hold that part '
      + 'for an optional dependency: install again without --omit=optional (or --no-optional), and on the platform that mandate runs on.\n');
    return 2;
  }
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  stderr.write(`mandate failed. That is a bug in mandate, and there is no verdict: please report it with these lines.\n\n${safeText(stack)}\n`);
  return 2;
}
