import type { Engine } from '../../model/data-facts.ts';
import { type Definition, definitionOf } from './sql-definitions.ts';
import { type NameAt, type SqlName, isBuiltIn, keyOf } from './sql-names.ts';
import { isQuery, tablesOf } from './sql-queries.ts';
import { routineBody } from './sql-routines.ts';
import { type SqlStatement, statementsOf } from './sql-statements.ts';
import { isMark, isWord } from './sql-tokens.ts';

/** What SQL says about tables, at an offset of its text. */
export type SqlFact =
  | { readonly kind: 'creates'; readonly name: SqlName; readonly engine?: Engine; readonly offset: number }
  | { readonly kind: 'uses' | 'alters'; readonly name: SqlName; readonly offset: number }
  | { readonly kind: 'relation'; readonly from: SqlName; readonly to: SqlName; readonly offset: number }
  | { readonly kind: 'unread'; readonly reason: string; readonly offset: number };

/** Longer texts are dumps; what they hold is written elsewhere too. */
const longest = 1_000_000;

/**
 * Reads the tables that SQL of any dialect creates, alters and uses, in the order of the text. Never throws; a statement
 * that no grammar takes is `unread`.
 *
 * Names are given as they are written. `SET search_path` fills in the schema of those behind it; tables that last as
 * long as the session, common table expressions and the catalogues of the database are left out.
 */
export function parseSql(text: string): readonly SqlFact[] {
  if (text.length > longest) return [{ kind: 'unread', reason: 'the text is too long', offset: 0 }];
  const script: Script = { temporary: new Set(), schema: undefined };
  return statementsOf(text).flatMap((statement) => factsOf(statement, script)).sort((a, b) => a.offset - b.offset);
}

/** What earlier statements of a script say about the names in later ones. */
interface Script {
  readonly temporary: Set<string>;
  schema: string | undefined;
}

function factsOf(tokens: SqlStatement, script: Script): readonly SqlFact[] {
  if (setsPath(tokens, script)) return [];
  const definition = definitionOf(tokens);
  const body = routineBody(tokens);
  return [
    ...definition === undefined ? [] : defined(definition, script),
    ...body.flatMap((statement) => factsOf(statement, script)),
    ...queried(definition === undefined ? tokens : tokens.slice(definition.query ?? tokens.length), script),
  ];
}

function defined({ creates = [], alters = [], references, temporary, engine }: Definition, script: Script): readonly SqlFact[] {
  if (temporary !== undefined) script.temporary.add(keyOf(temporary));
  const from = references && inSchema(references.from, script);
  return [
    ...known(creates, script).map(({ name, offset }) => ({ kind: 'creates' as const, name, offset, ...(engine === undefined ? {} : { engine }) })),
    ...known(alters, script).map(({ name, offset }) => ({ kind: 'alters' as const, name, offset })),
    ...from === undefined ? [] : known(references!.to, script).map(({ name, offset }) => ({ kind: 'relation' as const, from, to: name, offset })),
  ];
}

function queried(tokens: SqlStatement, script: Script): readonly SqlFact[] {
  if (!isQuery(tokens)) return [];
  const read = tablesOf(tokens);
  const offset = tokens[0]!.start;
  if ('unread' in read) return [{ kind: 'unread', reason: read.unread, offset }];
  const into = temporaryOf(tokens);
  if (into !== undefined) script.temporary.add(into);
  return [
    ...known(read.tables, script).map(({ name, offset: at }) => ({ kind: 'uses' as const, name, offset: at })),
    ...read.partly ? [{ kind: 'unread' as const, reason: 'a part of the statement is put in at run time', offset }] : [],
  ];
}

/** `SELECT … INTO TEMP t`. */
function temporaryOf(tokens: SqlStatement): string | undefined {
  const at = tokens.findIndex((token, index) => isWord(token, 'INTO') && isWord(tokens[index + 1], 'TEMP', 'TEMPORARY'));
  const table = at < 0 ? undefined : tokens[at + 2]?.text;
  return table === undefined ? undefined : keyOf({ table });
}

function known(names: readonly NameAt[], script: Script): readonly NameAt[] {
  return names.filter(({ name }) => !isBuiltIn(name) && !script.temporary.has(keyOf(name)))
    .map((each) => ({ ...each, name: inSchema(each.name, script) }));
}

function inSchema(name: SqlName, { schema }: Script): SqlName {
  return name.schema === undefined && schema !== undefined ? { ...name, schema } : name;
}

/** `SET search_path TO orders, public`: the first schema is where unqualified names lie. */
function setsPath(tokens: SqlStatement, script: Script): boolean {
  const at = isWord(tokens[0], 'SET', 'RESET') ? tokens.findIndex((token, index) => index < 3 && isWord(token, 'SEARCH_PATH')) : -1;
  if (at < 0) return false;
  const path = tokens.slice(at + 2).filter((token) => !isMark(token, ',') && token.text !== '$user' && token.text !== '');
  const first = isWord(path[0], 'DEFAULT') ? undefined : path[0]?.text;
  script.schema = first === undefined || first === 'public' ? undefined : first;
  return true;
}
