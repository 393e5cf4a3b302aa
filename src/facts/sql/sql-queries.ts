import { type SqlTree, parseQuery } from './sql-dialects.ts';
import { type NameAt, type SqlName, keyOf, nameAt } from './sql-names.ts';
import { onlyTable } from './sql-only-table.ts';
import { plainQuery } from './sql-plain-query.ts';
import type { SqlStatement } from './sql-statements.ts';
import { isMark, isWord } from './sql-tokens.ts';

/** The tables that a query reads and writes, or why that cannot be told. */
export type QueryTables =
  | { readonly tables: readonly NameAt[]; readonly partly: boolean }
  | { readonly unread: string };

const queryWords = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'REPLACE', 'MERGE'];
/** A grammar must not be handed what costs it seconds or its stack. */
const longest = 60_000;
const mostNested = 40;

/** Whether a statement reads or writes rows. */
export function isQuery(tokens: SqlStatement): boolean {
  const first = tokens.find((token) => !isMark(token, '('));
  return isWord(first, ...queryWords) && tokens.length > 2;
}

/** Tables of common table expressions are none. Each table is told once, in the order of the text. */
export function tablesOf(tokens: SqlStatement): QueryTables {
  const inserted = plainInsert(tokens);
  if (inserted !== undefined) return { tables: [inserted], partly: false };
  if (tokens.at(-1)!.end - tokens[0]!.start > longest) return { unread: 'the statement is too long' };
  if (nestingOf(tokens) > mostNested) return { unread: 'the statement nests too deep' };
  const only = onlyTable(tokens);
  if (only !== undefined) return { tables: [only], partly: false };
  const plain = plainQuery(tokens);
  const tree = parseQuery(plain.text, tokens);
  if (tree === undefined) return { unread: plain.partly ? 'a part of the statement is put in at run time' : 'no dialect takes the statement' };
  const names = new Map<string, SqlName>();
  collect(tree, new Set(), (name) => names.set(keyOf(name), name));
  const tables = [...names.values()].map((name) => located(plain.restore(name), tokens));
  return { tables: tables.sort((a, b) => a.offset - b.offset), partly: plain.partly };
}

/** `INSERT INTO t (…) VALUES …` without a query inside, as seeds hold it a thousand rows long. */
function plainInsert(tokens: SqlStatement): NameAt | undefined {
  if (!isWord(tokens[0], 'INSERT', 'REPLACE')) return undefined;
  const into = tokens.findIndex((token, index) => index < 5 && isWord(token, 'INTO'));
  const table = into < 0 ? undefined : nameAt(tokens, into + 1);
  return table === undefined || tokens.some((token) => isWord(token, 'SELECT', 'FROM', 'WITH', 'TABLE')) ? undefined : table;
}

function nestingOf(tokens: SqlStatement): number {
  let depth = 0;
  let deepest = 0;
  for (const token of tokens) {
    if (isMark(token, '(') || isWord(token, 'CASE')) deepest = Math.max(deepest, ++depth);
    else if (isMark(token, ')') || isWord(token, 'END')) depth--;
  }
  return deepest;
}

/** Goes through a tree without recursion on its depth; what a WITH names is no table below it. */
function collect(root: SqlTree, named: ReadonlySet<string>, found: (name: SqlName) => void): void {
  const open: { readonly node: object; readonly named: ReadonlySet<string> }[] = [{ node: root, named }];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const node = each.node as Readonly<Record<string, unknown>>;
    const scope = withNames(node, each.named);
    const aliases = new Set([...itemsIn(node['from']), ...itemsIn(node['table'])].flatMap(({ as }) => typeof as === 'string' ? [as.toLowerCase()] : []));
    for (const item of [...itemsIn(node['from']), ...itemsIn(node['into']), ...itemsIn(node['table'])]) {
      const name = nameOf(item);
      if (name === undefined || isNamed(name, scope) || (!itemsIn(node['from']).includes(item) && isNamed(name, aliases))) continue;
      found(name);
    }
    for (const key in node) {
      const value = node[key];
      if (typeof value === 'object' && value !== null) open.push({ node: value, named: scope });
    }
  }
}

function withNames(node: Readonly<Record<string, unknown>>, named: ReadonlySet<string>): ReadonlySet<string> {
  const list = node['with'];
  if (!Array.isArray(list) || list.length === 0) return named;
  return new Set([...named, ...list.map((each: { name?: { value?: unknown } | string }) =>
    String(typeof each.name === 'object' ? each.name?.value : each.name).toLowerCase())]);
}

function isNamed({ table, schema }: SqlName, names: ReadonlySet<string>): boolean {
  return schema === undefined && names.has(table.toLowerCase());
}

type TableItem = Readonly<Record<string, unknown>>;

function itemsIn(value: unknown): readonly TableItem[] {
  if (Array.isArray(value)) return value.filter((each): each is TableItem => typeof each === 'object' && each !== null);
  return typeof value === 'object' && value !== null && 'table' in value ? [value as TableItem] : [];
}

function nameOf({ table, db, schema, type }: TableItem): SqlName | undefined {
  if (typeof table !== 'string' || table === '' || type === 'column_ref') return undefined;
  const holder = typeof schema === 'string' && schema !== '' ? schema : db;
  return typeof holder === 'string' && holder !== '' ? { table, schema: holder } : { table };
}

/** Where a name stands as a table; the grammars do not all tell it. */
function located(name: SqlName, tokens: SqlStatement): NameAt {
  let best: NameAt | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const found = isMark(tokens[index - 1], '.') ? undefined : nameAt(tokens, index);
    if (found === undefined || keyOf(found.name) !== keyOf(name)) continue;
    if (isWord(tokens[index - 1], 'FROM', 'JOIN', 'INTO', 'UPDATE', 'ONLY', 'USING', 'IGNORE', 'DELETE', 'APPLY')) return found;
    if (best === undefined && (isMark(tokens[index - 1], ',') || isMark(tokens[index - 1], '('))) best = found;
  }
  return best ?? { name, offset: tokens[0]!.start, next: 0 };
}
