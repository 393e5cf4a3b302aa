import type { DataFact, UnreadFact } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { type SqlPlace, sqlDataFacts } from '../sql/sql-data-facts.ts';
import { downSectionOf, sqlFileRole } from '../sql/sql-file-role.ts';
import { isMark, tokensOf } from '../sql/sql-tokens.ts';
import { makeLocator } from '../typescript/locate.ts';

/** Longer files are dumps of a whole database. */
const longest = 1_000_000;
const template = /\{[{%]/;

/**
 * Files of SQL: what migrations create, alter and relate. The path tells what a file is for: seeds, fixtures, dumps and
 * what takes a migration back only use tables. Templates of SQL (dbt, Jinja, Go) and files too long are not read.
 */
export const sqlMigrations: Reader<DataFact> = {
  id: 'sql-migrations',
  version: 1,
  reads: (path) => /\.(sql|ddl)$/i.test(path),
  read: (path, text) => ({ facts: factsOf(path, text) }),
};

function factsOf(path: string, text: string): readonly DataFact[] {
  const unread = (reason: string): readonly UnreadFact[] =>
    [{ kind: 'unread', technology: 'sql', what: 'sql', reason, site: { file: path, line: 1, column: 1 } }];
  if (text.length > longest) return unread('the file is too long: a dump, not a migration');
  if (text.includes('\0')) return unread('the file is no text');
  if (template.test(text) && isTemplate(text)) return unread('the file is a template of SQL');
  const role = sqlFileRole(path);
  const locate = makeLocator(text);
  const place = (creates: SqlPlace['creates']): SqlPlace =>
    ({ technology: 'sql', creates, siteAt: (offset) => ({ file: path, ...locate(offset) }) });
  if (role === 'down' || role === 'seed') return sqlDataFacts(text, place('use')).filter(({ kind }) => kind !== 'relation');
  const upEnd = downSectionOf(text);
  return [
    ...sqlDataFacts(text.slice(0, upEnd), place(role === 'migration' ? 'migration' : 'schema')),
    ...sqlDataFacts(' '.repeat(upEnd) + text.slice(upEnd), place('use')).filter(({ kind }) => kind !== 'relation'),
  ];
}

/** Braces in texts and comments make no template. */
function isTemplate(text: string): boolean {
  return tokensOf(text).some((token, index, tokens) => (isMark(token, '{') && (isMark(tokens[index + 1], '{') || isMark(tokens[index + 1], '%')))
    || (token.kind === 'name' && token.text.includes('{{')));
}
