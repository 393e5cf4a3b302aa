import { lastToken, open } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { endOfWord } from './trivia.ts';

/** Passes the string at `pos`; false when its line ends first. */
export function passString(state: LexerState, quote: number): boolean {
  const { text } = state;
  for (let pos = state.pos + 1; ; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) return passOperand(state, pos + 1);
    if (code === 92 /* \ */) {
      pos++;
      if (text.charCodeAt(pos) === 13 && text.charCodeAt(pos + 1) === 10) pos++;
    } else if (code === 10 || code !== code) return false;
  }
}

/** Passes template text from `pos` to its closing backtick or into its next hole; false when there is neither. */
export function passTemplate(state: LexerState, pos: number): boolean {
  const { text } = state;
  for (; ; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 96 /* ` */) return passOperand(state, pos + 1);
    if (code === 92 /* \ */) pos++;
    else if (code === 36 /* $ */ && text.charCodeAt(pos + 1) === 123 /* { */) {
      state.kinds.push(open.template);
      state.starts.push(pos);
      state.last = lastToken.mark;
      state.lastCode = 123;
      state.pos = state.lastEnd = pos + 2;
      return true;
    } else if (code !== code) return false;
  }
}

/** Passes the regular expression at `pos`; false when its line ends first. */
export function passRegex(state: LexerState): boolean {
  const { text } = state;
  let inClass = false;
  for (let pos = state.pos + 1; ; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 92 /* \ */) {
      pos++;
      if (text.charCodeAt(pos) === 10) return false;
    } else if (code === 91 /* [ */) inClass = true;
    else if (code === 93 /* ] */) inClass = false;
    else if (code === 47 /* / */ && !inClass) return passOperand(state, endOfWord(text, pos + 1));
    else if (code === 10 || code === 13 || code !== code) return false;
  }
}

/** Notes that an operand ended at `pos`. */
export function passOperand(state: LexerState, pos: number): boolean {
  state.last = lastToken.operand;
  state.pos = state.lastEnd = pos;
  return true;
}
