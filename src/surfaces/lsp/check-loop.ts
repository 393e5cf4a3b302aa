/** Runs one check at a time; whatever is asked for meanwhile leads to one more. */
export interface CheckLoop {
  /** Asks for a check once nothing more was asked for so many milliseconds. The shortest wait counts. */
  ask(quiet: number): void;
  /** Checks at once unless nothing was asked for, and settles when nothing is left to do. */
  settled(): Promise<void>;
  /** No check begins from now on. */
  stop(): void;
}

/** Gathering never puts a check off for longer than these milliseconds. */
const patience = 300;

/** @param run never rejects */
export function checkLoop(run: () => Promise<void>): CheckLoop {
  let timer: NodeJS.Timeout | undefined;
  let waiting: { readonly quiet: number; readonly since: number } | undefined;
  let running: Promise<void> | undefined;
  let isOver = false;
  const start = (): void => {
    clearTimeout(timer);
    timer = waiting = undefined;
    running = run().then(() => {
      running = undefined;
      if (waiting !== undefined) wait();
    });
  };
  const wait = (): void => {
    if (isOver || waiting === undefined || running !== undefined) return;
    clearTimeout(timer);
    timer = setTimeout(start, Math.max(0, Math.min(waiting.quiet, waiting.since + patience - performance.now())));
  };
  return {
    ask(quiet) {
      waiting = { quiet: Math.min(quiet, waiting?.quiet ?? quiet), since: waiting?.since ?? performance.now() };
      wait();
    },
    async settled() {
      while (running !== undefined || waiting !== undefined) {
        if (isOver) return;
        if (running === undefined) start();
        await running;
      }
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
