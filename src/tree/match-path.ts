/**
 * A glob over posix paths, cut at its slashes. Matching takes at most pattern × path steps whatever the pattern says, so
 * a pattern of a hostile repository cannot hang the run as a regular expression could.
 */
export type PathPattern = readonly SegmentPattern[];

/** One name of a pattern: a literal, `**`, or characters with wildcards between them. */
export type SegmentPattern = string | readonly Token[];

type Token = number | typeof star | typeof any | CharacterClass;

interface CharacterClass {
  readonly negated: boolean;
  /** First and last code unit of each range, one after the other. */
  readonly ranges: readonly number[];
}

const star = -1;
const any = -2;

/** Reads a glob: `*` and `?` within a name, `[a-z]`, `\` before a literal character, `**` as a whole name. */
export function pathPattern(glob: string): PathPattern {
  return glob.split('/').map(segmentPattern);
}

/** Whether the whole path matches; `**` stands for any number of names, none included. */
export function matchesPath(pattern: PathPattern, path: string): boolean {
  return matchesNames(pattern, path.split('/'));
}

/** The same for a path that is already cut at its slashes. */
export function matchesNames(pattern: PathPattern, names: readonly string[]): boolean {
  let at = 0;
  let name = 0;
  let retryAt = -1;
  let retryName = 0;
  while (name < names.length) {
    const segment = pattern[at];
    if (segment === '**') {
      retryAt = ++at;
      retryName = name;
    } else if (segment !== undefined && matchesName(segment, names[name] ?? '')) {
      at++;
      name++;
    } else if (retryAt >= 0) {
      at = retryAt;
      name = ++retryName;
    } else return false;
  }
  while (pattern[at] === '**') at++;
  return at === pattern.length;
}

/** Whether one name matches one segment of a pattern. */
export function matchesName(segment: SegmentPattern, name: string): boolean {
  if (typeof segment === 'string') return segment === name;
  let at = 0;
  let index = 0;
  let retryAt = -1;
  let retryIndex = 0;
  while (index < name.length) {
    const token = segment[at];
    if (token === star) {
      retryAt = ++at;
      retryIndex = index;
    } else if (token !== undefined && matchesUnit(token, name.charCodeAt(index))) {
      at++;
      index++;
    } else if (retryAt >= 0) {
      at = retryAt;
      index = ++retryIndex;
    } else return false;
  }
  while (segment[at] === star) at++;
  return at === segment.length;
}

function matchesUnit(token: Token, unit: number): boolean {
  if (typeof token === 'number') return token === unit || token === any;
  let found = false;
  for (let i = 0; i < token.ranges.length; i += 2) {
    if (unit >= (token.ranges[i] ?? 0) && unit <= (token.ranges[i + 1] ?? 0)) found = true;
  }
  return found !== token.negated;
}

function segmentPattern(text: string): SegmentPattern {
  if (text === '**' || !/[*?[\\]/.test(text)) return text;
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    const character = text[index];
    const set = character === '[' ? characterClass(text, index) : undefined;
    if (set !== undefined) {
      tokens.push(set.token);
      index = set.end;
    } else if (character === '*') {
      if (tokens.at(-1) !== star) tokens.push(star);
      index++;
    } else if (character === '?') {
      tokens.push(any);
      index++;
    } else {
      if (character === '\\' && index + 1 < text.length) index++;
      tokens.push(text.charCodeAt(index++));
    }
  }
  return tokens;
}

/** The class that opens at `start`, or undefined when it is not closed: then the bracket stands for itself. */
function characterClass(text: string, start: number): { token: CharacterClass; end: number } | undefined {
  const negated = text[start + 1] === '!' || text[start + 1] === '^';
  const first = start + (negated ? 2 : 1);
  const ranges: number[] = [];
  let index = first;
  while (index < text.length && (text[index] !== ']' || index === first)) {
    const named = namedClasses.find(([name]) => text.startsWith(name, index));
    if (named !== undefined) {
      ranges.push(...named[1]);
      index += named[0].length;
      continue;
    }
    if (text[index] === '\\') index++;
    const from = text.charCodeAt(index++);
    if (text[index] === '-' && index + 1 < text.length && text[index + 1] !== ']') {
      index++;
      if (text[index] === '\\') index++;
      ranges.push(from, text.charCodeAt(index++));
    } else ranges.push(from, from);
  }
  return index < text.length ? { token: { negated, ranges }, end: index + 1 } : undefined;
}

const namedClasses: readonly (readonly [string, readonly number[]])[] = [
  ['[:alpha:]', [65, 90, 97, 122]],
  ['[:digit:]', [48, 57]],
  ['[:alnum:]', [48, 57, 65, 90, 97, 122]],
  ['[:upper:]', [65, 90]],
  ['[:lower:]', [97, 122]],
  ['[:space:]', [9, 13, 32, 32]],
  ['[:xdigit:]', [48, 57, 65, 70, 97, 102]],
];
