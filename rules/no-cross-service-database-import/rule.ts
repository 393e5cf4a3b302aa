import { reachedNames } from '../../src/graph/taken-names.ts';
import { defineRule, noOptions } from '../../src/model/rule.ts';
import { byEnds } from './by-ends.ts';
import { explainClient, explainNames } from './explain.ts';
import { foreignClients } from './foreign-clients.ts';
import { plant } from './plant.ts';
import { takingsOf } from './takings.ts';

export const noCrossServiceDatabaseImport = defineRule({
  ...noOptions,
  id: 'no-cross-service-database-import',
  summary: "A service imports no models, migrations, repositories, connections or generated clients of another service's database.",
  clause: 3,
  severity: 'error',
  plant,
  *check(architecture) {
    for (const takings of byEnds(takingsOf(architecture), (one) => [one.first.from, one.origin.module])) {
      const [{ consumer, owner, first, origin }] = takings;
      yield {
        explanation: explainNames(architecture, takings),
        from: { unit: consumer, module: first.from },
        to: { unit: owner, module: origin.module, names: takings.map(({ name, origin: { name: declared } }) => (name === '*' ? name : declared)) },
        sites: [...new Set(takings.map((taking) => taking.first))].map(({ site }) => site),
        ...(origin.chain.length === 0 ? {} : { chain: [first, ...origin.chain] }),
      };
    }
    for (const uses of byEnds(foreignClients(architecture), (use) => [use.one.from, use.owner])) {
      const [{ one, client, consumer, owner }] = uses;
      yield {
        explanation: explainClient(architecture, uses),
        from: { unit: consumer, module: one.from },
        to: { unit: owner, symbol: client, names: reachedNames(uses.map((use) => use.one)) },
        sites: uses.map((use) => use.one.site),
      };
    }
  },
});
