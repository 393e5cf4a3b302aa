import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';

export type Database = NodePgDatabase;

export function connect(url: string): Database {
  return drizzle(new Pool({ connectionString: url, max: 10 }));
}
