import { below, oneDatabaseFor, servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

const table = 'mandate_selftest_altered';

/** One service creates a table, and a migration of every other alters it. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [owner, ...others] = servicePlaces(architecture);
  if (owner === undefined) return [];
  return others.map(({ service }) => {
    const path = below(service, 'migrations/0002_mandate_selftest_alter.sql');
    return {
      what: `a migration of ${service.name} alters a table of ${owner.service.name}`,
      edits: [
        ...oneDatabaseFor([owner.service, service], '.env.stage', 'mandate_selftest_stage'),
        { path: below(owner.service, 'migrations/0001_mandate_selftest_altered.sql'), text: `CREATE TABLE ${table} (id integer PRIMARY KEY);`, replaces: true },
        { path, text: `ALTER TABLE ${table} ADD COLUMN note text;`, replaces: true },
      ],
      at: [path],
    };
  });
}
