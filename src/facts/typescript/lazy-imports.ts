import type { ImportFact } from '../../model/facts.ts';
import type { FoundFacts } from './found-facts.ts';
import { noNames } from './found-facts.ts';
import { lastToken, open } from './lexer-state.ts';
import type { LexerState } from './lexer-state.ts';
import { codeBefore, declaredBefore, endsExpression, namesOfPattern, readArgument, takeArgument } from './plain-calls.ts';
import type { Argument } from './plain-calls.ts';
import { endOfPlainString, isQuote } from './statement-parts.ts';
import { skipTrivia } from './trivia.ts';

type Names = ImportFact['names'];

const harmlessMeta = /import\.meta\.(?!resolve\b|url\b)[\w$]/y;
const metaUrl = /import\.meta\.url\b/y;

/**
 * Judges an `import` that is no statement. Of `import('x')` it takes the forms that can be nothing else, a type or a
 * value, and whose names are plain to see; false for every other.
 */
export function judgeImport(state: LexerState, found: FoundFacts): boolean {
  const { text, pos } = state;
  harmlessMeta.lastIndex = metaUrl.lastIndex = pos;
  if (harmlessMeta.test(text)) return true;
  if (metaUrl.test(text)) {
    if (state.last !== lastToken.mark) return false;
    return state.lastCode !== 44 /* , */ || readUrl(state, found);
  }
  const argument = readArgument(text, pos + 6);
  if (argument === undefined) return false;
  if (text.startsWith('.then(', argument.end)) return takeIfTold(found, argument, namesOfThen(text, argument.end));
  const word = state.last === lastToken.word ? text.slice(state.lastStart, state.lastEnd) : '';
  if (word === 'await') return takeIfTold(found, argument, namesOfAwaited(text, state.lastStart, argument.end));
  if (word === 'typeof') return readTypeofImport(state, found, argument);
  return isLazyArgument(state, argument.end) && takeArgument(found, 'dynamic', argument);
}

function takeIfTold(found: FoundFacts, argument: Argument, names: Names | undefined): boolean {
  return names !== undefined && takeArgument(found, 'dynamic', argument, names);
}

const thenMember = /\.then\(\s*(?:\(\s*([\w$]+)\s*\)|([\w$]+))\s*=>\s*(?:([\w$]+)\.([\w$]+)|\(\{\s*default:\s*([\w$]+)\.([\w$]+),?\s*\}\))\s*,?\s*\)/y;
const thenPattern = /\.then\(\s*\(\s*\{([\w$\s,:]*)\}\s*\)\s*=>/y;

/** `.then(({ a }) => …)`, `.then((all) => all.a)`, `.then((all) => ({ default: all.a }))`. */
function namesOfThen(text: string, at: number): Names | undefined {
  thenPattern.lastIndex = thenMember.lastIndex = at;
  const pattern = thenPattern.exec(text);
  if (pattern !== null) return namesOfPattern(pattern[1]!);
  const member = thenMember.exec(text);
  if (member === null || (member[1] ?? member[2]) !== (member[3] ?? member[5])) return undefined;
  return [{ imported: (member[4] ?? member[6])!, local: '' }];
}

const memberAfterGroup = /\s*\)\.([\w$]+)/y;

/** `const { a } = await import('x')`, `(await import('x')).a`, and uses that take no name. */
function namesOfAwaited(text: string, start: number, end: number): Names | undefined {
  const before = codeBefore(text, start);
  const previous = text.charCodeAt(before.at - 1);
  switch (before.mark) {
    case '':
      return undefined;
    case '(': {
      memberAfterGroup.lastIndex = end;
      const member = memberAfterGroup.exec(text);
      return member !== null && /[=(,:?&|;[{]/.test(codeBefore(text, before.at).mark) ? [{ imported: member[1]!, local: '' }] : undefined;
    }
    case '=':
      return endsExpression(text, end) ? declaredBefore(text, start) : undefined;
    case '>':
      if (previous !== 61 /* = */) return undefined;
  }
  return endsExpression(text, end) ? noNames : undefined;
}

/** `f<typeof import('x')>` and `… as typeof import('x')`: types for sure. */
function readTypeofImport({ text, lastStart }: LexerState, found: FoundFacts, argument: Argument): boolean {
  const next = text.charCodeAt(argument.end);
  const before = codeBefore(text, lastStart);
  const asserted = before.mark === 's' && /[\s)\]]as$/.test(text.slice(before.at - 2, before.at + 1)) && endsExpression(text, argument.end);
  const applied = before.mark === '<' && next === 62 /* > */;
  return (asserted || applied) && takeArgument(found, 'import-type', argument, noNames, true);
}

const emptyParameters = /\s*(?:async\s*)?\(\s*\)\s*=>\s*/y;

/** Whether this is `f(() => import('x'))`: the argument of a call, and so no type. */
function isLazyArgument({ text, pos, kinds, starts }: LexerState, end: number): boolean {
  const depth = kinds.length - 1;
  if (depth < 0 || kinds[depth] !== open.parenthesis || !/[\w$]/.test(text.charAt(starts[depth]! - 1))) return false;
  emptyParameters.lastIndex = starts[depth]! + 1;
  if (!emptyParameters.test(text) || emptyParameters.lastIndex !== pos) return false;
  const next = text.charCodeAt(skipTrivia(text, end));
  return next === 41 || next === 44; // ) or ,
}

/** Takes `new URL('x', import.meta.url)`; false when the comma before `import` stands in something else. */
function readUrl({ text, pos, kinds, starts }: LexerState, found: FoundFacts): boolean {
  const opener = starts[starts.length - 1];
  if (opener === undefined || kinds[kinds.length - 1] !== open.parenthesis) return false;
  if (!/\bnew +URL$/.test(text.slice(Math.max(0, opener - 10), opener))) return false;
  const offset = skipTrivia(text, opener + 1);
  const end = isQuote(text, offset) ? endOfPlainString(text, offset) : -1;
  if (end < 0) return false;
  const comma = skipTrivia(text, end);
  if (text.charCodeAt(comma) !== 44 || skipTrivia(text, comma + 1) !== pos) return false;
  const close = skipTrivia(text, pos + 'import.meta.url'.length);
  return text.charCodeAt(close) === 41 /* ) */ && takeArgument(found, 'url', { specifier: text.slice(offset + 1, end - 1), offset });
}
