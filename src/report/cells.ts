/** How many cells of a terminal a text takes: wide characters take two, combining ones none. */
export function cellsOf(text: string): number {
  return ascii.test(text) ? text.length : charactersOf(text).reduce((sum, { cells }) => sum + cells, 0);
}

export interface Character {
  readonly text: string;
  readonly cells: number;
}

/** The characters of a text as a reader sees them, each with the cells it takes. */
export function charactersOf(text: string): Character[] {
  if (ascii.test(text)) return Array.from(text, (character) => ({ text: character, cells: 1 }));
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => ({ text: segment, cells: cellsOfCharacter(segment) }));
}

/** A text with spaces behind it up to this many cells. */
export function padCells(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}

const ascii = /^[\t\x20-\x7E]*$/;
const none = /^[\p{Mn}\p{Me}\u200B-\u200D\u2060\uFEFF]+$/u;
const wide = /[\p{Emoji_Presentation}\uFE0F\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]/u;

function cellsOfCharacter(character: string): number {
  if (none.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
