import type { CruiseOutcome, CruiseRequest } from './cruise.ts';
import { runCruise } from './run-cruise.ts';

/** What the process says to the one that started it: that the config is loaded, then what came of the run. */
export type CruiseMessage = 'loaded' | CruiseOutcome;

const request = JSON.parse(process.argv[2]!) as CruiseRequest;
process.on('disconnect', () => process.exit());
// Configs of dependency-cruiser speak of paths from where it is started.
process.chdir(request.root);
runCruise(request, () => say('loaded')).then(say, (error: unknown) => say({ failed: reasonOf(error, request) }));

function say(message: CruiseMessage): void {
  process.send?.(message, () => {
    if (message !== 'loaded') process.exit();
  });
}

/** The first line that says something, with paths as the user knows them. */
function reasonOf(error: unknown, { root }: CruiseRequest): string {
  const text = error instanceof Error ? error.message : `it threw ${String(error)}`;
  const line = text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '').split('\n').map((one) => one.trim()).filter((one) => one !== '');
  return line.slice(0, 3).join(' ').slice(0, 500).replace(/\.+$/, '') || 'it threw an error without a message';
}
