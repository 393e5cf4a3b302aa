import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSyncFn } from 'synckit';
import type { LintAnswer, LintRequest } from './lint-request.ts';

/** A repository of 20,000 files takes seconds; a thread that is silent for this long has died. Milliseconds. */
const patience = 180_000;

/** The answer of the thread that holds the workspaces, which is started by the first request; it keeps no process alive. */
export function askWorker(request: LintRequest): LintAnswer {
  if (hasFailed) return { findings: [], fault: undefined };
  try {
    return createSyncFn<(asked: LintRequest) => Promise<LintAnswer>>(workerFile(), { timeout: patience })(request);
  } catch (error) {
    // Each further file would wait as long, for nothing.
    hasFailed = true;
    const reason = error instanceof Error ? error.message : String(error);
    return { findings: [], fault: `mandate failed, and tells no findings until the linter is started again: ${reason}` };
  }
}

let hasFailed = false;

/** The built script, which stands beside this code when that is built, else where it is built to. */
function workerFile(): string {
  const places = ['./eslint-worker.js', '../../../dist/eslint-worker.js'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${places[0]!} is missing; install mandate again.`);
  return found;
}
