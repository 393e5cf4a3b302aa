import { lastToken } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';

const beforeOperand = new Set([
  'return', 'typeof', 'case', 'do', 'else', 'void', 'delete', 'throw', 'new', 'in', 'instanceof', 'default', 'extends',
]);

/** Words that are a name in one place and a keyword in another: only a parser knows which. */
const uncertain = new Set(['yield', 'await', 'of', 'as', 'is', 'satisfies', 'keyof', 'infer', 'asserts', 'readonly', 'out']);

const beforeCondition = new Set(['if', 'while', 'for', 'with']);

/** Whether an operand may follow the word that stood last; undefined when that cannot be told. */
export function mayStartOperand({ text, lastStart, lastEnd }: LexerState): boolean | undefined {
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
