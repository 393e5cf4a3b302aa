import { importRepairs, repairText } from '../../src/graph/import-repair.ts';
import { isManifest, isShipped } from '../../src/graph/module-kind.ts';
import { entriesInstead, publishedInstead, typesInstead } from '../../src/graph/published-instead.ts';
import { isPublished } from '../../src/graph/published-names.ts';
import { byFilePair, reachedNames, takenNames } from '../../src/graph/taken-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Library, Service } from '../../src/model/unit.ts';
import type { Import } from '../../src/model/graph.ts';
import type { Repair } from '../../src/model/repair.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { listed, unitName } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noLibraryToService = defineRule({
  ...noOptions,
  id: 'no-library-to-service',
  summary: 'A library imports nothing from the inside of a service.',
  clause: 2,
  severity: 'error',
  plant,
  *check(architecture) {
    const repairOf = importRepairs(architecture);
    for (const imports of byFilePair(reachingUp(architecture))) {
      const [{ from, to }] = imports as [Import];
      const library = architecture.unitOf(from.project) as Library;
      const service = architecture.unitOf(to.project) as Service;
      const repair = repairOf(imports, entriesInstead(architecture, service, library.project));
      yield {
        explanation: explain(architecture, imports, { library, service, repair }),
        ...(repair === undefined ? {} : { repair }),
        from: { unit: library, module: from },
        to: { unit: service, module: to, names: reachedNames(imports) },
        sites: imports.map(({ site }) => site),
      };
    }
  },
});

function* reachingUp(architecture: Architecture): Iterable<Import> {
  for (const one of architecture.graph.crossings) {
    if (!isShipped(one.from) || architecture.unitOf(one.from.project).kind !== 'library') continue;
    if (architecture.unitOf(one.to.project).kind !== 'service') continue;
    if (architecture.interfaceOf(one.to) !== undefined || isManifest(one.to)) continue;
    // A typed-client package names the type of the router that the service publishes.
    if (one.typeOnly && isPublished(architecture.graph, one.to)) continue;
    yield one;
  }
}

interface Ends {
  readonly library: Library;
  readonly service: Service;
  readonly repair: Repair | undefined;
}

function explain(architecture: Architecture, imports: readonly Import[], { library, service, repair }: Ends): Explanation {
  const [{ to }] = imports as [Import];
  const name = unitName(library);
  return {
    what: `library ${name} imports the inside of service ${service.name}: ${to.path}`,
    why: `whoever uses ${name} now depends on code of ${service.name}, and cannot be built or deployed without it`,
    fix: repairText(repair, imports) ?? publishedInstead(architecture, imports, service, library.project) ?? moveDown(architecture, imports, library, service),
  };
}

function moveDown(architecture: Architecture, imports: readonly Import[], library: Library, service: Service): string {
  const [{ from, to: { path, project: { manifest } } }] = imports as [Import];
  const names = listed(takenNames(imports));
  const passedOn = imports.every(({ kind }) => kind === 'export');
  const types = typesInstead(architecture, imports);
  const isTypes = imports.every(({ typeOnly }) => typeOnly);
  const ways = [
    ...(types === undefined ? [] : [`${types}, if its type is all that is needed`]),
    ...(passedOn && architecture.interfaceOf(from) === undefined
      ? [`stop re-exporting ${names || path} in ${from.path}, and let ${service.name} publish it in ${interfaceName(architecture, service)}`]
      : []),
    `move ${names || path} into ${unitName(library)}`,
    ...(isTypes && manifest?.exports !== undefined ? [`publish ${path} in "exports" of ${manifest.file}, which opens it for types`] : []),
    ...(isTypes || passedOn ? [] : ['let whoever calls the library pass it in']),
  ];
  return ways.join('; or ');
}

function interfaceName({ interfaces }: Architecture, service: Service): string {
  const contract = interfaces.find(({ service: owner, modules }) => owner === service && modules === undefined);
  return contract?.name ?? `an interface package (say ${service.name}-contracts)`;
}
