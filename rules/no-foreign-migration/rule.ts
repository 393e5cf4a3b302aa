import { type ForeignPlaces, foreignPlaces } from '../../src/model/foreign-places.ts';
import { tableName } from '../../src/model/resource-name.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { plant } from './plant.ts';

export const noForeignMigration = defineRule({
  ...noOptions,
  id: 'no-foreign-migration',
  summary: 'A migration of a service changes no table that another service owns.',
  clause: 3,
  severity: 'error',
  plant,
  *check({ resources }) {
    for (const foreign of foreignPlaces(resources.tables, ({ role }) => role === 'creates' || role === 'alters')) {
      const { table, owner, service, places } = foreign;
      yield {
        explanation: explain(foreign),
        from: { unit: service },
        to: { unit: owner, symbol: tableName(table) },
        sites: places.map(({ site, role, technology }) => ({ ...site, note: `${role} it, by ${technology}` })),
      };
    }
  },
});

function explain({ table, owner, service, places }: ForeignPlaces): Explanation {
  const creates = places.some(({ role }) => role === 'creates');
  return {
    what: `a migration of ${service.name} ${creates ? 'creates' : 'alters'} table ${tableName(table)}, which ${owner.name} owns`,
    why: `the table now has two histories: what it looks like depends on which of ${owner.name} and ${service.name} was deployed last`,
    fix: `move the statement into a migration of ${owner.name}; what only ${service.name} needs belongs in a table of its own`,
  };
}
