import type { Site } from '../model/site.ts';
import { charactersOf, type Character } from './cells.ts';
import type { Colours } from './colours.ts';
import { guessLength } from './guess-length.ts';
import { safeText } from './safe-text.ts';
import { inSecretDocument, isCode, type Surroundings, withoutSecrets } from './without-secrets.ts';

/**
 * The line of a site with the line above it and a rule under what is meant; no lines when the text has no such line.
 * Tabs become two spaces, wide characters are measured, and a long line is cut around what is meant. Secrets are hidden; of
 * settings, where the line above may belong to anything, it is not shown.
 */
export function codeFrame(source: string, site: Site, colours: Colours, width: number): string[] {
  const line = lineOf(source, site.line);
  if (line === undefined) return [];
  const above = site.line > 1 ? lineOf(source, site.line - 1) : undefined;
  const shownAbove = isCode(site.file) && above?.trim() !== '' ? above : undefined;
  const { file } = site;
  const digits = String(site.line).length;
  const room = Math.max(20, width - digits - 9);
  const shown = cut(line, site, room, { file, above, secretDocument: inSecretDocument(source, file, site.line) });
  const gutter = (mark: string, number: string): string => `    ${mark} ${number.padStart(digits)} │`;
  return [
    ...(shownAbove === undefined ? [] : [
      colours.dim(`${gutter(' ', String(site.line - 1))} ${cut(shownAbove, { column: 1, length: 1 }, room, { file, above: site.line > 2 ? lineOf(source, site.line - 2) : undefined, secretDocument: false }).text}`),
    ]),
    `${colours.bold(gutter('▸', String(site.line)))} ${shown.text}`,
    `${colours.dim(gutter(' ', ''))} ${' '.repeat(shown.before)}${colours.red('▔'.repeat(shown.marked))}`,
  ];
}

function lineOf(source: string, line: number): string | undefined {
  let start = 0;
  for (let number = 1; number < line; number++) {
    start = source.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  const end = source.indexOf('\n', start);
  const text = source.slice(start, end === -1 ? undefined : end);
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

interface Cut {
  readonly text: string;
  /** Cells before what is meant, and cells of it. */
  readonly before: number;
  readonly marked: number;
}

/** Cuts a line to the room there is, so that what is meant stays in sight. */
function cut(line: string, { column, length }: Pick<Site, 'column' | 'length'>, room: number, around: Surroundings): Cut {
  const from = Math.min(Math.max(0, column - 1), line.length);
  const to = Math.min(line.length, from + Math.max(1, length ?? guessLength(line, from)));
  // Secrets are hidden before the line is cut: cutting might take away what tells them.
  const [start, end] = line.length < longest ? [0, line.length] : [Math.max(0, from - room - beside), to + room + beside];
  const safe = line.slice(0, start) + withoutSecrets(line.slice(start, end), around) + line.slice(end);
  const first = Math.max(0, from - room);
  const [before, marked, after] = [safe.slice(first, from), safe.slice(from, to), safe.slice(to, to + room)]
    .map((part) => charactersOf(safeText(part)).map(expandTab)) as [Character[], Character[], Character[]];
  const total = sum(before) + sum(marked) + sum(after);
  const whole = first === 0 && to + room >= safe.length && total <= room;
  if (whole) return { text: join([...before, ...marked, ...after]), before: sum(before), marked: Math.max(1, sum(marked)) };
  const lead = fits(before, Math.max(Math.floor(room / 3), room - sum(marked) - sum(after)) - 1, 'end');
  const head = first === 0 && lead.length === before.length ? '' : '…';
  const left = room - head.length - sum(lead);
  const toEnd = to + room >= safe.length && sum(marked) + sum(after) <= left;
  const middle = toEnd ? marked : fits(marked, left - 1, 'start');
  const tail = toEnd ? after : fits(after, left - 1 - sum(middle), 'start');
  return {
    text: `${head}${join(lead)}${join(middle)}${join(tail)}${toEnd ? '' : '…'}`,
    before: head.length + sum(lead),
    marked: Math.max(1, sum(middle)),
  };
}

/** Lines beyond this are looked at only around what is meant: so far on either side. */
const [longest, beside] = [10_000, 2_000];

function expandTab(character: Character): Character {
  return character.text === '\t' ? { text: '  ', cells: 2 } : character;
}

function fits(characters: readonly Character[], room: number, keep: 'start' | 'end'): readonly Character[] {
  const ordered = keep === 'start' ? characters : characters.toReversed();
  let taken = 0;
  const beyond = ordered.findIndex(({ cells }) => (taken += cells) > room);
  const kept = beyond === -1 ? ordered : ordered.slice(0, beyond);
  return keep === 'start' ? kept : kept.toReversed();
}

function sum(characters: readonly Character[]): number {
  return characters.reduce((cells, character) => cells + character.cells, 0);
}

function join(characters: readonly Character[]): string {
  return characters.map(({ text }) => text).join('');
}
