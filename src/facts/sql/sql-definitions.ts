import type { Engine } from '../../model/data-facts.ts';
import { type NameAt, type SqlName, nameAt, namesAt } from './sql-names.ts';
import type { SqlStatement } from './sql-statements.ts';
import { isMark, isWord } from './sql-tokens.ts';

/** What a statement says that defines something. */
export interface Definition {
  readonly creates?: readonly NameAt[];
  readonly alters?: readonly NameAt[];
  /** Only for the session: its name means no table of the database. */
  readonly temporary?: SqlName;
  readonly references?: { readonly from: SqlName; readonly to: readonly NameAt[] };
  readonly engine?: Engine;
  /** Index of the first token of the query that fills it. */
  readonly query?: number;
}

const kindWords = ['TABLE', 'VIEW', 'INDEX', 'TRIGGER', 'POLICY', 'PROJECTION', 'STATISTICS', 'RULE'];
const wordsBetween = ['IF', 'NOT', 'EXISTS', 'ONLY', 'CONCURRENTLY'];
const mostWords = 10;

/**
 * Reads the head of a statement that creates, alters or drops a table or a part of one, and the REFERENCES in its body.
 * The heads are the same in all dialects, so they are read from the tokens. Undefined for other statements; a
 * definition of something that is no table says nothing.
 */
export function definitionOf(tokens: SqlStatement): Definition | undefined {
  const first = tokens[0];
  if (isWord(first, 'COMMENT')) return commentOn(tokens);
  if (isWord(first, 'RENAME') && isWord(tokens[1], 'TABLE')) return renamed(tokens, 2);
  if (isWord(first, 'TRUNCATE')) return { alters: namesAt(tokens, skip(tokens, isWord(tokens[1], 'TABLE') ? 2 : 1)) };
  if (!isWord(first, 'CREATE', 'ALTER', 'DROP')) return undefined;
  const kind = tokens.findIndex((token, index) => index > 0 && index < mostWords && isWord(token, ...kindWords));
  const other = tokens.findIndex((token, index) => index > 0 && !(token.kind === 'word'));
  if (kind < 0 || (other >= 0 && other < kind && !isMark(tokens[other], '='))) return {};
  if (isWord(tokens[kind], 'TABLE', 'VIEW')) return isWord(tokens[1], 'EVENT') ? {} : ofTable(tokens, kind);
  return ofPart(tokens, kind);
}

function ofTable(tokens: SqlStatement, kind: number): Definition {
  const names = namesAt(tokens, skip(tokens, kind + 1));
  const table = names[0];
  if (table === undefined) return {};
  if (isWord(tokens[0], 'DROP')) return { alters: names };
  if (isWord(tokens[0], 'ALTER')) return isWord(tokens[kind], 'VIEW') ? { alters: [table] } : altered(tokens, table);
  const query = tokens.findIndex((token, index) => index >= table.next && isWord(token, 'AS')
    && (isWord(tokens[index + 1], 'SELECT', 'WITH') || isMark(tokens[index + 1], '(')));
  const filled = query < 0 ? {} : { query: query + 1 };
  if (tokens.slice(1, kind).some((token) => isWord(token, 'TEMP', 'TEMPORARY'))) return { temporary: table.name, ...filled };
  const engine = engineOf(tokens);
  return {
    creates: [table],
    references: referencesOf(tokens, table),
    ...(engine === undefined ? {} : { engine }),
    ...filled,
  };
}

function altered(tokens: SqlStatement, table: NameAt): Definition {
  const references = referencesOf(tokens, table);
  const to = isWord(tokens[table.next], 'RENAME') ? table.next + 1 : -1;
  const renamed = isWord(tokens[to], 'TO') ? nameAt(tokens, to + 1) : undefined;
  return { alters: [table], references, ...(renamed === undefined ? {} : { creates: [renamed] }) };
}

/** `RENAME TABLE a TO b, c TO d`. */
function renamed(tokens: SqlStatement, start: number): Definition {
  const alters: NameAt[] = [];
  const creates: NameAt[] = [];
  for (let at = start; ;) {
    const from = nameAt(tokens, at);
    const to = from && isWord(tokens[from.next], 'TO') ? nameAt(tokens, from.next + 1) : undefined;
    if (from === undefined || to === undefined) return { alters, creates };
    alters.push(from);
    creates.push(to);
    at = to.next + 1;
  }
}

/** An index, trigger or policy changes the table behind its first ON. */
function ofPart(tokens: SqlStatement, kind: number): Definition {
  const on = tokens.findIndex((token, index) => index > kind && isWord(token, 'ON'));
  const table = on < 0 ? undefined : nameAt(tokens, skip(tokens, on + 1));
  return table === undefined ? {} : { alters: [table] };
}

function commentOn(tokens: SqlStatement): Definition {
  if (isWord(tokens[2], 'TABLE')) return { alters: namesAt(tokens, 3).slice(0, 1) };
  return {};
}

/** REFERENCES is no name in any dialect: as a plain word it always begins a foreign key. */
function referencesOf(tokens: SqlStatement, table: NameAt): { readonly from: SqlName; readonly to: readonly NameAt[] } {
  const to = tokens.flatMap((token, index) => {
    const target = index >= table.next && isWord(token, 'REFERENCES') ? nameAt(tokens, index + 1) : undefined;
    return target === undefined ? [] : [target];
  });
  return { from: table.name, to };
}

/** Engines that a table option names; other dialects have no such option. */
function engineOf(tokens: SqlStatement): Engine | undefined {
  const option = tokens.findIndex((token, index) => isWord(token, 'ENGINE') && isMark(tokens[index + 1], '='));
  const name = option < 0 ? '' : tokens[option + 2]?.text ?? '';
  if (/MergeTree$/.test(name)) return 'clickhouse';
  return /^(innodb|myisam|aria|memory)$/i.test(name) ? 'mysql' : undefined;
}

function skip(tokens: SqlStatement, index: number): number {
  let at = index;
  while (isWord(tokens[at], ...wordsBetween)) at++;
  return at;
}
