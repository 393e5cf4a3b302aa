import { lastToken } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';

const beforeOperand = new Set([
  'return', 'typeof', 'case', 'do', 'else', 'void', 'delete', 'throw', 'new', 'in', 'instanceof', 'default', 'extends',
]);

/** Words that are a name in one place and a keyword in another: only a parser knows which. */
const uncertain = new Set(['yield', 'await', 'of', 'as', 'is', 'satisfies', 'keyof', 'infer', 'asserts', 'readonly', 'out']);

const beforeCondition = new Set(['if', 'while', 'for', 'with']);

/** Whether the last token asks for an operand, so that `/` opens a regular expression and `<` an element. */
export function operandMayStart(state: LexerState): boolean | undefined {
  const { text, lastEnd } = state;
  switch (state.last) {
    case lastToken.word: return mayFollowWord(state);
    case lastToken.parenthesis:
    case lastToken.operand: return false;
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
function mayFollowWord({ text, lastStart, lastEnd }: LexerState): boolean | undefined {
  if (lastEnd - lastStart > 10 || lastEnd - lastStart < 2) return false;
  const word = text.slice(lastStart, lastEnd);
  const keyword = beforeOperand.has(word);
  if (!keyword && !uncertain.has(word)) return false;
  if (isAfterDot(text, lastStart)) return false;
  return keyword ? true : undefined;
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
