import type { Architecture } from '../model/architecture.ts';
import type { Service } from '../model/unit.ts';
import type { Graph, Import, Module, Origin } from '../model/graph.ts';
import type { Persistence, Table } from '../model/resources.ts';
import { membersOf, originsOf } from './whole-names.ts';

/** A name that a service takes from what another service keeps its data with. */
export interface ForeignName {
  readonly consumer: Service;
  readonly owner: Service;
  readonly name: string;
  readonly origin: Origin;
  readonly persistence: Persistence;
}

export interface ForeignPersistence {
  /** The service whose data a module is there for; undefined for other modules, and for data without one owner. */
  ownerOf(module: Module): Service | undefined;
  /** The names of an import that belong to another service's persistence, by the files that declare them. */
  takenBy(one: Import): readonly ForeignName[];
  /** Whether that is all that an import takes. */
  isAllOf(one: Import): boolean;
}

/** Persistence belongs to the service that holds it; a model in a library to the service that owns its tables. */
export function foreignPersistence({ graph, resources, unitOf }: Architecture): ForeignPersistence {
  const inLibraries = ownersInLibraries(resources.tables);
  const ownerOf = (module: Module): Service | undefined => {
    const persistence = resources.persistence(module);
    if (persistence === undefined) return undefined;
    const client = resources.clients.find(({ directory }) => directory !== undefined && module.path.startsWith(`${directory}/`));
    const unit = client?.unit ?? unitOf(module.project);
    return unit.kind === 'service' ? unit : inLibraries.get(module);
  };
  const foreign = (one: Import): readonly (ForeignName | undefined)[] => {
    const consumer = unitOf(one.from.project);
    if (consumer.kind !== 'service') return [];
    return originsOf(graph, one).map(({ name, origin }) => {
      const found = origin && persistent(graph, origin, ownerOf);
      const owner = found && ownerOf(found.module);
      if (found === undefined || owner === undefined || owner === consumer) return undefined;
      return { consumer, owner, name, origin: found, persistence: resources.persistence(found.module)! };
    });
  };
  return {
    ownerOf,
    takenBy: (one) => foreign(one).filter((name) => name !== undefined),
    isAllOf: (one) => {
      const names = foreign(one);
      return names.length > 0 && names.every((name) => name !== undefined);
    },
  };
}

/** Where persistence is declared: at the origin itself; or, of a namespace that holds nothing else, at its first member. */
function persistent(graph: Graph, origin: Origin, ownerOf: ForeignPersistence['ownerOf']): Origin | undefined {
  if (ownerOf(origin.module) !== undefined) return origin;
  const members = membersOf(graph, origin);
  return members.every(({ module }) => ownerOf(module) !== undefined) ? members[0] : undefined;
}

/** The modules that describe tables of one service alone. */
function ownersInLibraries(tables: readonly Table[]): ReadonlyMap<Module, Service | undefined> {
  const owners = new Map<Module, Service | undefined>();
  for (const { owner, declarations } of tables) {
    for (const { module, role, unit } of declarations) {
      if (module === undefined || role !== 'models' || unit.kind === 'service') continue;
      owners.set(module, owners.has(module) && owners.get(module) !== owner ? undefined : owner);
    }
  }
  return owners;
}
