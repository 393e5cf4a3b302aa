import { below, oneDatabaseFor, servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

const table = 'mandate_selftest_joined';

/** One service creates a table, and a table of every other has a foreign key to it. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [owner, ...others] = servicePlaces(architecture);
  if (owner === undefined) return [];
  return others.map(({ service }, at) => {
    const path = below(service, 'migrations/0003_mandate_selftest_join.sql');
    return {
      what: `a table of ${service.name} has a foreign key to a table of ${owner.service.name}`,
      edits: [
        ...oneDatabaseFor([owner.service, service], '.env.stage', 'mandate_selftest_stage'),
        { path: below(owner.service, 'migrations/0001_mandate_selftest_joined.sql'), text: `CREATE TABLE ${table} (id integer PRIMARY KEY);`, replaces: true },
        { path, text: `CREATE TABLE ${table}_${at + 1} (id integer PRIMARY KEY, other integer REFERENCES ${table} (id));`, replaces: true },
      ],
      at: [path],
    };
  });
}
