import type { Unit } from '../../model/unit.ts';
import type { Database } from '../../model/resources.ts';

/** Whether the tables of the unit `to` are out of reach for `from`; `schema` is what a name tells of its own. */
export type Apart = (from: Unit, to: Unit, schema?: string) => boolean;

/**
 * Tells by the configuration which units keep their data apart: in databases, or in schemas of one database. A name that
 * tells its schema reaches into that of any other in the same database. Where nothing is configured, nobody is apart.
 */
export function databasesApart(databases: readonly Database[]): Apart {
  const of = (unit: Unit): readonly Database[] => databases.filter(({ uses }) => uses.some(({ service }) => service === unit));
  return (from, to, schema) => {
    const [mine, theirs] = [of(from), of(to)];
    return mine.length > 0 && theirs.length > 0
      && !mine.some((one) => theirs.some((other) => one === other || (schema !== undefined && isSchemaOf(schema, other) && placeOf(one) === placeOf(other))));
  };
}

/** A schema that an address does not tell is the one that PostgreSQL takes by itself. */
function isSchemaOf(schema: string, { address, engine }: Database): boolean {
  return schema.toLowerCase() === (address?.schema ?? (engine === 'postgres' ? 'public' : undefined))?.toLowerCase();
}

/** A database without its schema; its name tells none that every server has. */
function placeOf({ name, address }: Database): string {
  const schema = `, schema ${address?.schema ?? ''}`;
  return name.endsWith(schema) ? name.slice(0, -schema.length) : name;
}
