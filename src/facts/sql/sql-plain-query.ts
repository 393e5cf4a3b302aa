import { commonForm } from './sql-common-form.ts';
import type { SqlName } from './sql-names.ts';
import type { SqlStatement } from './sql-statements.ts';
import { type SqlToken, hole, isMark, isWord } from './sql-tokens.ts';

/** A query in words that every grammar knows, naming the same tables. */
export interface PlainQuery {
  readonly text: string;
  /** Whether whole clauses are put in at run time, which may name tables of their own. */
  readonly partly: boolean;
  /** Gives a name of `text` back as it was. */
  restore(name: SqlName): SqlName;
}

const standIn = 'mandate_hole';
const beforeValue = [
  'SELECT', 'DISTINCT', 'ALL', 'WHERE', 'AND', 'OR', 'NOT', 'ON', 'HAVING', 'BY', 'LIMIT', 'OFFSET', 'IN', 'LIKE', 'ILIKE', 'BETWEEN', 'IS',
  'THEN', 'ELSE', 'WHEN', 'CASE', 'SET', 'RETURNING', 'ANY', 'SOME', 'REGEXP', 'TO', 'ESCAPE', 'TOP', 'FETCH', 'NEXT', 'VALUES', 'COLLATE',
];
const beforeName = ['FROM', 'JOIN', 'INTO', 'UPDATE', 'ONLY', 'TABLE', 'AS', 'USING'];

/** Puts values, casts, holes and rare clauses into a form that names the same tables and that all grammars take. */
export function plainQuery(statement: SqlStatement): PlainQuery {
  const tokens = commonForm(statement);
  let text = '';
  let partly = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const before = tokens[index - 1];
    if (isMark(token, ':') && isMark(tokens[index + 1], ':')) {
      index = endOfCast(tokens, index + 2) - 1;
    } else if (isNamedParameter(tokens, index)) {
      text += ' 0';
      index++;
    } else if (isMark(token, '{')) {
      text += ' 0'; // `{id: UInt64}`, a parameter of ClickHouse.
      while (index < tokens.length - 1 && !isMark(tokens[index], '}')) index++;
    } else if (token.kind === 'hole' || isMark(token, '?')) {
      const instead = insteadOf(tokens, index);
      partly ||= instead === undefined;
      text += instead ?? ' ';
    } else {
      if (isWord(token, 'FROM') && isWord(before, 'SELECT')) text += ' 1'; // Postgres takes a SELECT of no columns.
      text += (before === undefined || before.end < token.start ? ' ' : '') + written(token);
    }
  }
  const back = (name: string): string => name.replaceAll(standIn, hole);
  return {
    text: text.trim(),
    partly,
    restore: ({ table, schema }) => ({ table: back(table), ...(schema === undefined ? {} : { schema: back(schema) }) }),
  };
}

/** What takes the place of a hole or of a `?`; undefined where a hole holds a clause rather than a value or a name. */
function insteadOf(tokens: SqlStatement, index: number): string | undefined {
  const before = tokens[index - 1];
  if (isMark(tokens[index], '?')) return endsOperand(before) ? ' ?' : ' 0';
  if (isMark(before, '.')) return standIn;
  if (isMark(tokens[index + 1], '.') || isWord(before, ...beforeName)) return ` ${standIn}`;
  if (isWord(before, 'IN', 'ANY', 'ALL', 'SOME', 'VALUES')) return ' (0)';
  if (isWord(before, 'EXISTS')) return ' (select 0)';
  if (isWord(before, 'UNION', 'EXCEPT', 'INTERSECT')) return ' select 0';
  if (isWord(before, 'INTERVAL')) return " '1 day'";
  if (isWord(before, 'SET')) return ' a = 0';
  return endsOperand(before) ? undefined : ' 0';
}

/** Behind an operand no other can stand: what follows is a clause or an operator. */
function endsOperand(token: SqlToken | undefined): boolean {
  if (token === undefined) return true;
  if (token.kind === 'mark') return token.text === ')' || token.text === ']' || token.text.length > 1;
  return !isWord(token, ...beforeValue);
}

/** `:id`, which all drivers but Postgres' own know. */
function isNamedParameter(tokens: SqlStatement, index: number): boolean {
  const name = tokens[index + 1];
  return isMark(tokens[index], ':') && name?.kind === 'word' && name.start === tokens[index]!.end && tokens[index - 1]?.end !== tokens[index]!.start;
}

/** What a text says is of no account; that it might hold another dialect's escapes is. */
function written({ kind, text, quote }: SqlToken): string {
  if (kind === 'text' || kind === 'body') return "'x'";
  const plain = text.replaceAll(hole, standIn);
  return kind === 'name' ? `${quote ?? '"'}${plain}${quote === '[' ? ']' : quote ?? '"'}` : plain;
}

/** The index behind `::numeric(10, 2)[]`, from that of the type's name. */
function endOfCast(tokens: SqlStatement, start: number): number {
  let at = start + 1;
  while (isMark(tokens[at], '.')) at += 2;
  if (isWord(tokens[start], 'DOUBLE') && isWord(tokens[at], 'PRECISION')) at++;
  if (isWord(tokens[start], 'CHARACTER') && isWord(tokens[at], 'VARYING')) at++;
  while (at < tokens.length && (isMark(tokens[at], '(') || isMark(tokens[at], '['))) {
    const close = isMark(tokens[at], '(') ? ')' : ']';
    while (at < tokens.length && !isMark(tokens[at], close)) at++;
    at++;
  }
  return isWord(tokens[at], 'WITH', 'WITHOUT') && isWord(tokens[at + 1], 'TIME') ? at + 3 : at;
}
