import { isWordCode } from './trivia.ts';

/** How deep may nest what the parser follows by calling itself: when its stack ends, it takes the process down. */
const deepest = { brackets: 800, types: 800, elements: 4000, operators: 2000, alternatives: 2000 };

/**
 * Whether brackets, type arguments, elements, chains of operators or of `else if` nest deeper than the parser can bear.
 *
 * It must be quick, so it goes by the marks alone, in strings and comments too; the limits are far from what is written
 * by hand or by generators.
 */
export function nestsTooDeep(text: string): boolean {
  return marksNest(text) || hasLongChain(text) || (text.match(/\belse\s+if\b/g)?.length ?? 0) > deepest.alternatives;
}

/** `a = b = c …`, `a ? b : c ? d : …`, `a + b + …`, `a.b.c …`: each link is a level of the tree. */
function hasLongChain(text: string): boolean {
  let links = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = chainCodes[text.charCodeAt(at)];
    if (kind === 1 && ++links > deepest.operators) return true;
    if (kind === 2) links = 0;
    // Drawings and data in strings are full of such marks.
    if (kind === 3) at = endOfString(text, at);
  }
  return false;
}

/** The closing quote, if it stands on the same line; else where it was. */
function endOfString(text: string, start: number): number {
  const end = text.indexOf(text[start]!, start + 1);
  return end < 0 || text.slice(start, end).includes('\n') ? start : end;
}

/** By character code: 1 for what links an expression, 2 for what ends one, 3 for quotes, 0 for the rest. */
const chainCodes = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return '=?+-*/%&|^.!~'.includes(char) ? 1 : ';,{}'.includes(char) ? 2 : char === '"' || char === "'" ? 3 : 0;
});

function marksNest(text: string): boolean {
  let brackets = 0;
  let types = 0;
  let elements = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 40: // (
      case 91: // [
      case 123: // {
        if (++brackets > deepest.brackets) return true;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        if (brackets > 0) brackets--;
        break;
      case 59: // ;
        types = 0;
        break;
      case 60: // <
        if (text.charCodeAt(at + 1) === 47 /* / */) elements--;
        else if (isWordCode[text.charCodeAt(at - 1)] !== 1) elements++;
        if (++types > deepest.types || elements > deepest.elements) return true;
        break;
      case 62: // >
        if (text.charCodeAt(at - 1) === 47 /* / */) elements--;
        if (types > 0 && text.charCodeAt(at - 1) !== 61 /* = */) types--;
    }
  }
  return false;
}
