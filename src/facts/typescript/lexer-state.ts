/** What the last token was, as far as the meaning of a following `/` or `<` hangs on it. */
export const lastToken = { mark: 0, word: 1, parenthesis: 2, condition: 3, operand: 4, brace: 5 } as const;

/** What an open bracket is closed by, and what goes on after it. */
export const open = {
  parenthesis: 1, condition: 2, bracket: 3, brace: 4, template: 5, tag: 6, children: 7, attribute: 8, child: 9,
} as const;

/** Where a pass over the tokens of a module stands; every step of the scanner moves it on. */
export interface LexerState {
  readonly text: string;
  /** Whether `<` may open a JSX element. */
  readonly jsx: boolean;
  pos: number;
  /** What is open around `pos`, outermost first, and the offset of each opener. */
  readonly kinds: number[];
  readonly starts: number[];
  /** One of `lastToken`; for a mark its character, for a word where it stands. */
  last: number;
  lastCode: number;
  lastStart: number;
  lastEnd: number;
  /** Whether a variable declaration that is exported is being passed: a comma may then bring another name. */
  declaring: boolean;
  /** Open angle brackets of that declaration, whether a comma stood in them, and whether a mark no type holds. */
  angles: number;
  angleComma: boolean;
  angleMark: boolean;
}

/** A pass at the start of `text`. */
export function startLexer(text: string, jsx: boolean, pos: number): LexerState {
  return {
    text, jsx, pos, kinds: [], starts: [],
    last: lastToken.mark, lastCode: 59, lastStart: pos, lastEnd: pos,
    declaring: false, angles: 0, angleComma: false, angleMark: false,
  };
}

/** Notes that a statement may start at `pos`. */
export function startStatement(state: LexerState, pos: number): void {
  state.pos = pos;
  state.last = lastToken.mark;
  state.lastCode = 59; // ;
  state.lastEnd = pos;
}

/** Notes that a word stood last. */
export function passWord(state: LexerState, start: number, end: number): void {
  state.pos = end;
  state.last = lastToken.word;
  state.lastStart = start;
  state.lastEnd = end;
}

/** Whether the token at `pos` is a member or private name: `.x`, `?.x`, `#x`, but not `...x`. */
export function isMember({ text, last, lastCode, lastEnd }: LexerState): boolean {
  if (last !== lastToken.mark) return false;
  return lastCode === 35 /* # */ || (lastCode === 46 /* . */ && text.charCodeAt(lastEnd - 2) !== 46);
}
