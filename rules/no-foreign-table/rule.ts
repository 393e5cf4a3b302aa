import type { Architecture } from '../../src/model/architecture.ts';
import { type ForeignPlaces, foreignPlaces } from '../../src/model/foreign-places.ts';
import type { TablePlace } from '../../src/model/resources.ts';
import { tableName } from '../../src/model/resource-name.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { askOwner } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noForeignTable = defineRule({
  ...noOptions,
  id: 'no-foreign-table',
  summary: 'A service names no table that another service owns.',
  clause: 3,
  severity: 'error',
  plant,
  *check(architecture) {
    const counts = (place: TablePlace): boolean => place.role === 'uses' && isByName(architecture, place);
    for (const foreign of foreignPlaces(architecture.resources.tables, counts)) {
      const { table, owner, service, places } = foreign;
      yield {
        explanation: explain(architecture, foreign),
        from: { unit: service },
        to: { unit: owner, symbol: tableName(table) },
        sites: places.map(({ site, technology }) => ({ ...site, note: `by ${technology}` })),
      };
    }
  },
});

/** What goes by an import is judged as an import: the binding of a model, and the models of a generated client. */
function isByName({ resources }: Architecture, { module, site }: TablePlace): boolean {
  const facts = module === undefined ? [] : resources.factsOf(module);
  return !facts.some((fact) => fact.kind === 'table-use' && fact.site === site
    && ('symbol' in fact.of || ('model' in fact.of && fact.technology === 'prisma')));
}

function explain(architecture: Architecture, { table, owner, service }: ForeignPlaces): Explanation {
  return {
    what: `${service.name} reads or writes table ${tableName(table)}, which ${owner.name} owns`,
    why: `${owner.name} can no longer change this table without breaking ${service.name}, and nothing tells it so`,
    fix: `${askOwner(architecture, owner)}; or keep what ${service.name} needs in a table of its own, fed by events of ${owner.name}`,
  };
}
