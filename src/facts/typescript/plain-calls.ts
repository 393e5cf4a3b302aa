import type { ImportFact, ImportKind } from '../../model/facts.ts';
import type { FoundFacts } from './found-facts.ts';
import { noNames } from './found-facts.ts';
import { endOfPlainString, isQuote } from './statement-parts.ts';
import { endOfWord, hasNewline, isWordCode, skipTrivia } from './trivia.ts';

/** The one argument of `f('x')`: a plain string. */
export interface Argument {
  readonly specifier: string;
  readonly offset: number;
  /** After the closing parenthesis. */
  readonly end: number;
}

/** Reads `('x')` at `at`; undefined when it is anything else. */
export function readArgument(text: string, at: number): Argument | undefined {
  if (text.charCodeAt(at) !== 40 /* ( */) return undefined;
  const offset = skipTrivia(text, at + 1);
  if (!isQuote(text, offset)) return undefined;
  const end = endOfPlainString(text, offset);
  if (end < 0) return undefined;
  let close = skipTrivia(text, end);
  if (text.charCodeAt(close) === 44 /* , */) close = skipTrivia(text, close + 1);
  if (text.charCodeAt(close) !== 41 /* ) */) return undefined;
  return { specifier: text.slice(offset + 1, end - 1), offset, end: close + 1 };
}

/** Notes what an argument names. */
export function takeArgument(
  found: FoundFacts, kind: ImportKind, { specifier, offset }: Pick<Argument, 'specifier' | 'offset'>,
  names: ImportFact['names'] = noNames, typeOnly = false,
): true {
  found.imports.push({ specifier, kind, typeOnly, offset, names });
  return true;
}

/** The last character of the code before `at`, which is code; '' when comments may stand between. */
export function codeBefore(text: string, at: number): { readonly mark: string; readonly at: number } {
  const unsure = { mark: '', at: 0 };
  while (at > 0) {
    const code = text.charCodeAt(--at);
    if (code === 10) {
      const line = text.lastIndexOf('\n', at - 1) + 1;
      if (text.slice(line, at).includes('//')) return unsure;
    } else if (code !== 32 && code !== 9 && code !== 13) {
      return code === 47 /* / */ || code >= 128 ? unsure : { mark: text.charAt(at), at };
    }
  }
  return unsure;
}

const declaration = /\n[ \t]*(?:export[ \t]+)?(?:const|let|var)[ \t]+(?:([\w$]+)|\{([\w$\s,:]*)\})[ \t]*=\s*$/;
const longestDeclaration = 600;

/** The names that `const { a, b: c } =` before `at` binds, when it is written so plainly at the start of a line. */
export function declaredBefore(text: string, at: number): ImportFact['names'] | undefined {
  const match = declaration.exec(`${at <= longestDeclaration ? '\n' : ''}${text.slice(Math.max(0, at - longestDeclaration), at)}`);
  if (match === null) return undefined;
  return match[1] === undefined ? namesOfPattern(match[2]!) : [{ imported: '*', local: match[1] }];
}

/** The names of a plain `a, b: c` between braces; undefined where there is more to it. */
export function namesOfPattern(pattern: string): ImportFact['names'] | undefined {
  const names: { imported: string; local: string }[] = [];
  for (const part of pattern.replace(/,\s*$/, '').split(',')) {
    const match = /^\s*([a-zA-Z_$][\w$]*)(?:\s*:\s*([a-zA-Z_$][\w$]*))?\s*$/.exec(part);
    if (match === null) return undefined;
    names.push({ imported: match[1]!, local: match[2] ?? match[1]! });
  }
  return names;
}

/** Whether an expression that ended at `end` surely ends its statement, list or brackets there. */
export function endsExpression(text: string, end: number): boolean {
  const next = skipTrivia(text, end);
  const code = text.charCodeAt(next);
  if (next >= text.length || code === 59 || code === 44 || code === 41 || code === 93 || code === 125 /* ; , ) ] } */) return true;
  if (isWordCode[code] !== 1 || !hasNewline(text, end, next)) return false;
  const word = text.slice(next, endOfWord(text, next));
  return word !== 'in' && word !== 'instanceof' && word !== 'as' && word !== 'satisfies';
}
