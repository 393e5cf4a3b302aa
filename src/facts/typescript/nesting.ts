import { isWordCode } from './trivia.ts';

/** How deep may nest what the parser follows by calling itself: when its stack ends, it takes the process down. */
const deepest = { brackets: 800, types: 800, elements: 4000 };

/**
 * Whether brackets, type arguments or elements nest deeper than the parser can bear.
 *
 * It must be quick, so it goes by the marks alone, in strings and comments too; the limits are far from what is written
 * by hand or by generators. Chains of operators are not measured.
 */
export function nestsTooDeep(text: string): boolean {
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
