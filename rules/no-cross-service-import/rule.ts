import type { Architecture, Service } from '../../src/model/architecture.ts';
import type { Import } from '../../src/model/graph.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { byFilePair, importStatement, interfaceExporting, takenNames, unitName } from '../../src/model/wording.ts';

export const noCrossServiceImport = defineRule({
  ...noOptions,
  id: 'no-cross-service-import',
  summary: 'A service imports nothing from the inside of another service.',
  clause: 2,
  severity: 'error',
  *check(architecture) {
    for (const imports of byFilePair(reachingInside(architecture))) {
      const [{ from, to }] = imports as [Import];
      const [consumer, owner] = [architecture.unitOf(from.project), architecture.unitOf(to.project) as Service];
      yield {
        explanation: explain(architecture, imports, unitName(consumer), owner),
        from: { unit: consumer, module: from },
        to: { unit: owner, module: to },
        sites: imports.map(({ site }) => site),
      };
    }
  },
});

function* reachingInside(architecture: Architecture): Iterable<Import> {
  for (const one of architecture.graph.crossings) {
    const [from, to] = [architecture.unitOf(one.from.project), architecture.unitOf(one.to.project)];
    if (from.kind !== 'service' || to.kind !== 'service' || from === to) continue;
    if (architecture.interfaceOf(one.to) !== undefined || one.to.path.endsWith('package.json')) continue;
    if (one.typeOnly && isExported(architecture, one)) continue;
    yield one;
  }
}

/** A type taken from what the service's own `exports` map publishes ties no code together (tRPC's AppRouter). */
function isExported({ graph }: Architecture, { to }: Import): boolean {
  return to.project.manifest?.exports !== undefined && graph.entryOf(to) !== undefined;
}

function explain(architecture: Architecture, imports: readonly Import[], consumer: string, owner: Service): Explanation {
  const [{ to }] = imports as [Import];
  const names = takenNames(imports);
  const entry = interfaceExporting(architecture, owner, names);
  const contract = architecture.interfaces.find(({ service, modules }) => service === owner && modules === undefined);
  return {
    what: `${consumer} imports the inside of ${owner.name}: ${to.path}`,
    why: `${owner.name} can no longer change or deploy this file without breaking ${consumer}`,
    fix: entry !== undefined ? importStatement(names, entry.specifier, imports.every(({ typeOnly }) => typeOnly))
      : contract !== undefined ? `publish ${names.join(', ') || 'what is needed'} in ${contract.name}, the interface of ${owner.name}, and import it from there`
        : `publish ${names.join(', ') || 'what is needed'} in an interface package of ${owner.name} (say ${owner.name}-contracts), and import it from there; or call ${owner.name} over the network`,
  };
}
