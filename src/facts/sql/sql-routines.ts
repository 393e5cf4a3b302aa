import { definitionOf } from './sql-definitions.ts';
import { isQuery } from './sql-queries.ts';
import { type SqlStatement, statementsOf } from './sql-statements.ts';
import { type SqlToken, isWord } from './sql-tokens.ts';

/**
 * The statements in the dollar-quoted body of a `DO` block that define something or change rows; what a function does
 * when it is called one day is no part of its script.
 */
export function routineBody(tokens: SqlStatement): readonly SqlStatement[] {
  const body = isWord(tokens[0], 'DO') ? tokens.find((token) => token.kind === 'body') : undefined;
  if (body === undefined) return [];
  const start = body.end - body.text.length - (body.end - body.start - body.text.length) / 2;
  return statementsOf(body.text).flatMap((statement) => {
    const inner = behindControl(statement);
    return inner.length > 0 && (isQuery(inner) || definitionOf(inner) !== undefined) ? [inner.map((token) => moved(token, start))] : [];
  });
}

/** What follows `BEGIN`, `IF … THEN`, `ELSE`, `EXCEPTION WHEN … THEN`. */
function behindControl(statement: SqlStatement): SqlStatement {
  let start = 0;
  if (isWord(statement[0], 'IF', 'ELSIF', 'EXCEPTION', 'WHEN', 'FOR', 'WHILE', 'DECLARE', 'BEGIN', 'ELSE', 'LOOP')) {
    start = statement.findLastIndex((token) => isWord(token, 'THEN', 'LOOP', 'BEGIN', 'ELSE')) + 1;
  }
  return isWord(statement[start], 'PERFORM') ? [] : statement.slice(start);
}

function moved(token: SqlToken, by: number): SqlToken {
  return { ...token, start: token.start + by, end: token.end + by };
}
