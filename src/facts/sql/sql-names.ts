import { type SqlToken, hole, isMark } from './sql-tokens.ts';

/** A table as a statement names it. */
export interface SqlName {
  /** Holds the `hole` character where a part of it is put in at run time. */
  readonly table: string;
  readonly schema?: string;
}

/** A name that stands in a statement, and the index of the token behind it. */
export interface NameAt {
  readonly name: SqlName;
  readonly offset: number;
  readonly next: number;
}

const catalogues = /^(information_schema|pg_catalog|performance_schema|sys|mysql|system)$/i;
const ownTables = /^(pg_\w+|sqlite_\w+|dual|inserted|deleted|generate_series|[#@].*)$/i;

/** Reads `a`, `a.b` or `a.b.c` from the token at an index; the last two parts are schema and table. */
export function nameAt(tokens: readonly SqlToken[], index: number): NameAt | undefined {
  const parts: string[] = [];
  const first = tokens[index];
  let at = index;
  for (;;) {
    const token = tokens[at];
    if (token === undefined || !isName(token)) break;
    parts.push(token.text);
    at++;
    if (!isMark(tokens[at], '.')) break;
    at++;
    if (isMark(tokens[at], '.')) at++; // `database..table` leaves the schema out.
  }
  const table = parts.at(-1);
  if (first === undefined || table === undefined || isMark(tokens[at - 1], '.')) return undefined;
  const schema = parts.at(-2);
  return { name: { table, ...(schema === undefined ? {} : { schema }) }, offset: first.start, next: at };
}

/** `a, b.c, d`: the names of a list. */
export function namesAt(tokens: readonly SqlToken[], index: number): readonly NameAt[] {
  const names: NameAt[] = [];
  for (let at = index; ;) {
    const found = nameAt(tokens, at);
    if (found === undefined) return names;
    names.push(found);
    if (!isMark(tokens[found.next], ',')) return names;
    at = found.next + 1;
  }
}

/** Tables that every database brings along, and those that only live within a session. */
export function isBuiltIn({ table, schema }: SqlName): boolean {
  return (schema !== undefined && catalogues.test(schema)) || ownTables.test(table);
}

/** Whether two names are one to a database that does not tell upper from lower case. */
export function keyOf({ table, schema }: SqlName): string {
  return `${schema ?? ''}.${table}`.toLowerCase();
}

export function isRunTimeName({ table, schema }: SqlName): boolean {
  return table.includes(hole) || (schema?.includes(hole) ?? false);
}

function isName(token: SqlToken): boolean {
  return token.kind === 'word' || token.kind === 'name' || token.kind === 'hole';
}
