import picocolors from 'picocolors';
import { noColours, type Colours } from '../../report/colours.ts';
import type { Io, Output } from './io.ts';

/** The colours for a stream: none when it is no terminal or nobody wants them; FORCE_COLOR asks for them anyway. */
export function paletteFor(stream: Output, env: Io['env'], wanted: boolean): Colours {
  return wanted && hasColours(stream, env) ? picocolors.createColors(true) : noColours;
}

function hasColours(stream: Output, env: Io['env']): boolean {
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: terminal } = env;
  if (none !== undefined && none !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && terminal !== 'dumb';
}
