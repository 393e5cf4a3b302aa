import type { Output } from './io.ts';

/** Cells of a line: the terminal's within reason; in a log, what most log viewers show without wrapping. */
export function widthOf(stream: Output): number {
  return stream.isTTY === true ? Math.min(140, Math.max(60, stream.columns ?? 80)) : 110;
}
