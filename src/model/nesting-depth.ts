const maxDepth = 100;
const maxColumn = 200;
const maxColons = 300;
const maxExplicitKeys = 50;

const code = (character: string): number => character.charCodeAt(0);
const [newline, space, dash, question, colon] = [code('\n'), code(' '), code('-'), code('?'), code(':')] as const;

/**
 * Whether a text of YAML or JSON nests deeper than any that people write. Counted in one pass and without regard to
 * quotes, so it may say yes to odd texts; it never says no to one on which a recursive parser would exhaust the stack, or
 * to nested explicit keys (`? ? ?`), on which a YAML parser needs time that grows with a power of their depth.
 */
export function nestsTooDeeply(text: string): boolean {
  let flow = 0;
  let explicitKeys = 0;
  let column = 0;
  let colons = 0;
  let indicators = 0;
  let leading = true;
  for (let at = 0; at < text.length; at++, column++) {
    const char = text.charCodeAt(at);
    if (char === newline) {
      [column, colons, indicators, leading] = [-1, 0, 0, true];
      continue;
    }
    if (char === 0x5b || char === 0x7b) flow++;
    else if (char === 0x5d || char === 0x7d) flow = Math.max(0, flow - 1);
    const indicates = (char === dash || char === question || char === colon) && endsWord(text, at + 1);
    if (indicates && char === question && (leading || startsWord(text, at))) explicitKeys++;
    if (indicates && char === colon && flow === 0) colons++;
    if (indicates && leading) indicators++;
    if (leading && char !== space && !indicates) {
      leading = false;
      // The sign of a carriage return alone makes no line.
      if (column > maxColumn && char !== 0x0d) return true;
    }
    if (flow > maxDepth || indicators > maxDepth || colons > maxColons || explicitKeys > maxExplicitKeys) return true;
  }
  return false;
}

function endsWord(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return Number.isNaN(char) || char === space || char === newline || char === 0x09 || char === 0x0d;
}

function startsWord(text: string, at: number): boolean {
  return ' \t[{,'.includes(text[at - 1] ?? ' ');
}
