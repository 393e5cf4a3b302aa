import type { Architecture, Service, Unit } from '../../src/model/architecture.ts';
import type { Import, Module, Origin } from '../../src/model/graph.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { importStatement, interfaceExporting, projectName } from '../../src/model/wording.ts';

export const noBackDoor = defineRule({
  ...noOptions,
  id: 'no-back-door',
  summary: "A service does not reach another service's code through the barrel of a library.",
  clause: 2,
  severity: 'error',
  *check(architecture) {
    const doors = passingOn(architecture);
    const isService = (module: Module): boolean => architecture.unitOf(module.project).kind === 'service';
    for (const one of architecture.graph.between(isService, doors)) {
      const consumer = architecture.unitOf(one.from.project) as Service;
      for (const name of one.names) {
        const origin = architecture.graph.origin(one.to, name);
        const passage = origin && passageOf(architecture, one, origin);
        if (origin === undefined || passage === undefined) continue;
        yield {
          explanation: explain(architecture, consumer, name, origin, passage),
          from: { unit: consumer, module: one.from },
          to: { unit: passage.owner, module: origin.module, symbol: origin.name },
          sites: [one.site],
          chain: origin.chain,
        };
      }
    }
  },
});

interface Passage {
  readonly owner: Service;
  /** The library module whose re-export leads into the owner. */
  readonly door: Module;
}

/** Modules outside the inside of services that re-export, at any depth, from the inside of one. */
function passingOn({ graph, unitOf, interfaceOf }: Architecture): (module: Module) => boolean {
  const isInside = (module: Module): boolean => unitOf(module.project).kind === 'service' && interfaceOf(module) === undefined;
  const isPassedOn = new Set<Module>();
  for (const one of graph.crossings) if (one.names.length > 0 || one.kind === 'export') {
    if (isInside(one.to) && unitOf(one.from.project).kind !== 'service') isPassedOn.add(one.to);
  }
  return isPassedOn.size === 0 ? () => false : (module) => graph.reexports(module, (other) => isPassedOn.has(other));
}

/**
 * Where the way from a service to a declaration leads through a library into another service. An import of the
 * service's own barrel counts only when that barrel passes a library on by `*`: a named re-export is told there.
 */
function passageOf({ unitOf, interfaceOf }: Architecture, first: Import, { module, chain }: Origin): Passage | undefined {
  const consumer = unitOf(first.from.project);
  const owner = unitOf(module.project);
  if (owner.kind !== 'service' || owner === consumer || interfaceOf(module) !== undefined) return undefined;
  const way = [first, ...chain];
  const out = way.findIndex((step) => unitOf(step.to.project) !== consumer);
  const left = way[out];
  if (left === undefined || (out > 0 && left.names.length > 0)) return undefined;
  const last = way.findLast((step) => unitOf(step.to.project) === owner && unitOf(step.from.project) !== owner);
  if (last === undefined || isService(unitOf(last.from.project))) return undefined;
  // What a service's own interface package re-exports of it is published; that the package imports its service is
  // another rule's matter.
  if (interfaceOf(last.from)?.service === owner) return undefined;
  return { owner, door: last.from };
}

function isService(unit: Unit): boolean {
  return unit.kind === 'service';
}

function explain(architecture: Architecture, consumer: Service, name: string, origin: Origin, { owner, door }: Passage): Explanation {
  const entry = interfaceExporting(architecture, owner, [name]);
  return {
    what: `${consumer.name} reaches the inside of ${owner.name} through ${projectName(door.project)}: ${name} is declared in ${origin.module.path}`,
    why: `the import looks like one of a library, yet ${consumer.name} now runs code of ${owner.name}`,
    fix: entry !== undefined ? importStatement([name], entry.specifier, false)
      : `stop re-exporting it in ${door.path}; publish ${name} in an interface package of ${owner.name} instead`,
  };
}
