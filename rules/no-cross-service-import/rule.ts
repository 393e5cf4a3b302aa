import { foreignPersistence } from '../../src/graph/foreign-persistence.ts';
import { importRepairs, repairText } from '../../src/graph/import-repair.ts';
import { isManifest } from '../../src/graph/module-kind.ts';
import { entriesInstead, publishedInstead, typesInstead, unpublishedNames } from '../../src/graph/published-instead.ts';
import { isPublished } from '../../src/graph/published-names.ts';
import { byFilePair, reachedNames } from '../../src/graph/taken-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Service } from '../../src/model/unit.ts';
import type { Import } from '../../src/model/graph.ts';
import type { Repair } from '../../src/model/repair.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { listed } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noCrossServiceImport = defineRule({
  ...noOptions,
  id: 'no-cross-service-import',
  summary: 'A service imports nothing from the inside of another service.',
  clause: 2,
  severity: 'error',
  plant,
  *check(architecture) {
    const repairOf = importRepairs(architecture);
    for (const imports of byFilePair(reachingInside(architecture))) {
      const [{ from, to }] = imports as [Import];
      const [consumer, owner] = [architecture.unitOf(from.project) as Service, architecture.unitOf(to.project) as Service];
      const repair = repairOf(imports, entriesInstead(architecture, owner));
      yield {
        explanation: explain(architecture, imports, { consumer, owner, repair }),
        ...(repair === undefined ? {} : { repair }),
        from: { unit: consumer, module: from },
        to: { unit: owner, module: to, names: reachedNames(imports) },
        sites: imports.map(({ site }) => site),
      };
    }
  },
});

function* reachingInside(architecture: Architecture): Iterable<Import> {
  const persistence = foreignPersistence(architecture);
  for (const one of architecture.graph.crossings) {
    const [from, to] = [architecture.unitOf(one.from.project), architecture.unitOf(one.to.project)];
    if (from.kind !== 'service' || to.kind !== 'service' || from === to) continue;
    if (architecture.interfaceOf(one.to) !== undefined || isManifest(one.to)) continue;
    if (one.typeOnly && isPublished(architecture.graph, one.to)) continue;
    // What another service keeps its data with is told by the rule of the clause on data.
    if (!persistence.isAllOf(one)) yield one;
  }
}

interface Ends {
  readonly consumer: Service;
  readonly owner: Service;
  readonly repair: Repair | undefined;
}

function explain(architecture: Architecture, imports: readonly Import[], { consumer, owner, repair }: Ends): Explanation {
  const [{ to }] = imports as [Import];
  return {
    what: `${consumer.name} imports the inside of ${owner.name}: ${to.path}`,
    why: `${owner.name} can no longer change or deploy this file without breaking ${consumer.name}`,
    fix: repairText(repair, imports) ?? publishedInstead(architecture, imports, owner) ?? publish(architecture, imports, consumer, owner),
  };
}

function publish(architecture: Architecture, imports: readonly Import[], consumer: Service, owner: Service): string {
  if (imports.every(({ kind }) => kind === 'mock')) {
    return `mock what ${consumer.name} itself calls: its own client, or an interface of ${owner.name}`;
  }
  const contract = architecture.interfaces.find(({ service, modules }) => service === owner && modules === undefined);
  const names = listed(unpublishedNames(architecture, imports, owner));
  const needed = `what ${consumer.name} needs${names === '' ? '' : ` of ${names}`}`;
  const types = typesInstead(architecture, imports);
  const [{ to: { path, project: { manifest } } }] = imports as [Import];
  const isTypes = imports.every(({ typeOnly }) => typeOnly);
  const ways = [
    ...(types === undefined ? [] : [`${types}, if its type is all that is needed`]),
    contract !== undefined
      ? `publish ${needed} in ${contract.name}, the interface of ${owner.name}, and import from there`
      : `publish ${needed} in an interface package of ${owner.name} (say ${owner.name}-contracts), and import from there`,
    ...(isTypes && manifest?.exports !== undefined ? [`publish ${path} in "exports" of ${manifest.file}, which opens it for types`] : []),
    ...(isTypes ? [] : [`call ${owner.name} over the network`]),
  ];
  return ways.join('; or ');
}
