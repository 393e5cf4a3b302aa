import { publishedInstead } from '../../src/graph/published-instead.ts';
import { isPublished } from '../../src/graph/published-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Service } from '../../src/model/unit.ts';
import type { Import, Module, Origin } from '../../src/model/graph.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { listed, nameInProse, projectName } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noBackDoor = defineRule({
  ...noOptions,
  id: 'no-back-door',
  summary: "A service does not reach another service's code through the barrel of a library.",
  clause: 2,
  severity: 'error',
  plant,
  *check(architecture) {
    for (const passages of byEnds(passagesOf(architecture))) {
      const [{ consumer, first, owner, origin }] = passages as [Passage];
      yield {
        explanation: explain(architecture, passages),
        from: { unit: consumer, module: first.from },
        to: { unit: owner, module: origin.module, names: passages.map(nameReached) },
        sites: passages.map((passage) => passage.first.site),
        chain: [first, ...origin.chain],
      };
    }
  },
});

/** One name on its way from the inside of a service, through a library, into another service. */
interface Passage {
  readonly consumer: Service;
  /** The import by which the consumer takes the name from a library. */
  readonly first: Import;
  readonly name: string;
  readonly origin: Origin;
  readonly owner: Service;
  /** The library module whose re-export leads into a service. */
  readonly door: Module;
}

/**
 * Judged where a service takes a name from outside of itself: what its own modules pass on to each other is told there
 * once. A whole namespace, and `export *`, take every name.
 */
function* passagesOf(architecture: Architecture): Iterable<Passage> {
  const { graph, resources, unitOf } = architecture;
  const isDoor = passingOn(architecture);
  if (isDoor === undefined) return;
  for (const first of graph.crossings) {
    if (!isDoor(first.to) || !isInService(architecture, first.from)) continue;
    const consumer = unitOf(first.from.project) as Service;
    const names = first.names.flatMap((name) => (name === '*' ? graph.exportedNames(first.to) : [name]));
    for (const name of new Set(names)) {
      const origin = graph.origin(first.to, name);
      // What a service keeps its data with is told once, by no-cross-service-database-import.
      if (origin?.told !== true || resources.persistence(origin.module) !== undefined) continue;
      const [owner, door] = [unitOf(origin.module.project), doorOf(architecture, consumer, first, origin)];
      if (owner.kind !== 'service' || door === undefined) continue;
      yield { consumer, first, name, origin, owner, door };
    }
  }
}

/** Modules of libraries that re-export, at any depth, from the inside of a service; undefined when there are none. */
function passingOn(architecture: Architecture): ((module: Module) => boolean) | undefined {
  const { graph } = architecture;
  const passedOn = new Set(graph.crossings
    .filter((one) => isInService(architecture, one.to) && !isInService(architecture, one.from) && one.names.length > 0)
    .map(({ to }) => to));
  if (passedOn.size === 0) return undefined;
  const leadsThere = graph.reexporters((module) => passedOn.has(module));
  return (module) => leadsThere(module) && !isInService(architecture, module);
}

/** Where the way to a declaration leads from a library into the inside of another service, if that is no published way. */
function doorOf(architecture: Architecture, consumer: Service, first: Import, { module, chain }: Origin): Module | undefined {
  const { graph, unitOf, interfaceOf } = architecture;
  if (unitOf(module.project) === consumer || interfaceOf(module) !== undefined) return undefined;
  const way = [first, ...chain];
  const entering = way.findLast((step) => isInService(architecture, step.to) && !isInService(architecture, step.from));
  if (entering === undefined) return undefined;
  const entered = unitOf(entering.to.project);
  // What a service takes back from itself is told where it left, and what its own interface passes on is published.
  if (entered === consumer || interfaceOf(entering.to) !== undefined || interfaceOf(entering.from)?.service === entered) return undefined;
  // A typed client passes on types that the service's own exports map publishes.
  if (isPublished(graph, entering.to) && way.some(({ typeOnly }) => typeOnly)) return undefined;
  return entering.from;
}

function isInService({ unitOf }: Architecture, module: Module): boolean {
  return unitOf(module.project).kind === 'service';
}

/** One finding for all names that one module takes from another, whatever the ways. */
function byEnds(passages: Iterable<Passage>): Passage[][] {
  const groups = new Map<Module, Map<Module, Passage[]>>();
  for (const passage of passages) {
    const [from, to] = [passage.first.from, passage.origin.module];
    const targets = groups.get(from) ?? new Map<Module, Passage[]>();
    groups.set(from, targets.set(to, [...(targets.get(to) ?? []), passage]));
  }
  return [...groups.values()].flatMap((targets) => [...targets.values()]);
}

function explain(architecture: Architecture, passages: readonly Passage[]): Explanation {
  const [{ consumer, owner, origin: { module }, door, first }] = passages as [Passage];
  const declared = listed([...new Set(passages.map(({ origin }) => nameInProse(origin.name)))].sort());
  const contract = architecture.interfaces.find(({ service, modules }) => service === owner && modules === undefined);
  const taken = passages.map(takenStraight);
  return {
    what: `${consumer.name} reaches the inside of ${owner.name} through ${roomName(architecture, first.to)}: ${declared} of ${module.path}`,
    why: `it looks like an import of a library, yet ${consumer.name} now depends on code of ${owner.name}`,
    fix: publishedInstead(architecture, taken, owner)
      ?? `stop passing on ${declared} in ${door.path}; publish what is needed in `
        + `${contract?.name ?? `an interface package of ${owner.name} (say ${owner.name}-contracts)`}, and import from there`,
  };
}

/** The import of one name, were it taken from where it is declared. What an import says is read when asked for, so no spread has it. */
function takenStraight({ first: { from, kind, typeOnly, specifier, locals, site }, name, origin: { module } }: Passage): Import {
  return { from, kind, typeOnly, specifier, locals, site, to: module, names: [name] };
}

/** What lies at the root of the repository belongs to no library that a person would know by name. */
function roomName({ unitOf }: Architecture, { project, path }: Module): string {
  return unitOf(project).kind === 'workspace' ? path : projectName(project);
}

/** What a namespace takes does not become another finding with every name that is added to it. */
function nameReached({ first, origin }: Passage): string {
  return first.names.includes('*') ? '*' : origin.name;
}
