import type { Io } from './io.ts';

export interface ProgressLine {
  show(stage: string, done: number, of: number): void;
  /** Takes the line away again. */
  clear(): void;
}

/** One line on stderr that tells how far the run is; nothing unless a person is watching. */
export function progressLine({ stderr, env, now }: Pick<Io, 'stderr' | 'env' | 'now'>): ProgressLine {
  if (stderr.isTTY !== true || (env['CI'] !== undefined && env['CI'] !== 'false')) return { show: () => {}, clear: () => {} };
  let next = now() + patience;
  let shown = false;
  return {
    show(stage, done, of) {
      if (now() < next) return;
      next = now() + pause;
      shown = true;
      stderr.write(`\r${eraseLine}${stage} ${done}/${of}`);
    },
    clear() {
      if (shown) stderr.write(`\r${eraseLine}`);
      shown = false;
    },
  };
}

/** Milliseconds before the line turns up at all, so that short runs do not flicker, and between two states of it. */
const patience = 300;
const pause = 80;
const eraseLine = '\u001b[K';
