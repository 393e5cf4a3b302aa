import { type SqlToken, isMark, isWord, tokensOf } from './sql-tokens.ts';

/** The tokens of one statement, without the mark that ends it. */
export type SqlStatement = readonly SqlToken[];

const delimiterLine = /^[ \t]*DELIMITER[ \t]+(\S+)[ \t]*$/gim;
const routines = ['TRIGGER', 'PROCEDURE', 'FUNCTION', 'PACKAGE', 'EVENT'];
const copiedRows = /^\\\.\r?$/gm;

/**
 * The statements of a script: separated by `;`, by SQL Server's `GO`, or by what a MySQL script's `DELIMITER` says.
 * The body of a routine stays with its statement; the rows behind `COPY … FROM stdin` are passed over.
 */
export function statementsOf(script: string): readonly SqlStatement[] {
  const text = script.includes('\\.') ? withoutRows(script) : script;
  return splitTokens(tokensOf(plainDelimiters(text)), text);
}

/** As `statementsOf`, for tokens that are at hand. */
function splitTokens(tokens: readonly SqlToken[], text: string): readonly SqlStatement[] {
  const statements: SqlToken[][] = [];
  let current: SqlToken[] = [];
  let depth = 0;
  const close = (): void => {
    if (current.length > 0) statements.push(current);
    current = [];
    depth = 0;
  };
  for (const [index, token] of tokens.entries()) {
    if ((isMark(token, ';') && depth === 0) || token.text === endMark || isBatchEnd(token, text)) {
      close();
      continue;
    }
    current.push(token);
    if (token.kind === 'word' && isRoutine(current)) depth = Math.max(0, depth + step(token, tokens[index + 1], tokens[index - 1]));
  }
  close();
  return statements;
}

function isRoutine(statement: SqlStatement): boolean {
  return isWord(statement[0], 'CREATE') && statement.slice(1, 8).some((token) => isWord(token, ...routines));
}

/** How a word of a routine changes the nesting of its blocks. */
function step(token: SqlToken, next: SqlToken | undefined, before: SqlToken | undefined): number {
  if (isWord(token, 'BEGIN')) return isMark(next, ';') || isWord(next, 'TRANSACTION', 'TRAN') ? 0 : 1;
  if (isWord(token, 'CASE')) return isWord(before, 'END') ? 0 : 1;
  return isWord(token, 'END') && !isWord(next, 'IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR') ? -1 : 0;
}

function isBatchEnd(token: SqlToken, text: string): boolean {
  return isWord(token, 'GO') && /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, token.start - 80), token.start))
    && /^[ \t]*(\d+[ \t]*)?(\r?\n|$)/.test(text.slice(token.end, token.end + 80));
}

/** A word that no script holds; it takes the place of a delimiter of the script's own. */
const endMark = '\uE001';

/** Puts a mark in the place of each delimiter that a `DELIMITER` line names, without moving anything. */
function plainDelimiters(text: string): string {
  delimiterLine.lastIndex = 0;
  if (!delimiterLine.test(text)) return text;
  delimiterLine.lastIndex = 0;
  let result = '';
  let at = 0;
  let delimiter = ';';
  const take = (until: number): void => {
    const part = text.slice(at, until);
    result += delimiter === ';' ? part : part.replaceAll(delimiter, endMark.padEnd(delimiter.length));
  };
  for (let line = delimiterLine.exec(text); line !== null; line = delimiterLine.exec(text)) {
    take(line.index);
    result += endMark.padEnd(line[0].length);
    at = line.index + line[0].length;
    delimiter = line[1]!;
  }
  take(text.length);
  return result;
}

/** Blanks the rows between `COPY … FROM stdin;` and the line `\.`, without moving anything. */
function withoutRows(text: string): string {
  const heads = /^COPY\s[^;\n]*\sFROM\s+stdin[^;\n]*;/gim;
  let result = '';
  let at = 0;
  for (let head = heads.exec(text); head !== null; head = heads.exec(text)) {
    const start = head.index + head[0].length;
    copiedRows.lastIndex = start;
    const last = copiedRows.exec(text);
    const end = last === null ? text.length : last.index + last[0].length;
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = heads.lastIndex = end;
  }
  return result + text.slice(at);
}
