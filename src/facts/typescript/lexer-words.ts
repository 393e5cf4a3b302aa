import { lastToken } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { hasNewline } from './trivia.ts';

const beforeOperand = new Set([
  'return', 'typeof', 'case', 'do', 'else', 'void', 'delete', 'throw', 'new', 'in', 'instanceof', 'default', 'extends',
]);

/** Words that are a name in one place and a keyword in another: only a parser knows which. */
const uncertain = new Set(['yield', 'await', 'of', 'as', 'is', 'satisfies', 'keyof', 'infer', 'asserts', 'readonly', 'out']);

const beforeCondition = new Set(['if', 'while', 'for', 'with']);

/**
 * Whether the last token asks for an operand, so that `/` opens a regular expression and `<` an element.
 *
 * On the line after a value they are operators, on the line after a type they begin a statement; and only a parser
 * knows which of the two the token ended.
 */
export function operandMayStart(state: LexerState): boolean | undefined {
  const { text, lastEnd } = state;
  switch (state.last) {
    case lastToken.word: return mayFollowWord(state);
    case lastToken.parenthesis:
    case lastToken.operand: return hasNewline(text, lastEnd, state.pos) ? undefined : false;
    case lastToken.condition:
    case lastToken.brace: return undefined;
  }
  switch (state.lastCode) {
    case 43: // +
    case 45: // -
      return text.charCodeAt(lastEnd - 2) === state.lastCode ? undefined : true;
    case 33: // !
      return /(?:[=(,&|?:;!{[]|\breturn)\s*$/.test(text.slice(Math.max(0, lastEnd - 12), lastEnd - 1)) ? true : undefined;
    case 46: // .
    case 35: // #
      return undefined;
    case 62: // >
      return text.charCodeAt(lastEnd - 2) === 61 /* = */ ? true : undefined;
  }
  return true;
}

/** Whether an operand may follow the word that stood last; undefined when that cannot be told. */
function mayFollowWord({ text, pos, lastStart, lastEnd }: LexerState): boolean | undefined {
  const word = lastEnd - lastStart > 10 ? '' : text.slice(lastStart, lastEnd);
  if (!isAfterDot(text, lastStart)) {
    if (beforeOperand.has(word)) return true;
    if (uncertain.has(word)) return undefined;
  }
  return hasNewline(text, lastEnd, pos) ? undefined : false;
}

/** Whether the word that stood last makes `(` open the condition of a statement. */
export function isConditionWord({ text, last, lastStart, lastEnd }: LexerState): boolean {
  if (last !== lastToken.word) return false;
  const length = lastEnd - lastStart;
  if (length > 5 || length < 2) return false;
  const word = text.slice(lastStart, lastEnd);
  if (word === 'await') return true; // for await (…)
  return beforeCondition.has(word) && !isAfterDot(text, lastStart);
}

function isAfterDot(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 46 && text.charCodeAt(at - 2) !== 46;
}
