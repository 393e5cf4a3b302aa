import { below, beside, oneDatabaseFor, servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

const table = 'mandate_selftest_read';

/** One service creates a table, and every other reads it with a query. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [owner, ...readers] = servicePlaces(architecture);
  if (owner === undefined) return [];
  return readers.map(({ service, module }) => {
    const path = beside(module, 'mandate-selftest-query.ts');
    return {
      what: `${service.name} reads a table of ${owner.service.name} with a query`,
      edits: [
        // Services whose databases are known to be different ones would each mean a table of their own.
        ...oneDatabaseFor([owner.service, service], '.env.stage', 'mandate_selftest_stage'),
        { path: below(owner.service, 'migrations/0001_mandate_selftest_read.sql'), text: `CREATE TABLE ${table} (id integer PRIMARY KEY);`, replaces: true },
        { path, text: `import { Pool } from 'pg';\n\nexport const rows = new Pool().query('SELECT id FROM ${table}');\n`, replaces: true },
      ],
      at: [path],
    };
  });
}
