import type { DataFact, TableName } from '../../model/data-facts.ts';
import type { Site } from '../../model/site.ts';
import { type SqlFact, parseSql } from './parse-sql.ts';
import { isRunTimeName } from './sql-names.ts';

/** Where SQL was found, and what its definitions come to there. */
export interface SqlPlace {
  readonly technology: string;
  /** What CREATE TABLE says: a migration makes the table, a schema describes it, a test or seed only passes by. */
  readonly creates: 'migration' | 'schema' | 'use';
  siteAt(offset: number): Site;
  /** The table that is put in at an offset, where the code around the SQL tells it. */
  runTimeTable?(offset: number): TableName | undefined;
}

/** The facts about data that a SQL text tells, in the order of the text. */
export function sqlDataFacts(text: string, place: SqlPlace): readonly DataFact[] {
  return parseSql(text).map((fact) => dataFact(fact, place));
}

function dataFact(fact: SqlFact, place: SqlPlace): DataFact {
  const { technology } = place;
  const site = place.siteAt(fact.offset);
  if (fact.kind === 'unread') return { kind: 'unread', technology, what: 'sql', reason: fact.reason, site };
  if ((fact.kind === 'relation' ? [fact.from, fact.to] : [fact.name]).some(isRunTimeName)) {
    const table = fact.kind === 'uses' || fact.kind === 'alters' ? place.runTimeTable?.(fact.offset) : undefined;
    if (table !== undefined) return { kind: 'table-use', technology, role: fact.kind === 'alters' ? 'alters' : 'uses', of: table, site };
    return { kind: 'unread', technology, what: 'table', reason: 'the table name is built at run time', site };
  }
  if (fact.kind === 'relation') return { kind: 'relation', technology, from: fact.from, to: fact.to, site };
  if (fact.kind !== 'creates') return { kind: 'table-use', technology, role: fact.kind, of: fact.name, site };
  if (place.creates === 'use') return { kind: 'table-use', technology, role: 'alters', of: fact.name, site };
  return {
    kind: 'table',
    technology,
    ...(fact.engine === undefined ? {} : { engine: fact.engine }),
    ...fact.name,
    ...(place.creates === 'migration' ? { migration: true as const } : {}),
    site,
  };
}
