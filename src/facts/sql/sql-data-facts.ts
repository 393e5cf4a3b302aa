import type { DataFact, TableName } from '../../model/data-facts.ts';
import type { Site } from '../../model/site.ts';
import { type SqlFact, parseSql } from './parse-sql.ts';
import { isRunTimeName, type SqlName } from './sql-names.ts';
import { hole } from './sql-tokens.ts';

/** Where SQL was found, and what its definitions come to there. */
export interface SqlPlace {
  readonly technology: string;
  /** What CREATE TABLE says: a migration makes the table, a schema describes it, a test or seed only passes by. */
  readonly creates: 'migration' | 'schema' | 'use';
  siteAt(offset: number): Site;
  /** The name that is put in at an offset, where the code around the SQL tells it. */
  putInAt?(offset: number): TableName | undefined;
}

/** The facts about data that a SQL text tells, in the order of the text. */
export function sqlDataFacts(text: string, place: SqlPlace): readonly DataFact[] {
  return parseSql(text).map((fact) => dataFact(fact, place));
}

function dataFact(fact: SqlFact, place: SqlPlace): DataFact {
  const { technology } = place;
  const site = place.siteAt(fact.offset);
  if (fact.kind === 'unread') return { kind: 'unread', technology, what: 'sql', reason: fact.reason, site };
  const name = filledIn(fact.kind === 'relation' ? fact.to : fact.name, fact.offset, place);
  if (name === undefined || (fact.kind === 'relation' && isRunTimeName(fact.from))) {
    return { kind: 'unread', technology, what: 'table', reason: 'the table name is built at run time', site };
  }
  if (fact.kind === 'relation') return { kind: 'relation', technology, from: fact.from, to: name, site };
  if (fact.kind !== 'creates') return { kind: 'table-use', technology, role: fact.kind, of: name, site };
  if (place.creates === 'use' || !('table' in name)) return { kind: 'table-use', technology, role: 'alters', of: name, site };
  return {
    kind: 'table',
    technology,
    ...(fact.engine === undefined ? {} : { engine: fact.engine }),
    ...name,
    ...(place.creates === 'migration' ? { migration: true as const } : {}),
    site,
  };
}

/** A name with what its only hole puts in: the whole name, or the schema that it starts with. */
function filledIn(name: SqlName, offset: number, place: SqlPlace): TableName | undefined {
  if (!isRunTimeName(name)) return name;
  // Within quotes the hole stands one further.
  const put = place.putInAt?.(offset) ?? place.putInAt?.(offset + 1);
  if (put === undefined) return undefined;
  if (name.schema === undefined) return name.table === hole ? put : undefined;
  return name.schema === hole && 'table' in put && !name.table.includes(hole) ? { table: name.table, schema: put.table } : undefined;
}
