import { runAsWorker } from 'synckit';
import { openWorkspace } from '../../open-workspace.ts';
import { openLinter } from './open-linter.ts';

/**
 * The thread that holds the workspaces: rules of linters answer at once, and a workspace has to be waited for. What a config
 * prints is no part of the linter's output, which another program may read; and it ends no process.
 */
process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
process.exit = (code) => {
  throw new Error(`process.exit(${String(code ?? '')}) was called, by the config or something that it loads.`);
};

runAsWorker(openLinter({ open: openWorkspace, env: process.env, now: () => Date.now() }));
