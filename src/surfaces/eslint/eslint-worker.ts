import { runAsWorker } from 'synckit';
import type { LintRequest } from './lint-request.ts';
import type { Linter } from './open-linter.ts';

// The thread that holds the workspaces: rules of linters answer at once, and a workspace has to be waited for.
// A config is code. What it prints stays out of the linter's output, which another program may read as messages, ...
process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
// ... and neither its end nor an error that it throws late is the end of this thread: the linter would wait for it in vain.
process.exit = (code) => {
  throw new Error(`process.exit(${String(code ?? '')}) was called, by the config or something that it loads.`);
};
process.on('uncaughtException', (error) => console.error(error));

let linter: Promise<Linter> | undefined;
runAsWorker(async (request: LintRequest) => (await (linter ??= load()))(request));

/** An installation that lacks something is told by an answer: a thread that does not start would be waited for. */
async function load(): Promise<Linter> {
  const [{ openLinter }, { openWorkspace }] = await Promise.all([import('./open-linter.ts'), import('../../open-workspace.ts')]);
  return openLinter({ open: openWorkspace, env: process.env, now: () => Date.now() });
}
