import type { Site } from '../model/site.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Position } from './parse-data.ts';

/** A config file by its name and its text. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  /** Known for configs that are data. */
  positionOf?(path: readonly PropertyKey[]): Position;
}

/**
 * Where each waiver is written. In a config that is code, that is the line of a text which only this waiver has, and the first
 * line where none is: it may have been put together.
 */
export function waiverSites(waivers: readonly Waiver[], { file, text, positionOf }: ConfigText): Site[] {
  return waivers.map((waiver, index) => ({ file, ...(positionOf?.(['waivers', index, 'rule']) ?? placeOf(waiver, text)) }));
}

function placeOf({ from, to, reason }: Waiver, text: string): Position {
  for (const said of [from, reason, to]) {
    const at = said === '' ? -1 : text.indexOf(said);
    if (at < 0 || text.includes(said, at + 1)) continue;
    const before = text.slice(0, at).split(/\r\n|\n|\r/);
    return { line: before.length, column: before.at(-1)!.length + 1 };
  }
  return { line: 1, column: 1 };
}
