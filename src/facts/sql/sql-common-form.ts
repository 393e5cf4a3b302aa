import type { SqlStatement } from './sql-statements.ts';
import { type SqlToken, isMark, isWord } from './sql-tokens.ts';

/** Writes MERGE, DELETE … USING and the clauses that end a statement so that the same tables are named by a SELECT. */
export function commonForm(tokens: SqlStatement): SqlStatement {
  if (isWord(tokens[0], 'MERGE')) return merged(tokens);
  const body = withoutTail(tokens);
  if (!isWord(body[0], 'DELETE') || !isWord(body[1], 'FROM')) return body;
  const using = atTop(body, (token) => isWord(token, 'USING'));
  return using < 0 ? body : [...words(body[0]!, 'SELECT', '1'), ...body.slice(1, using), mark(body[using]!, ','), ...body.slice(using + 1)];
}

/** `MERGE INTO t USING s ON c WHEN …`: t and s, joined by c. */
function merged(tokens: SqlStatement): SqlStatement {
  const using = atTop(tokens, (token) => isWord(token, 'USING'));
  const when = atTop(tokens, (token) => isWord(token, 'WHEN'));
  if (using < 0 || when < using) return tokens;
  const target = tokens.slice(isWord(tokens[1], 'INTO') ? 2 : 1, using);
  return [...words(tokens[0]!, 'SELECT', '1', 'FROM'), ...target, ...words(tokens[using]!, 'JOIN'), ...tokens.slice(using + 1, when)];
}

/** Cuts what says what to do on a conflict, what to give back and what to lock, unless it holds a query. */
function withoutTail(tokens: SqlStatement): SqlStatement {
  const start = atTop(tokens, (token, next) => isWord(token, 'RETURNING')
    || (isWord(token, 'ON') && isWord(next, 'CONFLICT', 'DUPLICATE'))
    || (isWord(token, 'FOR') && isWord(next, 'UPDATE', 'SHARE', 'NO', 'KEY')));
  return start < 1 || tokens.slice(start).some((token) => isWord(token, 'SELECT', 'FROM')) ? tokens : tokens.slice(0, start);
}

/** Index of the first token outside of brackets for which this holds, or -1. */
function atTop(tokens: SqlStatement, holds: (token: SqlToken, next: SqlToken | undefined) => boolean): number {
  let depth = 0;
  return tokens.findIndex((token, index) => {
    if (isMark(token, '(')) depth++;
    if (isMark(token, ')')) depth--;
    return depth === 0 && holds(token, tokens[index + 1]);
  });
}

function words(at: SqlToken, ...texts: readonly string[]): readonly SqlToken[] {
  return texts.map((text) => ({ kind: 'word', text, start: at.start, end: at.start - 1 }));
}

function mark(at: SqlToken, text: string): SqlToken {
  return { kind: 'mark', text, start: at.start, end: at.start - 1 };
}
