import { databasesOf } from './run-migrations.ts';
import type { Postgres } from './postgres.ts';

export interface Catalogue {
  readonly databases: readonly string[];
  /** `shop: orders.order_lines`. */
  readonly tables: readonly string[];
  /** `shop: orders.order_lines -> orders.orders`. */
  readonly foreignKeys: readonly string[];
}

const tables = `
  SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;
const foreignKeys = `
  SELECT from_schema.nspname || '.' || from_table.relname || ' -> ' || to_schema.nspname || '.' || to_table.relname
  FROM pg_constraint
  JOIN pg_class from_table ON from_table.oid = conrelid JOIN pg_namespace from_schema ON from_schema.oid = from_table.relnamespace
  JOIN pg_class to_table ON to_table.oid = confrelid JOIN pg_namespace to_schema ON to_schema.oid = to_table.relnamespace
  WHERE contype = 'f'`;

/** What a server says that it holds. */
export async function readCatalogue(postgres: Postgres): Promise<Catalogue> {
  const databases = await databasesOf(postgres);
  const ask = async (sql: string): Promise<string[]> => {
    const found: string[] = [];
    for (const database of databases) {
      found.push(...(await postgres.run(sql, { user: 'postgres', database })).map((row) => `${database}: ${row}`));
    }
    return found.sort();
  };
  return { databases, tables: await ask(tables), foreignKeys: await ask(foreignKeys) };
}
