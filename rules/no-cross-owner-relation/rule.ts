import type { Architecture } from '../../src/model/architecture.ts';
import type { Service } from '../../src/model/unit.ts';
import type { Relation, Table } from '../../src/model/resources.ts';
import { tableName } from '../../src/model/resource-name.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { askOwner } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noCrossOwnerRelation = defineRule({
  ...noOptions,
  id: 'no-cross-owner-relation',
  summary: 'No foreign key and no relation joins tables of two services.',
  clause: 3,
  severity: 'error',
  plant,
  *check(architecture) {
    for (const crossing of crossings(architecture.resources.relations)) {
      const { from, to, holder, owner, relations } = crossing;
      yield {
        explanation: explain(architecture, crossing),
        from: { unit: holder, symbol: tableName(from) },
        to: { unit: owner, symbol: tableName(to) },
        sites: relations.map(({ site, technology }) => ({ ...site, note: `by ${technology}` })),
      };
    }
  },
});

/** Two tables of different owners, with all that joins the first to the second. */
interface Crossing {
  readonly from: Table;
  readonly to: Table;
  readonly holder: Service;
  readonly owner: Service;
  readonly relations: readonly Relation[];
}

function crossings(relations: readonly Relation[]): readonly Crossing[] {
  const byEnds = new Map<Table, Map<Table, Crossing>>();
  for (const relation of relations) {
    const { from, to } = relation;
    if (from.owner === undefined || to.owner === undefined || from.owner === to.owner) continue;
    const targets = byEnds.get(from) ?? new Map<Table, Crossing>();
    byEnds.set(from, targets.set(to, {
      from, to, holder: from.owner, owner: to.owner, relations: [...targets.get(to)?.relations ?? [], relation],
    }));
  }
  return [...byEnds.values()].flatMap((targets) => [...targets.values()]);
}

function explain(architecture: Architecture, { from, to, holder, owner }: Crossing): Explanation {
  return {
    what: `table ${tableName(from)} of ${holder.name} is joined to table ${tableName(to)} of ${owner.name}`,
    why: `both tables must now lie in one database, and ${owner.name} cannot move, rename or delete a row without ${holder.name}`,
    fix: `keep the id as a plain column without a constraint or relation, and ${askOwner(architecture, owner)} for what stands behind it`,
  };
}
