import type { FoundFacts } from './found-facts.ts';
import { noNames } from './found-facts.ts';
import { lastToken } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { codeBefore, declaredBefore, endsExpression, readArgument, takeArgument } from './plain-calls.ts';

const memberAfter = /\.([\w$]+)/y;

/**
 * Takes `require('x')` where the names taken are plain to see; false for every other use of the word. As every use is
 * judged, a file that binds the name itself never passes.
 */
export function judgeRequire(state: LexerState, found: FoundFacts): boolean {
  const { text, pos } = state;
  if (text.startsWith('.resolve(', pos + 7)) {
    const resolved = readArgument(text, pos + 15);
    return resolved !== undefined && takeArgument(found, 'require-resolve', resolved);
  }
  if (state.last === lastToken.word && /^(?:function|new)$/.test(text.slice(state.lastStart, state.lastEnd))) return false;
  const argument = readArgument(text, pos + 7);
  if (argument === undefined) return false;
  memberAfter.lastIndex = argument.end;
  const member = memberAfter.exec(text);
  if (member !== null) return takeArgument(found, 'require', argument, [{ imported: member[1]!, local: '' }]);
  if (!endsExpression(text, argument.end)) return false;
  const { mark, at } = codeBefore(text, pos);
  if (mark === '=') {
    const names = declaredBefore(text, pos);
    return names !== undefined && takeArgument(found, 'require', argument, names);
  }
  const wrapped = mark === '(' || (mark === '>' && text.charAt(at - 1) !== '=') || (mark === '' && pos > 0);
  return !wrapped && takeArgument(found, 'require', argument, noNames);
}
