import type { LexerState } from './lexer-state.ts';

/**
 * Follows the marks of an exported variable declaration outside of brackets; false when it may bind a further name.
 *
 * A comma in angle brackets parts types. As `a < b, c = d > e` looks alike, no mark may stand in them that types lack.
 */
export function passDeclarationMark(state: LexerState, code: number): boolean {
  const { text, pos } = state;
  switch (code) {
    case 59: // ;
      return endDeclaration(state);
    case 44: // ,
      state.angleComma = true;
      return state.angles > 0 && !state.angleMark;
    case 60: // <
      state.angles++;
      return true;
    case 62: // >
      if (text.charCodeAt(pos - 1) === 61 /* = */) return true;
      if (state.angles > 0 && --state.angles === 0) state.angleComma = state.angleMark = false;
      return true;
    case 46: // .
    case 38: // &
    case 124: // |
      return true;
  }
  if (state.angles === 0 || (code === 61 && text.charCodeAt(pos + 1) === 62)) return true;
  state.angleMark = true;
  return !state.angleComma;
}

/** Ends the declaration; false when a comma in it may have been no part of a type. */
export function endDeclaration(state: LexerState): boolean {
  const sure = state.angles === 0 || !state.angleComma;
  state.declaring = state.angleComma = state.angleMark = false;
  state.angles = 0;
  return sure;
}
