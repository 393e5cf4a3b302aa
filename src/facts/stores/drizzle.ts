import type { CodeReader } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { drizzleConnections } from './drizzle-connections.ts';
import { drizzleQueries } from './drizzle-queries.ts';
import { drizzleRelations } from './drizzle-relations.ts';
import { drizzleTables } from './drizzle-tables.ts';

/**
 * Drizzle: tables and views with the schema or creator they are made by, foreign keys and relations, `drizzle(…)` and the
 * credentials of drizzle-kit, and queries by the binding that stands for a table.
 *
 * A query counts by its shape (`select().from(users)`, `insert(users).values(…)`) and when its table is a binding of the
 * module, so the database may be imported or injected. `db.query.users` is a member of `schema` where the module imports
 * that, else the table of this name. A view that is declared as `existing()` is a use: it is made elsewhere. A creator or
 * schema that is imported is not followed; raw SQL is read elsewhere.
 */
export const drizzle: CodeReader = {
  id: 'drizzle',
  version: 1,
  packages: ['drizzle-orm', 'drizzle-kit'],
  // What updates and deletes has a condition, and with it an import of drizzle.
  words: ['db.query.', 'tx.query.', 'db.select(', 'db.insert(', 'tx.insert(', '.from(schema.'],
  read: (module) => {
    const tables = drizzleTables(module);
    const declared = new Set(tables.flatMap(({ name }) => name !== undefined && 'symbol' in name ? [name.symbol] : []));
    return inTextOrder([
      ...tables.flatMap(({ facts }) => facts),
      ...drizzleRelations(module, tables),
      ...drizzleConnections(module),
      ...drizzleQueries(module, declared),
    ]);
  },
};
