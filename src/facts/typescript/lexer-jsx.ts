import { lastToken, open } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { passOperand } from './literals.ts';
import { continuesWord, isWordCode, skipTrivia } from './trivia.ts';

/** What follows `<T>` when it opens a function type or an arrow function: `(a: T) =>`, `(a: T): T`. */
const parameters = /\([^<>{}]*\)\s*(?::|=>)/y;
const constraint = /\s+extends\s+[^\s=>/]/y;

/**
 * Goes on with JSX: at the `<` of an element, or after the `}` of an expression in one.
 *
 * Stops where code begins again: in an expression, or after the outermost element. False when it cannot be sure that
 * this is JSX. Tags must match, and text holds no bare `>` or `}`, so type parameters do not pass for an element.
 */
export function passJsx(state: LexerState): boolean {
  if (!inElement(state) && !openElement(state)) return false;
  while (inElement(state)) {
    const inTag = state.kinds[state.kinds.length - 1] === open.tag;
    const again = inTag ? passTag(state) : passChildren(state);
    if (again !== undefined) return again;
  }
  return passOperand(state, state.pos);
}

function inElement({ kinds }: LexerState): boolean {
  const top = kinds[kinds.length - 1];
  return top === open.tag || top === open.children;
}

/** `<T,>` and `<T extends U>`, which are type parameters in files with JSX too. */
export function isTypeParameters({ text, pos }: LexerState): boolean {
  const end = endOfTagName(text, pos + 1);
  if (text.charCodeAt(end) === 44 /* , */) return end > pos + 1;
  constraint.lastIndex = end;
  return constraint.test(text);
}

function openElement(state: LexerState): boolean {
  const { text, pos } = state;
  const end = endOfTagName(text, pos + 1);
  const code = text.charCodeAt(end);
  if (end === pos + 1 && code !== 62 /* > */) return false;
  if (code === 60 /* < */ || continuesWord(text, end)) return false;
  state.kinds.push(open.tag);
  state.starts.push(pos);
  state.pos = end;
  return true;
}

/** Passes attributes: true when an expression begins, undefined when the tag ended, false when it is none. */
function passTag(state: LexerState): boolean | undefined {
  const { text } = state;
  for (let pos = skipTrivia(text, state.pos); ; pos = skipTrivia(text, pos)) {
    const code = text.charCodeAt(pos);
    if (code === 34 || code === 39 /* quotes */) {
      const end = text.indexOf(String.fromCharCode(code), pos + 1);
      if (end < 0) return false;
      pos = end + 1;
    } else if (code === 123 /* { */) {
      state.pos = pos;
      return enterExpression(state, open.attribute);
    } else if (code === 62 /* > */) return endTag(state, pos);
    else if (code === 47 /* / */) {
      if (text.charCodeAt(pos + 1) !== 62) return false;
      leaveElement(state, pos + 2);
      return undefined;
    } else if (code === 61 /* = */) pos++;
    else {
      const end = endOfTagName(text, pos);
      if (end === pos) return false;
      pos = end;
    }
  }
}

function endTag(state: LexerState, pos: number): undefined | false {
  const { text, kinds, starts } = state;
  if (text.charCodeAt(pos + 1) === 40 /* ( */ && endOfTagName(text, starts[starts.length - 1]! + 1) === pos) {
    parameters.lastIndex = pos + 1;
    if (parameters.test(text)) return false;
  }
  kinds[kinds.length - 1] = open.children;
  state.pos = pos + 1;
  return undefined;
}

/** Passes text: true when an expression begins, undefined when a tag was met, false when this is no element. */
function passChildren(state: LexerState): boolean | undefined {
  const { text } = state;
  for (let pos = state.pos; ; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 60 /* < */) {
      state.pos = pos;
      const passed = text.charCodeAt(pos + 1) === 47 /* / */ ? passClosingTag(state) : openElement(state);
      return passed ? undefined : false;
    }
    if (code === 123 /* { */) {
      state.pos = pos;
      return enterExpression(state, open.child);
    }
    if (code === 62 || code === 125 || code !== code) return false;
  }
}

function passClosingTag(state: LexerState): boolean {
  const { text, starts } = state;
  const nameStart = starts[starts.length - 1]! + 1;
  const name = text.slice(nameStart, endOfTagName(text, nameStart));
  if (!text.startsWith(name, state.pos + 2)) return false;
  const end = skipTrivia(text, state.pos + 2 + name.length);
  if (text.charCodeAt(end) !== 62 /* > */) return false;
  leaveElement(state, end + 1);
  return true;
}

function leaveElement(state: LexerState, pos: number): void {
  state.kinds.pop();
  state.starts.pop();
  state.pos = pos;
}

function enterExpression(state: LexerState, kind: number): boolean {
  state.kinds.push(kind);
  state.starts.push(state.pos);
  state.last = lastToken.mark;
  state.lastCode = 123;
  state.pos = state.lastEnd = state.pos + 1;
  return true;
}

/** Names of elements and attributes: `a`, `A.B`, `a:b`, `data-a`. */
function endOfTagName(text: string, at: number): number {
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 45 || code === 46 || code === 58 /* - . : */) continue;
    if (!(code < 128) || isWordCode[code] === 0) return at;
  }
}
