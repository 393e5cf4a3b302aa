import type { Architecture, Library, Service } from '../../src/model/architecture.ts';
import type { Import } from '../../src/model/graph.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { byFilePair, importStatement, interfaceExporting, isShipped, takenNames, unitName } from '../../src/model/wording.ts';

export const noLibraryToService = defineRule({
  ...noOptions,
  id: 'no-library-to-service',
  summary: 'A library imports nothing from the inside of a service.',
  clause: 2,
  severity: 'error',
  *check(architecture) {
    for (const imports of byFilePair(reachingUp(architecture))) {
      const [{ from, to }] = imports as [Import];
      const library = architecture.unitOf(from.project) as Library;
      const service = architecture.unitOf(to.project) as Service;
      yield {
        explanation: explain(architecture, imports, library, service),
        from: { unit: library, module: from },
        to: { unit: service, module: to },
        sites: imports.map(({ site }) => site),
      };
    }
  },
});

function* reachingUp(architecture: Architecture): Iterable<Import> {
  for (const one of architecture.graph.crossings) {
    if (!isShipped(one.from) || architecture.unitOf(one.from.project).kind !== 'library') continue;
    if (architecture.unitOf(one.to.project).kind !== 'service') continue;
    if (architecture.interfaceOf(one.to) !== undefined || one.to.path.endsWith('package.json')) continue;
    // A typed-client package names the type of the router that the service's own `exports` map publishes.
    if (one.typeOnly && one.to.project.manifest?.exports !== undefined && architecture.graph.entryOf(one.to) !== undefined) continue;
    yield one;
  }
}

function explain(architecture: Architecture, imports: readonly Import[], library: Library, service: Service): Explanation {
  const [{ to }] = imports as [Import];
  const names = takenNames(imports);
  const entry = interfaceExporting(architecture, service, names);
  const own = entry?.project === library.project ? undefined : entry;
  return {
    what: `library ${unitName(library)} imports the inside of service ${service.name}: ${to.path}`,
    why: `whoever uses ${unitName(library)} now carries code of ${service.name}, and cannot be deployed without it`,
    fix: own !== undefined
      ? importStatement(names, own.specifier, imports.every(({ typeOnly }) => typeOnly))
      : `move ${names.join(', ') || to.path} down into ${unitName(library)}, or pass it in as a parameter`,
  };
}
