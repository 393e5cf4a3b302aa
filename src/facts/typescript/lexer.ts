import { passDeclarationMark } from './lexer-declaration.ts';
import { isTypeParameters, passJsx } from './lexer-jsx.ts';
import { lastToken, open } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { isConditionWord, operandMayStart } from './lexer-words.ts';
import { passRegex, passString, passTemplate } from './literals.ts';
import { endOfBlock, endOfLine, endOfWord, isWordCode } from './trivia.ts';

/**
 * Passes over tokens until one starts at `target` or later; false where it cannot be sure what a token is.
 *
 * Afterwards `pos === target` says that a token starts there; `pos > target`, that `target` is inside of one: a string,
 * a comment, a template, a regular expression, JSX text, a longer word. It is sure about brackets (they must match),
 * about `/` (division or regular expression) and about `<` (JSX or operator) by the token before; where the token
 * before does not tell, it gives up rather than guess.
 */
export function passTo(state: LexerState, target: number): boolean {
  const { text } = state;
  while (state.pos < target) {
    const pos = state.pos;
    const code = text.charCodeAt(pos);
    if (code >= 128 ? isOddSpace(code) : code === 92 /* \ */) return false;
    if (code >= 128 || isWordCode[code] === 1) {
      let end = pos + 1;
      for (let next = text.charCodeAt(end); next >= 128 || isWordCode[next] === 1; next = text.charCodeAt(end)) end++;
      if (code < 58 && code >= 48 && text.charCodeAt(end) === 46 /* . */) end = endOfNumber(text, pos);
      state.last = lastToken.word;
      state.lastStart = pos;
      state.pos = state.lastEnd = end;
    } else if (code === 32 || (code >= 9 && code <= 13)) state.pos++;
    else if (!passMark(state, code)) return false;
  }
  return true;
}

const wholeNumber = /(?<!\.)[\d_]+\.\w*/y;

/** The point of `1.` and `1.5` belongs to the number, so that no member follows it; that of `0x1.a` and `.5.a` does not. */
function endOfNumber(text: string, pos: number): number {
  wholeNumber.lastIndex = pos;
  return wholeNumber.test(text) ? wholeNumber.lastIndex : endOfWord(text, pos);
}

function passMark(state: LexerState, code: number): boolean {
  const { text, pos } = state;
  switch (code) {
    case 34: // "
    case 39: // '
      return passString(state, code);
    case 96: // `
      return passTemplate(state, pos + 1);
    case 47: // /
      return passSlash(state);
    case 40: // (
      return push(state, isConditionWord(state) ? open.condition : open.parenthesis);
    case 91: // [
      return push(state, open.bracket);
    case 123: // {
      return push(state, open.brace);
    case 41: // )
    case 93: // ]
    case 125: // }
      return pop(state, code);
    case 60: // <
      if (text.charCodeAt(pos + 1) === 33 /* ! */) return false;
      if (state.jsx) {
        const before = operandMayStart(state);
        if (before === undefined) return false;
        if (before && !isTypeParameters(state)) return passJsx(state);
      }
  }
  if (state.declaring && state.kinds.length === 0 && !passDeclarationMark(state, code)) return false;
  state.last = lastToken.mark;
  state.lastCode = code;
  state.pos = state.lastEnd = pos + 1;
  return true;
}

function passSlash(state: LexerState): boolean {
  const { text, pos } = state;
  const next = text.charCodeAt(pos + 1);
  if (next === 47) state.pos = endOfLine(text, pos);
  else if (next === 42 /* * */) state.pos = endOfBlock(text, pos);
  else {
    const before = operandMayStart(state);
    if (before === undefined) return false;
    if (before) return passRegex(state);
    state.last = lastToken.mark;
    state.lastCode = 47;
    state.pos = state.lastEnd = pos + 1;
  }
  return true;
}

function push(state: LexerState, kind: number): boolean {
  state.kinds.push(kind);
  state.starts.push(state.pos);
  state.last = lastToken.mark;
  state.lastCode = kind === open.brace ? 123 : kind === open.bracket ? 91 : 40;
  state.pos = state.lastEnd = state.pos + 1;
  return true;
}

function pop(state: LexerState, code: number): boolean {
  const kind = state.kinds.pop();
  state.starts.pop();
  const pos = state.pos + 1;
  state.pos = state.lastEnd = pos;
  if (code === 41) {
    state.last = kind === open.condition ? lastToken.condition : lastToken.parenthesis;
    return kind === open.condition || kind === open.parenthesis;
  }
  if (code === 93) {
    state.last = lastToken.operand;
    return kind === open.bracket;
  }
  if (kind === open.template) return passTemplate(state, pos);
  if (kind === open.attribute || kind === open.child) return passJsx(state);
  state.last = lastToken.brace;
  return kind === open.brace;
}

/** White space beyond ASCII, which the pass does not tell from letters, and line ends that would end a comment. */
function isOddSpace(code: number): boolean {
  return code === 0xa0 || code === 0xfeff || code === 0x1680 || (code >= 0x2000 && code <= 0x200a)
    || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}
