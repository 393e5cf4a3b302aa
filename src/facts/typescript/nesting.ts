/** The parser calls itself for every bracket that is open, and takes the process down when its stack ends. */
const deepest = 800;

/** Whether brackets nest deeper than the parser can bear; those in strings and comments count too, for it must be quick. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 40: // (
      case 91: // [
      case 123: // {
        if (++depth > deepest) return true;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        if (depth > 0) depth--;
    }
  }
  return false;
}
