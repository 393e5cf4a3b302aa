import type { Architecture } from '../model/architecture.ts';
import { sharings } from '../model/shared-databases.ts';
import type { EdgeKind, ServiceEdge } from '../model/service-edge.ts';
import type { Service, Unit } from '../model/unit.ts';
import { territoryOf, unitFor, type Territory } from './territory.ts';

/**
 * What each service has of others, sorted. What a service publishes counts as the service, so an import through an interface is an
 * edge as one past it is. Whoever touches a table or database depends on its owner; of one that nobody owns, all who share it depend
 * on each other. A message leads from who sends it to who gets it.
 *
 * Source: Steward: The Design Structure System. IEEE Transactions on Engineering Management 28(3), 1981; the kinds are our own.
 */
export function serviceEdges(architecture: Architecture, { imports }: Pick<Territory, 'imports'> = territoryOf(architecture)): readonly ServiceEdge[] {
  const edges = new Map<string, { from: string; to: string; kind: EdgeKind; count: number; file: string }>();
  const add = (from: Unit | undefined, to: Unit | undefined, kind: EdgeKind, file: string): void => {
    if (from?.kind !== 'service' || to?.kind !== 'service' || from === to) return;
    const key = `${from.name}\0${to.name}\0${kind}`;
    const edge = edges.get(key);
    if (edge === undefined) edges.set(key, { from: from.name, to: to.name, kind, count: 1, file });
    else {
      edge.count++;
      if (file < edge.file) edge.file = file;
    }
  };
  for (const { from, to, typeOnly, kind } of imports) {
    add(unitFor(architecture, from), unitFor(architecture, to), typeOnly || kind === 'import-type' ? 'types' : 'code', from.path);
  }
  addData(architecture, add);
  addQueues(architecture, add);
  addConfiguration(architecture, add);
  return [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge);
}

type Add = (from: Unit | undefined, to: Unit | undefined, kind: EdgeKind, file: string) => void;

function addData({ resources: { tables, relations } }: Architecture, add: Add): void {
  for (const { owner, declarations, uses } of tables) {
    const places = [...declarations, ...uses];
    const others = owner === undefined ? servicesOf(places.map(({ unit }) => unit)) : new Set([owner]);
    for (const { unit, site } of places) for (const other of others) add(unit, other, 'data', site.file);
  }
  for (const { from, to, unit, site } of relations) add(from.owner ?? unit, to.owner, 'data', site.file);
}

/** Where nobody is seen to get a message, whoever owns the queue does. */
function addQueues({ resources: { queues } }: Architecture, add: Add): void {
  for (const { owner, uses } of queues) {
    const consumers = servicesOf(uses.flatMap(({ unit, role }) => (role === 'consumes' ? unit : [])));
    if (consumers.size === 0 && owner !== undefined) consumers.add(owner);
    for (const { unit, role, site } of uses) if (role === 'produces') for (const consumer of consumers) add(unit, consumer, 'queue', site.file);
  }
}

function addConfiguration({ resources: { databases } }: Architecture, add: Add): void {
  for (const { owner, uses } of databases) for (const { service, site } of uses) add(service, owner, 'config', site.file);
  for (const { database: { owner }, services, uses } of sharings(databases)) {
    if (owner !== undefined) continue;
    for (const { service, site } of uses) for (const other of services) add(service, other, 'config', site.file);
  }
}

function servicesOf(units: readonly Unit[]): Set<Service> {
  return new Set(units.flatMap((unit) => (unit.kind === 'service' ? unit : [])));
}
