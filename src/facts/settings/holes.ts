import { isSecretKey } from '../../model/setting-part.ts';

/** A text whose variables are one character each, so that it can be taken apart as if they were filled in. */
export interface Masked {
  readonly text: string;
  /** The variables of a part, written out again: `${NAME}`, or `${NAME:-default}` with a default that is a plain name. */
  restore(part: string): string;
  /** The variable that the whole text is. */
  readonly whole: Hole | undefined;
}

export interface Hole {
  readonly name: string;
  readonly fallback?: string;
}

/** What a masked variable looks like, for a class of characters: none of them is in any text that people write. */
export const mark = '\\uE100-\\uEFFF';

const firstMark = 0xe100;
const maxHoles = 0xeff;
const hole = /^\$\{(@?[A-Za-z_][\w.]*)(?:(:?[-=?+])(.*))?\}$/s;
const plain = /^(?:[\w.-]|\$\{[A-Za-z_]\w*\})+$/;

/** Masks `${NAME}`, `${NAME:-default}` and `$NAME`; undefined for a text that holds marks of its own, or too many variables. */
export function maskHoles(text: string): Masked | undefined {
  if (/[\uE100-\uEFFF]/.test(text)) return undefined;
  const found: Hole[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, hole: each } of holesOf(text)) {
    parts.push(text.slice(at, start), String.fromCharCode(firstMark + found.length));
    found.push(each);
    at = end;
  }
  if (found.length > maxHoles) return undefined;
  parts.push(text.slice(at));
  const masked = parts.join('');
  return {
    text: masked,
    restore: (part) => part.replace(/[\uE100-\uEFFF]/g, (char) => written(found[char.charCodeAt(0) - firstMark]!)),
    whole: masked.length === 1 ? found[0] : undefined,
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly hole: Hole;
}

/** The outermost variables, in the order of the text. */
function holesOf(text: string): readonly Place[] {
  const places: Place[] = [];
  for (const [start, end] of spansOf(text)) {
    const hole = holeOf(text.slice(start, end));
    if (hole !== undefined) places.push({ start, end, hole });
  }
  return places;
}

/** From where to where `${…}` and `$NAME` reach; one within another is part of it, and `$$` is a dollar sign. */
function spansOf(text: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  const open: number[] = [];
  for (const { 0: token, index } of text.matchAll(/(?<!\$)\$\{|\}|(?<!\$)\$[A-Za-z_]\w*/g)) {
    if (token === '${') open.push(index);
    else if (token !== '}') spans.push([index, index + token.length]);
    else {
      const start = open.pop();
      if (start === undefined) continue;
      while (spans.length > 0 && spans.at(-1)![0] > start) spans.pop();
      spans.push([start, index + 1]);
    }
  }
  return spans;
}

function holeOf(text: string): Hole | undefined {
  if (!text.startsWith('${')) return { name: text.slice(1) };
  const [, name, operator, rest] = hole.exec(text) ?? [];
  if (name === undefined) return undefined;
  // `:?` and `:+` bring no value of their own: an error message, and what stands in for one that is set.
  return /[-=]$/.test(operator ?? '') && rest ? { name, fallback: rest } : { name };
}

function written({ name, fallback }: Hole): string {
  return fallback !== undefined && plain.test(fallback) && !isSecretKey(name) ? `\${${name}:-${fallback}}` : `\${${name}}`;
}
