import { type NameAt, nameAt } from './sql-names.ts';
import type { SqlStatement } from './sql-statements.ts';
import { type SqlToken, isMark, isWord } from './sql-tokens.ts';

/** Words with which a statement may name more than one table, or name it elsewhere than behind its first words. */
const moreTables = ['JOIN', 'APPLY', 'UNION', 'EXCEPT', 'INTERSECT', 'WITH', 'USING', 'INTO', 'TABLE', 'LATERAL', 'VALUES', 'ONLY', 'UNNEST'];
const clauses = ['WHERE', 'GROUP', 'ORDER', 'HAVING', 'LIMIT', 'OFFSET', 'FETCH', 'FOR', 'RETURNING', 'SET'];

/**
 * The table of a query that can only name one: `SELECT … FROM t …`, `UPDATE t SET …`, `DELETE FROM t …` without a query
 * inside, a join, or a clause that is put in at run time. Most queries are such, and a grammar takes a millisecond for each.
 */
export function onlyTable(tokens: SqlStatement): NameAt | undefined {
  if (depthAt(tokens, tokens.length) !== 0) return undefined;
  if (tokens.some((token, index) => token.kind === 'hole' || isWord(token, ...moreTables) || (index > 0 && isWord(token, 'SELECT')))) return undefined;
  const sources = tokens.flatMap((token, index) => isWord(token, 'FROM') ? [index] : []);
  if (isWord(tokens[0], 'UPDATE')) return sources.length === 0 ? namedAt(tokens, 1) : undefined;
  const [from] = sources;
  if (from === undefined || sources.length > 1 || !isOuter(tokens, from)) return undefined;
  if (isWord(tokens[0], 'DELETE')) return from === 1 ? namedAt(tokens, 2) : undefined;
  // `IS DISTINCT FROM` is no source.
  return isWord(tokens[0], 'SELECT') && !isWord(tokens[from - 1], 'DISTINCT') ? namedAt(tokens, from + 1) : undefined;
}

/** The name at `start`, if nothing but an alias stands between it and the next clause. */
function namedAt(tokens: SqlStatement, start: number): NameAt | undefined {
  const found = nameAt(tokens, start);
  if (found === undefined) return undefined;
  let next = found.next;
  if (isWord(tokens[next], 'AS')) next++;
  if (isAlias(tokens[next])) next++;
  return next >= tokens.length || isMark(tokens[next], ';') || isWord(tokens[next], ...clauses) ? found : undefined;
}

function isAlias(token: SqlToken | undefined): boolean {
  return token !== undefined && (token.kind === 'name' || token.kind === 'word') && !isWord(token, ...clauses);
}

function isOuter(tokens: SqlStatement, index: number): boolean {
  return depthAt(tokens, index) === 0;
}

function depthAt(tokens: SqlStatement, index: number): number {
  let depth = 0;
  for (let at = 0; at < index; at++) depth += isMark(tokens[at], '(') ? 1 : isMark(tokens[at], ')') ? -1 : 0;
  return depth;
}
