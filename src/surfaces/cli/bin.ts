#!/usr/bin/env node
import { main } from './main.ts';

let finished = false;

process.on('exit', () => {
  if (finished) return;
  // A config may end the process, or leave it with nothing to wait for. Neither is a verdict.
  process.exitCode = 2;
  process.stderr.write('mandate was ended before it had a verdict: something it ran, such as a config, threw late or called process.exit.\n');
});

for (const stream of [process.stdout, process.stderr]) {
  // A reader such as `head` may have seen enough; the exit code still tells the verdict.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  now: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
});
finished = true;
endLingering();

/** A config can leave a timer or a socket open; once all is written, the process does not wait for that. */
function endLingering(): void {
  setTimeout(() => (process.stdout.writableLength > 0 ? endLingering() : process.exit()), 500).unref();
}
